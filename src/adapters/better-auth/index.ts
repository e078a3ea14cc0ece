import {defaultPolicy, type PasswordPolicy} from '../../core/policy/policy.js';
import type {Transport} from '../../ports/transport.js';
import {courseTransport} from '../course/course.js';
import {offline} from '../course/send.js';
import {asker} from './ask.js';
import type {CodeOptions} from './recover-access.js';

export type {CodeOptions};

/** Where a better-auth server is, and what it is set up with. */
export interface BetterAuthTransportOptions {
  /** Where better-auth is served, relative to the page or absolute. `/api/auth` by default. */
  readonly base?: string;
  /**
   * The logins by which access is recovered, best first: `email` takes the plugin `emailOTP`, `phone` the plugin
   * `phoneNumber`. Only `email` by default.
   */
  readonly identifiers?: readonly ('email' | 'phone')[];
  /** What is asked of a new password. The server has to ask for the same: it is not asked what it wants. */
  readonly policy?: PasswordPolicy;
  /** How the plugins make codes, where they are not left as they are. */
  readonly code?: CodeOptions;
  /** Where to sign in: an absolute `https:` address or a path. The way out of a recovery, and the way on from its end. */
  readonly signInUrl?: string;
  /** The `token` in the address that better-auth's e-mail led to. The first recovery begins with the new password. */
  readonly token?: string | null;
  /** Used instead of the platform's `fetch`: the place for a bearer token, or for cookies to another origin. */
  readonly fetch?: typeof fetch;
  /** How long one request may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
}

/**
 * Both flows over a plain better-auth server, which knows nothing of steps: they are kept here, in memory, and end with the
 * page. An expected refusal is the same step with problems; everything else rejects with a `TransportError`.
 */
export function betterAuthTransport({
  base = '/api/auth',
  identifiers = ['email'],
  policy = defaultPolicy,
  code = {},
  signInUrl,
  token,
  fetch: send = fetch,
  timeout = 10_000,
}: BetterAuthTransportOptions = {}): Transport {
  const ask = asker({base, send, timeout});
  const options = {identifiers, policy, code, signInUrl, link: {token}};
  return courseTransport({
    signInUrl,
    async changePassword(call) {
      const {changePassword} = await import('./change-password.js').catch(offline);
      return changePassword(ask, policy, call);
    },
    async recoverAccess(input) {
      const {recoverAccess} = await import('./recover-access.js').catch(offline);
      return recoverAccess(ask, options, input);
    },
  });
}
