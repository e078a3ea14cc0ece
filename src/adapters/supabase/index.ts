import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {Transport} from '../../ports/transport.js';
import type {CodeOptions} from '../course/by-code.js';
import {courseTransport} from '../course/course.js';
import {offline} from '../course/send.js';
import {asker} from './ask.js';

export type {CodeOptions};

/** Where Supabase Auth is, and what it is set up with. */
export interface SupabaseTransportOptions {
  /** Where Supabase Auth is served: `https://<project>.supabase.co/auth/v1`, or relative to the page. */
  readonly base: string;
  /** The publishable (`anon`) key of the project. A server of one's own needs none. */
  readonly apiKey?: string;
  /**
   * Gives the access token of who is signed in, fresh: `(await supabase.auth.getSession()).data.session?.access_token`.
   * Without it nobody is, and only access can be recovered.
   */
  readonly accessToken?: () => string | undefined | null | Promise<string | undefined | null>;
  /** Whether the server wants the old password for a change. If it doesn't, say `false`: it would not look at it. */
  readonly currentPassword?: boolean;
  /** What is asked of a new password. The server has to ask for the same. 15 to 72 characters by default. */
  readonly policy?: PasswordPolicy;
  /** How codes are made, where that is not left as it is. */
  readonly code?: CodeOptions;
  /** Where to sign in: an absolute `https:` address or a path. The way out of a recovery, and the way on from its end. */
  readonly signInUrl?: string;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** How long one request may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
}

/**
 * Both flows over Supabase Auth (GoTrue), which knows nothing of steps: they are kept here, in memory, and end with the page.
 * An expected refusal is the same step with problems; everything else rejects with a `TransportError`.
 */
export function supabaseTransport({
  base,
  apiKey,
  accessToken = () => undefined,
  currentPassword = true,
  policy = {minLength: 15, maxLength: 72, required: []},
  code = {},
  signInUrl,
  fetch: send = fetch,
  timeout = 10_000,
}: SupabaseTransportOptions): Transport {
  const ask = asker({base, apiKey, send, timeout});
  return courseTransport({
    signInUrl,
    async changePassword(call) {
      const {changePassword} = await import('./change-password.js').catch(offline);
      return changePassword(ask, {policy, currentPassword, code, accessToken}, call);
    },
    async recoverAccess(input) {
      const {recoverAccess} = await import('./recover-access.js').catch(offline);
      return recoverAccess(ask, {identifiers: ['email'], policy, code, signInUrl}, input);
    },
  });
}
