import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {FlowKind} from '../../core/protocol/names.js';
import {TransportError, type Call, type Transport} from '../../ports/transport.js';
import {courseTransport} from '../course/course.js';
import {offline} from '../course/send.js';
import {asker} from './ask.js';
import type {IdToken, NewSession} from './change-password.js';
import {publishedPolicy} from './policy.js';

export type {IdToken, NewSession};

/** Which Firebase project it is, and what that is set up with. */
export interface FirebaseTransportOptions {
  /** The web API key of the project. It is no secret. */
  readonly apiKey: string;
  /** Where the Identity Toolkit is. Google's by default; of the emulator `http://127.0.0.1:9099/identitytoolkit.googleapis.com`. */
  readonly base?: string;
  /** Gives the ID token of who is signed in, or nothing. Without it no password can be changed. */
  readonly idToken?: IdToken;
  /**
   * Takes the session that a change begins: Firebase ends all others, that of the page too, as soon as their ID tokens are an
   * hour old. Without it the end of a change leads to `signInUrl`.
   */
  readonly onNewSession?: (session: NewSession) => void;
  /**
   * The page that says to look for a mail, whether or not one was sent: an absolute `https:` address or a path. Without it no
   * link can be asked for.
   */
  readonly sentUrl?: string;
  /** Where the page of Firebase leads in the end, if the link in the mail leads to that page. */
  readonly continueUrl?: string;
  /** The `oobCode` in the address that the mail led to. The first recovery begins with the new password. */
  readonly oobCode?: string | null;
  /** What is asked of a new password. Without it, what the project publishes, if it enforces anything. */
  readonly policy?: PasswordPolicy;
  /** Where to sign in: an absolute `https:` address or a path. The way out of a recovery, and the way on from its end. */
  readonly signInUrl?: string;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** How long one request may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
}

/**
 * Both flows over Firebase Authentication, which knows nothing of steps: they are kept here, in memory, and end with the
 * page. An expected refusal is the same step with problems; everything else rejects with a `TransportError`.
 */
export function firebaseTransport({
  apiKey,
  base = 'https://identitytoolkit.googleapis.com',
  idToken,
  onNewSession,
  sentUrl,
  continueUrl,
  oobCode,
  policy,
  signInUrl,
  fetch: send = fetch,
  timeout = 10_000,
}: FirebaseTransportOptions): Transport {
  const ask = asker({base, apiKey, send, timeout});
  const link = {oobCode};
  const flows: readonly FlowKind[] = [
    ...(idToken ? (['change-password'] as const) : []),
    ...(sentUrl ? (['recover-access'] as const) : []),
  ];
  const common = async (call: Call) => ({policy: policy ?? (await publishedPolicy(ask, call)), signInUrl});
  return courseTransport({
    flows,
    signInUrl,
    async changePassword(call) {
      const {changePassword} = await import('./change-password.js').catch(offline);
      return changePassword(ask, {...(await common(call)), idToken, onNewSession}, call);
    },
    async recoverAccess(input, call) {
      if (!sentUrl) throw new TransportError('not_allowed');
      const {recoverAccess} = await import('./recover-access.js').catch(offline);
      return recoverAccess(ask, {...(await common(call)), sentUrl, continueUrl, link}, input, call);
    },
  });
}
