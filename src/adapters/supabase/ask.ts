import type {Problem} from '../../core/protocol/problem.js';
import type {Call, TransportFault} from '../../ports/transport.js';
import {faultOf, retryTime} from '../course/fault.js';
import {member, sendOnce, type SendOptions} from '../course/send.js';

/** What Supabase Auth says: what was asked for, or a refusal that was to be expected. */
export interface Reply {
  readonly json?: unknown;
  readonly problem?: Problem;
}

/** Asks Supabase Auth, as who has the token. Whatever is no reply rejects with a `TransportError`. */
export type Ask = (call: Call, method: string, path: string, body?: object, token?: string) => Promise<Reply>;

/** How Supabase Auth is reached. */
export interface AskOptions extends SendOptions {
  readonly base: string;
  readonly apiKey: string | undefined;
}

const refusals: Readonly<Record<string, Problem>> = {
  same_password: {code: 'password_reused', field: 'password'},
  current_password_invalid: {code: 'current_password_wrong', field: 'currentPassword'},
  current_password_required: {code: 'current_password_wrong', field: 'currentPassword'},
  reauthentication_needed: {code: 'reauthentication_needed'},
  reauthentication_not_valid: {code: 'code_wrong', field: 'code'},
  otp_expired: {code: 'code_wrong', field: 'code'},
  email_address_invalid: {code: 'identifier_malformed', field: 'identifier'},
  user_banned: {code: 'not_allowed'},
};

const faults: Readonly<Record<string, TransportFault>> = {
  bad_jwt: 'session_expired',
  session_not_found: 'session_expired',
  session_expired: 'session_expired',
  user_not_found: 'session_expired',
  insufficient_aal: 'reauthentication_needed',
  user_sso_managed: 'managed_elsewhere',
  captcha_failed: 'challenge_needed',
};

/** What is wrong with a password that is too weak. A leaked one stays so, however long it is made. */
function weakness(json: unknown): Problem {
  const reasons = JSON.stringify(member(member(json, 'weak_password'), 'reasons')) || '';
  return reasons.includes('pwned')
    ? {code: 'password_breached', field: 'password'}
    : {code: 'password_policy', field: 'password', ...(reasons.includes('length') && {reason: 'too_short'})};
}

/** bcrypt takes no more than 72 bytes. Supabase Auth names no code for it, so longer ones don't get there. */
export const tooLong = (password: string): Problem | undefined =>
  new TextEncoder().encode(password).length > 72
    ? {code: 'password_policy', field: 'password', reason: 'too_long'}
    : undefined;

/** Makes the way to Supabase Auth. Nothing is sent twice: it knows no idempotency keys. */
export const asker =
  ({base, apiKey, send, timeout}: AskOptions): Ask =>
  async ({signal}, method, path, body, token = apiKey) => {
    const {response, json} = await sendOnce({send, timeout}, signal, `${base.replace(/\/$/, '')}/${path}`, {
      method,
      headers: {
        // From this version on, `code` is the code of an error and no number.
        'x-supabase-api-version': '2024-01-01',
        ...(apiKey && {apikey: apiKey}),
        ...(token && {authorization: `Bearer ${token}`}),
        ...(body && {'content-type': 'application/json'}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    if (response.ok && (json || response.status === 204)) return {json};
    // Servers from before that version have it here.
    const code = String(member(json, 'error_code') ?? member(json, 'code'));
    if (code === 'weak_password') return {problem: weakness(json)};
    if (code === 'over_email_send_rate_limit') return {problem: {code: 'rate_limited', retryAt: retryTime(response)}};
    const problem = refusals[code];
    if (problem) return {problem};
    throw faultOf(response, faults[code]);
  };
