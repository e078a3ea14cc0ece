import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call, type TransportFault} from '../../ports/transport.js';
import {member, sendOnce, type SendOptions} from '../course/send.js';

/** What Firebase says: what was asked for, or a refusal that was to be expected. */
export interface Reply {
  readonly json?: unknown;
  readonly problem?: Problem;
}

/**
 * Asks Firebase: with a body by POST, without one by GET. `unsaid` are the codes that are no matter, for nobody shall hear
 * of them. Whatever is no reply rejects with a {@link TransportError}.
 */
export type Ask = (call: Call, path: string, body?: object, unsaid?: RegExp) => Promise<Reply>;

/** How Firebase is reached. */
export interface AskOptions extends SendOptions {
  readonly base: string;
  readonly apiKey: string;
}

/** How long to wait after a limit, in milliseconds: Firebase does not say. */
const wait = 300_000;

/** The refusals among Firebase's codes, the first that fits. */
const refusals: readonly (readonly [codes: RegExp, Problem])[] = [
  [/^(INVALID|MISSING)_EMAIL/, {code: 'identifier_malformed', field: 'identifier'}],
  [
    /^(INVALID_(PASSWORD|LOGIN)|MISSING_PASSWORD|EMAIL_NOT_FOUND)/,
    {code: 'current_password_wrong', field: 'currentPassword'},
  ],
  [
    /^(WEAK_PASSWORD|PASSWORD_DOES).*at least \d+ char/,
    {code: 'password_policy', field: 'password', reason: 'too_short'},
  ],
  [/^(WEAK_PASSWORD|PASSWORD_DOES)/, {code: 'password_policy', field: 'password'}],
  [/OOB_CODE/, {code: 'link_expired'}],
];

/** The faults among Firebase's codes. */
const faults: readonly (readonly [codes: RegExp, TransportFault])[] = [
  [/^(TOO_MANY|QUOTA)|EXCEED/, 'rate_limited'],
  [/^(TOKEN_|INVALID_ID_TOKEN|USER_NOT_FOUND)/, 'session_expired'],
  [/^CREDENTIAL_TOO_OLD/, 'reauthentication_needed'],
  [/^(PASSWORD_LOGIN|OPERATION_NOT)/, 'managed_elsewhere'],
  [/^USER_DISABLED/, 'not_allowed'],
];

const faultByStatus = (status: number): TransportFault =>
  status === 403 ? 'not_allowed' : status === 429 ? 'rate_limited' : status === 400 ? 'unknown' : 'unavailable';

/** Makes the way to Firebase. Nothing is sent twice: Firebase knows no idempotency keys. */
export const asker =
  ({base, apiKey, send, timeout}: AskOptions): Ask =>
  async ({signal, locale}, path, body, unsaid) => {
    const url = `${base.replace(/\/$/, '')}/${path}?key=${encodeURIComponent(apiKey)}`;
    const {response, json} = await sendOnce({send, timeout}, signal, url, {
      method: body ? 'POST' : 'GET',
      // The language of what is mailed.
      headers: {'x-firebase-locale': locale, ...(body && {'content-type': 'application/json'})},
      body: body ? JSON.stringify(body) : null,
    });
    if (response.ok && json) return {json};
    const code = String(member(member(json, 'error'), 'message'));
    if (unsaid?.test(code)) return {};
    const refusal = refusals.find(([codes]) => codes.test(code));
    if (refusal) return {problem: refusal[1]};
    const fault = faults.find(([codes]) => codes.test(code))?.[1] ?? faultByStatus(response.status);
    throw new TransportError(fault, fault === 'rate_limited' ? {retryAt: Date.now() + wait} : {});
  };
