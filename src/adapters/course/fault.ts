import {TransportError, type TransportFault} from '../../ports/transport.js';

/** How long to wait where a server names a limit and no time, in milliseconds. */
const pause = 60_000;

/** When to try again after a limit. better-auth's limits have a header of their own. */
export const retryTime = ({headers}: Response): number =>
  Date.now() + (Number(headers.get('retry-after') ?? headers.get('x-retry-after')) * 1000 || pause);

/** The error that an answer stands for, unless its code says more. A page in place of an answer: nobody is there. */
export function faultOf(response: Response, code?: TransportFault): TransportError {
  const {ok, status} = response;
  const byStatus =
    ok || status === 404 || status > 499
      ? 'unavailable'
      : status === 401
        ? 'session_expired'
        : status === 403
          ? 'not_allowed'
          : status === 429
            ? 'rate_limited'
            : 'unknown';
  return new TransportError(code ?? byStatus, status === 429 ? {retryAt: retryTime(response)} : {});
}
