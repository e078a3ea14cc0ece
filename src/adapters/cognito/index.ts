import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {Channel, IdentifierKind} from '../../core/protocol/names.js';
import type {Transport} from '../../ports/transport.js';
import {courseTransport} from '../course/course.js';
import {offline} from '../course/send.js';
import {asker} from './ask.js';
import type {AccessToken} from './change-password.js';

export type {AccessToken};

/** Which user pool it is, and what that is set up with. */
export interface CognitoTransportOptions {
  /** The id of an app client without a secret. */
  readonly clientId: string;
  /** Where Cognito is, such as `https://cognito-idp.eu-central-1.amazonaws.com/`. */
  readonly base: string;
  /** Gives the access token of who is signed in, or nothing. It needs the scope `aws.cognito.signin.user.admin`. */
  readonly accessToken?: AccessToken;
  /** The logins that the pool knows people by, best first. Only `email` by default. */
  readonly identifiers?: readonly IdentifierKind[];
  /** By what the pool sends codes first, as its `AccountRecoverySetting` says. `email` by default. */
  readonly channel?: Channel;
  /** What the pool asks of a password. Without it, what a new pool does: eight characters, of four classes. */
  readonly policy?: PasswordPolicy;
  /** Where to sign in: an absolute `https:` address or a path. The way out of a recovery, and the way on from its end. */
  readonly signInUrl?: string;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** How long one request may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
}

/** The policy of a new user pool. */
const poolPolicy: PasswordPolicy = {
  minLength: 8,
  maxLength: 256,
  required: [['upper'], ['lower'], ['digit'], ['special']],
};

/**
 * Both flows over a user pool of Amazon Cognito, which knows nothing of steps: they are kept here, in memory, and end with
 * the page. An expected refusal is the same step with problems; everything else rejects with a `TransportError`.
 */
export function cognitoTransport({
  clientId,
  base,
  accessToken,
  identifiers = ['email'],
  channel = 'email',
  policy = poolPolicy,
  signInUrl,
  fetch: send = fetch,
  timeout = 10_000,
}: CognitoTransportOptions): Transport {
  const ask = asker({base, send, timeout});
  const options = {clientId, identifiers, channel, policy, signInUrl};
  return courseTransport({
    signInUrl,
    async changePassword(call) {
      const {changePassword} = await import('./change-password.js').catch(offline);
      return changePassword(ask, policy, accessToken, call);
    },
    async recoverAccess(input) {
      const {recoverAccess} = await import('./recover-access.js').catch(offline);
      return recoverAccess(ask, options, input);
    },
  });
}
