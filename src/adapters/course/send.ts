import {TransportError} from '../../ports/transport.js';

/** A member of what is an object; else nothing. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value ? Reflect.get(value, name) : undefined;

/** Fails because what is loaded on demand did not arrive. */
export const offline = (cause: unknown): never => {
  throw new TransportError('offline', {cause});
};

/** What a backend has answered. */
export interface Answer {
  readonly response: Response;
  /** The body; nothing where it is not JSON. */
  readonly json: unknown;
}

/** How a backend is reached. */
export interface SendOptions {
  readonly send: typeof fetch;
  /** How long one request may take, in milliseconds. */
  readonly timeout: number;
}

/**
 * Sends one request, never twice, and reads the answer. Rejects with the signal's reason as soon as that aborts, with
 * `timeout` when it takes too long and with `offline` if the network fails. A redirect is not followed: it leads to a page.
 */
export async function sendOnce(
  {send, timeout}: SendOptions,
  signal: AbortSignal,
  url: string,
  init: RequestInit,
): Promise<Answer> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await send(url, {...init, redirect: 'manual', signal: AbortSignal.any([signal, limit])});
    const json: unknown = await response.json().catch((fault: unknown) => {
      // A page instead of an answer. The parser's error quotes what it read: it stays here.
      if (!(fault instanceof SyntaxError)) throw fault;
    });
    return {response, json};
  } catch (cause) {
    signal.throwIfAborted();
    throw new TransportError(limit.aborted ? 'timeout' : 'offline', {cause});
  }
}
