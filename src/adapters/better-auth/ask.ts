import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {faultOf} from '../course/fault.js';
import {member, sendOnce, type SendOptions} from '../course/send.js';

/** What better-auth says: what was asked for, or a refusal that was to be expected. */
export interface Reply {
  readonly json?: unknown;
  readonly problem?: Problem;
}

/** Asks better-auth: with a body by POST, without one by GET. Whatever is no reply rejects with a {@link TransportError}. */
export type Ask = (call: Call, path: string, body?: object) => Promise<Reply>;

/** How better-auth is reached. */
export interface AskOptions extends SendOptions {
  readonly base: string;
}

/**
 * The refusals among better-auth's codes, the first that fits. Only to who has an account it says that a code is too old,
 * was tried too often or fits no user: all of these are a wrong code, and the flow itself counts tries and time.
 */
const refusals: readonly (readonly [codes: RegExp, Problem])[] = [
  [/INVALID_EMAIL/, {code: 'identifier_malformed', field: 'identifier'}],
  [/INVALID_PASSWORD/, {code: 'current_password_wrong', field: 'currentPassword'}],
  [/TOO_SHORT/, {code: 'password_policy', field: 'password', reason: 'too_short'}],
  [/TOO_LONG/, {code: 'password_policy', field: 'password', reason: 'too_long'}],
  [/COMPROMISED/, {code: 'password_breached', field: 'password'}],
  [/NOT_FRESH/, {code: 'not_allowed'}],
  [/INVALID_TOKEN/, {code: 'link_expired'}],
  [/OTP|ATTEMPTS|USER_NOT|UNEXPECTED|PENDING/, {code: 'code_wrong', field: 'code'}],
];

/** Makes the way to a better-auth server. Nothing is sent twice: better-auth knows no idempotency keys. */
export const asker =
  (options: AskOptions): Ask =>
  async ({signal, locale}, path, body) => {
    const {response, json} = await sendOnce(options, signal, `${options.base.replace(/\/$/, '')}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {'accept-language': locale, ...(body && {'content-type': 'application/json'})},
      body: body ? JSON.stringify(body) : null,
    });
    if (response.ok && json) return {json};
    const code = String(member(json, 'code'));
    const refusal = refusals.find(([codes]) => codes.test(code));
    if (refusal) return {problem: refusal[1]};
    if (code.includes('CREDENTIAL')) throw new TransportError('managed_elsewhere');
    // A redirect leads to a sign-in page; a browser gives it the status 0.
    throw faultOf(response, response.status < 400 && !response.ok ? 'session_expired' : undefined);
  };
