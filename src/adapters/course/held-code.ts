import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput} from '../../core/protocol/action.js';
import type {IdentifierKind, StepAction} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {CodeChallenge} from '../../core/protocol/step.js';
import type {Call} from '../../ports/transport.js';
import {misplaced, type Body, type Dialogue} from './course.js';
import {isWellFormed, pause, type Login} from './login.js';
import {createTries} from './tries.js';

/** A link by which the person came, instead of a code. It is good for one password. */
export interface Link {
  token?: string | null | undefined;
}

/** What the new password is proven by. */
export interface Proof {
  readonly login: Login;
  readonly code: string;
  /** Of the link, in place of the other two. */
  readonly token: string | null | undefined;
}

/** A backend that takes the code along with the password. Each call gives what was wrong: never that nobody has the login. */
export interface HeldCodeOptions {
  readonly identifiers: readonly IdentifierKind[];
  readonly policy: PasswordPolicy;
  /** The number of digits. */
  readonly length: number;
  /** How long a code is good, in milliseconds. */
  readonly lifetime: number;
  /** How many wrong codes are taken. */
  readonly attempts: number;
  readonly signInUrl: string | undefined;
  readonly link?: Link;
  /** By what a code goes, and where to, if that is what was typed: alike for a login that nobody has. */
  sentTo(login: Login): Pick<CodeChallenge, 'channel' | 'contact'>;
  /** Has a code sent. */
  send(login: Login, call: Call): Promise<Problem | undefined>;
  /** Looks at a code; without it, that is done when the password comes. */
  check?(login: Login, code: string, call: Call): Promise<Problem | undefined>;
  /** Sets the password. A problem that is not at `password` is one of the proof. */
  set(proof: Proof, password: string, call: Call): Promise<Problem | undefined>;
}

/** How long a code is kept for the call that sets the password, in milliseconds. */
const keep = 600_000;

/** The recovery of somebody who may be anybody. Without an account all goes on alike, and no code is ever right. */
export function recoverByHeldCode(
  {identifiers, policy, length, lifetime, attempts, signInUrl, link = {}, sentTo, send, check, set}: HeldCodeOptions,
  {identifier = ''}: BeginInput,
): Dialogue {
  let {token} = link;
  let at: 'identify' | 'code' | 'new-password' | 'done' | 'redirect' = token ? 'new-password' : 'identify';
  let login: Login = {identifierKind: 'username', identifier};
  const tries = createTries({lifetime, attempts, pause});
  /** Backends may take the code along with the password: until then it is here, and nowhere else. */
  let code = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    code = '';
    clearTimeout(timer);
  }

  function go(next: typeof at): void {
    forget();
    at = next;
  }

  const dispatch = (call: Call): Promise<Problem | undefined> => tries.send(() => send(login, call));

  /** What there is to say about a code that the backend has refused, or takes no more of. */
  const refused = ({code}: Problem): Problem => tries.wrong(code === 'attempts_exhausted');

  async function takeLogin(given: Login, call: Call): Promise<Problem | undefined> {
    if (!isWellFormed(identifiers, given)) return {code: 'identifier_malformed', field: 'identifier'};
    // Coming back to the code in a hurry sends no other one.
    if (given.identifier !== login.identifier || tries.mayResend()) {
      login = given;
      tries.release();
      const problem = await dispatch(call);
      if (problem) return problem;
    }
    go('code');
    return undefined;
  }

  async function takeCode(typed: string, call: Call): Promise<Problem | undefined> {
    const problem = tries.refusal(typed);
    if (problem) return problem;
    const refusal = await check?.(login, typed, call);
    if (refusal) return refused(refusal);
    go('new-password');
    code = typed;
    timer = setTimeout(forget, keep);
    return undefined;
  }

  async function setPassword(password: string, call: Call): Promise<Problem | undefined> {
    const problem = await set({login, code, token}, password, call);
    if (problem?.field === 'password') return problem;
    go(problem ? (token ? 'identify' : 'code') : 'done');
    const refusal = problem && (token ? problem : refused(problem));
    token = link.token = undefined;
    return refusal;
  }

  function body(): Body {
    const exits: readonly StepAction[] = signInUrl ? ['cancel'] : [];
    const {identifier} = login;
    switch (at) {
      case 'identify':
        return {kind: at, identifiers, actions: exits, ...(identifier && {identifier})};
      case 'code':
        return {
          kind: at,
          challenge: {...sentTo(login), length, ...tries.times()},
          channels: [],
          actions: ['resend', 'back', ...exits],
        };
      case 'new-password':
        return {
          kind: at,
          policy,
          current: false,
          context: [],
          actions: token ? exits : ['back', ...exits],
          ...(identifier && {username: identifier}),
        };
      case 'redirect':
        return {kind: at, url: signInUrl ?? '', actions: []};
      case 'done':
        return {kind: at, actions: [], ...(signInUrl && {signInUrl})};
    }
  }

  return {
    body,
    forget,
    async answer(action, call) {
      if (at === 'identify' && action.type === at) return takeLogin(action, call);
      if (at === 'code' && action.type === at) return takeCode(action.code, call);
      if (at === 'new-password' && action.type === at) return setPassword(action.password, call);
      const offered: readonly string[] = body().actions;
      if (!offered.includes(action.type)) return misplaced;
      if (action.type === 'resend') {
        return tries.mayResend() ? dispatch(call) : {code: 'rate_limited', retryAt: tries.times().resendAt};
      }
      go(action.type === 'cancel' ? 'redirect' : at === 'code' ? 'identify' : 'code');
      return undefined;
    },
  };
}
