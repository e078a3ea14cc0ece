import {TransportError} from '../../ports/transport.js';

/**
 * Runs work under a time limit of its own. Rejects with the signal's reason as soon as that aborts, with `timeout` after
 * the milliseconds; either way, and where the work fails, its own signal aborts. No timer or listener is left. What went well
 * is not aborted: Chromium's password manager would not count an answer whose request is, and not offer to save anything.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const inner = controller.signal;
  const stop = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new TransportError('timeout')), ms);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's reason, whatever it is
      new Promise<never>((_, reject) => inner.addEventListener('abort', () => reject(inner.reason))),
      work(inner),
    ]);
  } catch (reason) {
    controller.abort();
    throw reason;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
