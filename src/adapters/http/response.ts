import {parseProblem} from '../../core/protocol/parse.js';
import {TransportError, type TransportFault} from '../../ports/transport.js';

/** Fails because the network did. */
export const offline = (cause: unknown): never => {
  throw new TransportError('offline', {cause});
};

const typeOf = (headers: Headers): string => headers.get('content-type') ?? '';

/**
 * The JSON of a response without its nulls. Nothing if it is of another type, malformed or longer than so many bytes.
 * Fails with `offline` if the connection breaks.
 */
export async function readJson({headers, body}: Response, maxBytes: number): Promise<unknown> {
  if (!body || !/\bjson\b/.test(typeOf(headers))) return undefined;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const {done, value} = await reader.read().catch(offline);
    if (done) break;
    size += value.length;
    if (size > maxBytes) return undefined;
    text += decoder.decode(value, {stream: true});
  }
  try {
    return JSON.parse(text, (_, member: unknown) => member ?? undefined);
  } catch {
    // The parser's error quotes what it read: it stays here.
    return undefined;
  }
}

/** The server's clock by the `Date` header; the device's where that is missing or hidden from another origin. */
export const serverTime = (headers: Headers): number => Date.parse(headers.get('date') ?? '') || Date.now();

/** The codes that a server may name, each with the status that means it where the body names none. */
const faults: readonly (readonly [code: TransportFault, meaning?: number])[] = [
  ['session_expired', 401],
  ['not_allowed', 403],
  ['flow_expired', 410],
  ['locked', 423],
  ['rate_limited', 429],
  ['managed_elsewhere'],
  ['reauthentication_needed'],
  ['challenge_needed'],
  ['unavailable'],
  ['timeout'],
];

/**
 * The fault that an answer stands for: by the code of an RFC 9457 document, else by the status. `retryAt` comes from the
 * document or from `Retry-After` in either form.
 */
export function faultOf(status: number, headers: Headers, json: unknown): TransportError {
  const problem = typeOf(headers).includes('problem') ? parseProblem(json) : undefined;
  const fault = faults.find(([code, meaning]) => (problem ? code === problem.code : meaning === status));
  const after = headers.get('retry-after') ?? '';
  const retryAt =
    problem?.retryAt ?? (/^\d{1,8}$/.test(after) ? serverTime(headers) + Number(after) * 1000 : Date.parse(after));
  return new TransportError(
    fault?.[0] ?? (problem || status < 500 ? 'unknown' : 'unavailable'),
    retryAt ? {retryAt} : {},
  );
}
