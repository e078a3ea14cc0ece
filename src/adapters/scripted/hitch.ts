import {TransportError, type Transport, type TransportFault} from '../../ports/transport.js';

/** Something that goes wrong with one call, or takes long. */
export interface Hitch {
  /** How much longer the call takes, in milliseconds. `Infinity`: it is never answered, so only an abort ends it. */
  readonly delay?: number;
  /** The code that the call rejects with. Without it the call goes well. */
  readonly fault?: TransportFault;
  /** With a fault: how much later it may be tried again, in milliseconds. */
  readonly retryAfter?: number;
  /** With a fault: the request arrives and takes effect, and only the reply is lost. */
  readonly lost?: boolean;
}

/**
 * What goes wrong: for each method, one entry a call, in their order; `{}` lets a call pass. The lists may grow while the
 * transport is in use.
 */
export type Hitches = {readonly [Method in keyof Transport]?: readonly (TransportFault | Hitch)[]};

/** Gives the hitch of the next call of a method. */
export function hitchesOf(hitches: Hitches): (method: keyof Transport) => Hitch {
  const used: {[Method in keyof Transport]?: number} = {};
  return method => {
    const count = used[method] ?? 0;
    const hitch = hitches[method]?.[count];
    if (hitch === undefined) return {};
    used[method] = count + 1;
    return typeof hitch === 'string' ? {fault: hitch} : hitch;
  };
}

/** The error of a hitch, at a time on the service's clock. */
export const faultOf = (fault: TransportFault, now: number, retryAfter?: number): TransportError =>
  new TransportError(fault, retryAfter === undefined ? {} : {retryAt: now + retryAfter});

/** Waits, in milliseconds. Rejects with the signal's reason as soon as that aborts, and leaves nothing behind. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  // Even no time at all is a turn of the loop, in which the caller may change its mind.
  await Promise.resolve();
  signal.throwIfAborted();
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const timer = ms === Infinity ? undefined : setTimeout(end, ms);
    signal.addEventListener('abort', stop);
    function end(): void {
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's reason, whatever it is
      reject(signal.reason);
    }
  });
}
