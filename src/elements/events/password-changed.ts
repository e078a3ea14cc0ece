/** The password has been changed; the new one is in force. */
export class PasswordChangedEvent extends Event {
  constructor(
    /** How many other sessions have ended; nothing if the server did not say. */
    readonly sessionsEnded: number | undefined,
  ) {
    super('password-changed', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'password-changed': PasswordChangedEvent;
  }
}
