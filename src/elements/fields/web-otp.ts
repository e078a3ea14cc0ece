declare global {
  /** What the WebOTP API adds to the Credential Management API (WICG, Chrome on Android). */
  interface CredentialRequestOptions {
    readonly otp?: {readonly transport: readonly 'sms'[]};
  }
}

/**
 * Waits for the code in a text message that is bound to this site, once the person lets the browser hand it over. Gives
 * nothing if that is refused, over or not possible here.
 *
 * @param signal Ends the wait.
 */
export async function receiveCode(signal: AbortSignal): Promise<string | undefined> {
  try {
    const received = await navigator.credentials.get({otp: {transport: ['sms']}, signal});
    const code = received && 'code' in received && received.code;
    return typeof code === 'string' && !signal.aborted ? code : undefined;
  } catch {
    // Whatever came in the way, the code can be typed.
    return undefined;
  }
}
