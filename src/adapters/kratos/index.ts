import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {Transport} from '../../ports/transport.js';
import type {CodeOptions} from '../course/by-code.js';
import {courseTransport} from '../course/course.js';
import {offline} from '../course/send.js';
import {asker} from './ask.js';

export type {CodeOptions};

/** Where Ory Kratos is, and what it is set up with. */
export interface KratosTransportOptions {
  /** Where Kratos' public API is served, relative to the page or absolute. Its cookies must reach the page. */
  readonly base: string;
  /**
   * The logins by which access is recovered, best first. `phone` takes a Kratos with `choose_recovery_address`. Only `email`
   * by default.
   */
  readonly identifiers?: readonly ('email' | 'phone')[];
  /** What is asked of a new password. The server has to ask for the same. 15 to 72 characters by default. */
  readonly policy?: PasswordPolicy;
  /** How the method `code` is set up, where that is not left as it is. */
  readonly code?: CodeOptions;
  /** Where to sign in: an absolute `https:` address or a path. The way out of a recovery, and the way on from its end. */
  readonly signInUrl?: string;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** How long one request may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
}

/**
 * Both flows over Ory Kratos' self-service flows for browsers. Where they are is kept here, in memory, and ends with the page.
 * An expected refusal is the same step with problems; everything else rejects with a `TransportError`.
 */
export function kratosTransport({
  base,
  identifiers = ['email'],
  policy = {minLength: 15, maxLength: 72, required: []},
  code = {},
  signInUrl,
  fetch: send = fetch,
  timeout = 10_000,
}: KratosTransportOptions): Transport {
  const ask = asker({base, send, timeout});
  return courseTransport({
    signInUrl,
    async changePassword(call) {
      const {changePassword} = await import('./change-password.js').catch(offline);
      return changePassword(ask, policy, call);
    },
    async recoverAccess(input) {
      const {recoverAccess} = await import('./recover-access.js').catch(offline);
      return recoverAccess(ask, {identifiers, policy, code, signInUrl}, input);
    },
  });
}
