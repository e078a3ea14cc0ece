import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput} from '../../core/protocol/action.js';
import type {StepAction} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Call} from '../../ports/transport.js';
import {misplaced, type Body, type Dialogue} from './course.js';
import {createDoubt} from './doubt.js';
import {isWellFormed, type Login} from './login.js';
import {createTries} from './tries.js';

/** What a server is set up with: it does not say so itself. Lengths of time are in milliseconds. */
export interface CodeOptions {
  /** The number of digits. 6 by default. */
  readonly length?: number;
  /** How long a code is good. An hour by default. */
  readonly lifetime?: number;
  /** How many wrong codes are taken. 5 by default. */
  readonly attempts?: number;
  /** How long to wait before another code may be asked for. A minute by default. */
  readonly pause?: number;
}

/** What a recovery needs to know. */
export interface ByCodeOptions {
  readonly identifiers: readonly ('email' | 'phone')[];
  readonly policy: PasswordPolicy;
  readonly code: CodeOptions;
  readonly signInUrl: string | undefined;
}

/** A backend that opens a session to who has the code, and takes the new password in it. */
export interface ByCode {
  /** Has a code sent, and gives what is wrong with the login. It gives the same whether anybody has that login or not. */
  send(login: string, call: Call): Promise<Problem | undefined>;
  /** Opens a session if the code is right. */
  prove(login: string, code: string, call: Call): Promise<boolean>;
  /** Sets the password. What is wrong is at the field `password`, or else the session is over. */
  set(password: string, call: Call): Promise<Problem | undefined>;
  /** Ends the session, and those before it once the password is set. */
  end(call: Call, isSet: boolean): Promise<void>;
  /** Forgets the session. */
  forget(): void;
}

/** How long the session is kept for the new password, in milliseconds. */
const keep = 600_000;

/** The recovery of somebody who may be anybody. Tries and time are counted here, alike for everybody. */
export function recoverByCode(
  backend: ByCode,
  {identifiers, policy, code: setUp, signInUrl}: ByCodeOptions,
  {identifier: login = ''}: BeginInput,
): Dialogue {
  const {length = 6, lifetime = 3_600_000, attempts = 5, pause = 60_000} = setUp;
  const watch = createDoubt();
  let at: 'identify' | 'code' | 'new-password' | 'done' | 'redirect' = 'identify';
  let isPhone = false;
  const tries = createTries({lifetime, attempts, pause});
  let sessionsFailed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    backend.forget();
    clearTimeout(timer);
  }

  const send = (call: Call): Promise<Problem | undefined> => tries.send(() => backend.send(login, call));

  async function takeLogin(given: Login, call: Call): Promise<Problem | undefined> {
    if (!isWellFormed(identifiers, given)) return {code: 'identifier_malformed', field: 'identifier'};
    // Coming back to the code in a hurry sends no other one.
    if (given.identifier !== login || tries.mayResend()) {
      login = given.identifier;
      isPhone = given.identifierKind === 'phone';
      tries.release();
      const problem = await send(call);
      if (problem) return problem;
    }
    at = 'code';
    return undefined;
  }

  async function takeCode(code: string, call: Call): Promise<Problem | undefined> {
    const problem = tries.refusal(code);
    if (problem) return problem;
    if (!(await backend.prove(login, code, call))) return tries.wrong();
    at = 'new-password';
    tries.release();
    timer = setTimeout(forget, keep);
    return undefined;
  }

  /** Ends the session. Whatever is in the way of that, nobody has it any more. */
  async function leave(next: typeof at, call: Call): Promise<boolean> {
    const isEnded = await backend.end(call, next === 'done').then(
      () => true,
      () => false,
    );
    forget();
    at = next;
    return isEnded;
  }

  async function setPassword(password: string, call: Call): Promise<Problem | undefined> {
    const problem = await watch(call, () => backend.set(password, call));
    if (!problem) sessionsFailed = !(await leave('done', call));
    else if (problem.field !== 'password') {
      forget();
      at = 'identify';
    }
    return problem;
  }

  function body(): Body {
    const exits: readonly StepAction[] = signInUrl ? ['cancel'] : [];
    switch (at) {
      case 'identify':
        return {kind: at, identifiers, actions: exits, ...(login && {identifier: login})};
      case 'code':
        return {
          kind: at,
          challenge: {channel: isPhone ? 'sms' : 'email', contact: login, length, ...tries.times()},
          channels: [],
          actions: ['resend', 'back', ...exits],
        };
      case 'new-password':
        return {kind: at, policy, current: false, context: [], username: login, actions: exits};
      case 'redirect':
        return {kind: at, url: signInUrl ?? '', actions: []};
      case 'done':
        return {kind: at, actions: [], ...(sessionsFailed && {sessionsFailed}), ...(signInUrl && {signInUrl})};
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
        return tries.mayResend() ? send(call) : {code: 'rate_limited', retryAt: tries.times().resendAt};
      }
      if (action.type === 'back') at = 'identify';
      else if (at === 'new-password') await leave('redirect', call);
      else at = 'redirect';
      return undefined;
    },
  };
}
