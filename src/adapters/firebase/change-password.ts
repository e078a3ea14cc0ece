import type {PasswordPolicy} from '../../core/policy/policy.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {changeDialogue} from '../course/change-password.js';
import type {Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import type {Ask, Reply} from './ask.js';

/** Gives the ID token of who is signed in, or nothing. */
export type IdToken = () => string | null | undefined | Promise<string | null | undefined>;

/** The session that a change has begun, in place of all before. */
export interface NewSession {
  readonly idToken: string;
  readonly refreshToken: string;
}

/** What a change needs to know. */
export interface ChangeOptions {
  readonly policy: PasswordPolicy;
  readonly idToken: IdToken | undefined;
  readonly onNewSession: ((session: NewSession) => void) | undefined;
  readonly signInUrl: string | undefined;
}

/** The first of what is a list; else nothing. */
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

/** The change of a password by somebody who is signed in. */
export async function changePassword(
  ask: Ask,
  {policy, idToken: tokenOf, onNewSession, signInUrl}: ChangeOptions,
  call: Call,
): Promise<Dialogue> {
  async function currentToken(): Promise<string> {
    const idToken = await tokenOf?.();
    if (!idToken) throw new TransportError('session_expired');
    return idToken;
  }

  const {json} = await ask(call, 'v1/accounts:lookup', {idToken: await currentToken()});
  const user = first(member(json, 'users'));
  const email = member(user, 'email');
  const providers = member(user, 'providerUserInfo');
  const hasPassword = Array.isArray(providers) && providers.some(each => member(each, 'providerId') === 'password');
  if (!hasPassword) throw new TransportError('managed_elsewhere');

  const signIn = async (password: string, call: Call): Promise<Reply> =>
    ask(call, 'v1/accounts:signInWithPassword', {email, password, returnSecureToken: true});

  function handOver(json: unknown): void {
    const [idToken, refreshToken] = [member(json, 'idToken'), member(json, 'refreshToken')];
    if (typeof idToken === 'string' && typeof refreshToken === 'string') onNewSession?.({idToken, refreshToken});
  }

  return changeDialogue({
    policy,
    username: email,
    signInUrl: onNewSession ? undefined : signInUrl,
    async change({password, currentPassword}, call) {
      const token = await currentToken();
      const session = await signIn(currentPassword, call);
      if (session.problem) return session.problem;
      // With a second factor nobody is signed in by a password alone, but it was the right one.
      const idToken = member(session.json, 'idToken') ?? token;
      const {json, problem} = await ask(call, 'v1/accounts:update', {idToken, password, returnSecureToken: true});
      if (!problem) handOver(json);
      return problem;
    },
    async verify(password, call) {
      const {json, problem} = await signIn(password, call);
      if (!problem) handOver(json);
      return problem;
    },
  });
}
