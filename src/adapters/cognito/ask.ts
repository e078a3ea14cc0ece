import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call, type TransportFault} from '../../ports/transport.js';
import {member, sendOnce, type SendOptions} from '../course/send.js';

/** What Cognito says: what was asked for, or a refusal that was to be expected. */
export interface Reply {
  readonly json?: unknown;
  readonly problem?: Problem | undefined;
}

/**
 * The refusals that an operation is to expect, the first that fits: patterns of an exception's name and its message, and what
 * is wrong. Nothing is, where somebody without an account shall hear the same as everybody.
 */
export type Refusals = readonly (readonly [exception: RegExp, Problem?])[];

/** Asks Cognito for an operation. Whatever is neither a reply nor an expected refusal rejects with a {@link TransportError}. */
export type Ask = (call: Call, operation: string, body: object, refusals?: Refusals) => Promise<Reply>;

/** How Cognito is reached. */
export interface AskOptions extends SendOptions {
  readonly base: string;
}

/** How long to wait after a limit, in milliseconds: Cognito does not say. It counts people by the hour, all calls by the second. */
const waits = {person: 900_000, all: 30_000};

/** What is wrong with a new password. */
export const weak: Refusals = [
  [/^InvalidPassword.*security reasons/, {code: 'password_breached', field: 'password'}],
  [/^InvalidPassword.*long enough/, {code: 'password_policy', field: 'password', reason: 'too_short'}],
  [/^InvalidPassword|^InvalidParameter.*'(proposedP|p)assword'/, {code: 'password_policy', field: 'password'}],
  [/^PasswordHistory/, {code: 'password_reused', field: 'password'}],
];

/** The fault that an answer stands for. All that a client does wrong is 400, and a limit is no exception. */
const faultOf = ({status}: Response, exception: string): TransportFault =>
  /^(TooMany|LimitExceeded)/.test(exception)
    ? 'rate_limited'
    : /^(NotAuthorized(?!.*client)|UserNotFound)/i.test(exception)
      ? 'session_expired'
      : /^(Forbidden|PasswordReset|UserNotConfirmed)/.test(exception)
        ? 'not_allowed'
        : status === 400
          ? 'unknown'
          : 'unavailable';

/** Makes the way to Cognito. Nothing is sent twice: Cognito knows no idempotency keys. */
export const asker =
  ({base, send, timeout}: AskOptions): Ask =>
  async ({signal}, operation, body, refusals = []) => {
    const {response, json} = await sendOnce({send, timeout}, signal, base, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
    });
    // A change is answered by nothing, or by an object without anything in it.
    if (response.ok && response.headers.get('content-type')?.includes('json')) return {json};
    // The name may stand behind that of a namespace.
    const exception = `${String(member(json, '__type')).replace(/.*#/, '')}: ${String(member(json, 'message'))}`;
    const refusal = refusals.find(([pattern]) => pattern.test(exception));
    if (refusal) return {problem: refusal[1]};
    const fault = faultOf(response, exception);
    const wait = waits[exception.startsWith('TooManyRequests') ? 'all' : 'person'];
    throw new TransportError(fault, fault === 'rate_limited' ? {retryAt: Date.now() + wait} : {});
  };
