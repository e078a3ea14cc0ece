import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput, IdentifyAction} from '../../core/protocol/action.js';
import type {StepAction} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Call} from '../../ports/transport.js';
import {misplaced, type Body, type Dialogue} from '../course/course.js';
import type {Ask} from './ask.js';

/** What better-auth is set up with: it does not say so itself. */
export interface CodeOptions {
  /** The number of digits. 6 by default. */
  readonly length?: number;
  /** How long a code is good, in milliseconds. 5 minutes by default. */
  readonly lifetime?: number;
  /** How many wrong codes are taken. 3 by default. */
  readonly attempts?: number;
}

/** What a recovery needs to know. */
export interface RecoverOptions {
  readonly identifiers: readonly ('email' | 'phone')[];
  readonly policy: PasswordPolicy;
  readonly code: CodeOptions;
  readonly signInUrl: string | undefined;
  /** The link by which the person came. It is good for one password. */
  readonly link: {token: string | null | undefined};
}

/** How long a code is kept for the call that sets the password, in milliseconds. */
const keep = 600_000;

/** How long to wait before another code may be asked for, in milliseconds: better-auth sends three a minute. */
const pause = 30_000;

// Logins arrive here as `recogniseIdentifier` leaves them; better-auth looks closer at some.
const shapes = {email: /^[^\s@]+@[^\s@]+$/, phone: /^\+\d{8,15}$/};

/** The recovery of somebody who may be anybody. Without an account all goes on alike, and no code is ever right. */
export function recoverAccess(
  ask: Ask,
  {identifiers, policy, code: setUp, signInUrl, link}: RecoverOptions,
  {identifier: login = ''}: BeginInput,
): Dialogue {
  const {length = 6, lifetime = 300_000, attempts = 3} = setUp;
  let {token} = link;
  let at: 'identify' | 'code' | 'new-password' | 'done' | 'redirect' = token ? 'new-password' : 'identify';
  let isPhone = false;
  let tries = 0;
  let expiresAt = 0;
  let resendAt = 0;
  /** better-auth takes the code along with the password: until then it is here, and nowhere else. */
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

  /** Asks the plugin of the login. Each names the person in its own way, and leaves out what it doesn't know. */
  const askPlugin = (call: Call, path: string, body?: object) =>
    ask(call, `${isPhone ? 'phone-number' : 'email-otp'}/${path}`, {phoneNumber: login, email: login, ...body});

  /** Has a code sent. Gives what is wrong with the login, if anything is. */
  async function send(call: Call): Promise<Problem | undefined> {
    const {problem} = await askPlugin(call, 'request-password-reset');
    if (problem) return problem;
    tries = 0;
    expiresAt = Date.now() + lifetime;
    resendAt = Date.now() + pause;
    return undefined;
  }

  /** Why no code is taken any more: told by counting here, because better-auth tells it only to who has an account. */
  const spent = (): Problem | undefined =>
    tries >= attempts
      ? {code: 'attempts_exhausted', field: 'code'}
      : Date.now() >= expiresAt
        ? {code: 'code_expired', field: 'code'}
        : undefined;

  /** What there is to say about a code that better-auth has refused. */
  function refused(): Problem {
    tries++;
    return spent() ?? {code: 'code_wrong', field: 'code', attemptsLeft: attempts - tries};
  }

  async function takeLogin({identifierKind, identifier}: IdentifyAction, call: Call): Promise<Problem | undefined> {
    const kind = identifiers.find(each => each === identifierKind);
    if (!kind || !shapes[kind].test(identifier)) return {code: 'identifier_malformed', field: 'identifier'};
    // Coming back to the code in a hurry sends no other one.
    if (identifier !== login || Date.now() >= resendAt) {
      login = identifier;
      isPhone = kind === 'phone';
      resendAt = 0;
      const problem = await send(call);
      if (problem) return problem;
    }
    go('code');
    return undefined;
  }

  async function takeCode(otp: string, call: Call): Promise<Problem | undefined> {
    if (!/^\d{1,16}$/.test(otp)) return {code: 'code_wrong', field: 'code'};
    const problem = spent();
    if (problem) return problem;
    // A code that came by phone is looked at only when the password comes.
    const body = {otp, type: 'forget-password'};
    if (!isPhone && (await askPlugin(call, 'check-verification-otp', body)).problem) return refused();
    go('new-password');
    code = otp;
    timer = setTimeout(forget, keep);
    return undefined;
  }

  async function setPassword(password: string, call: Call): Promise<Problem | undefined> {
    // Some of better-auth's routes call it the one, some the other.
    const body = {password, newPassword: password};
    const {problem} = token
      ? await ask(call, 'reset-password', {token, ...body})
      : await askPlugin(call, 'reset-password', {otp: code, ...body});
    if (problem?.field === 'password') return problem;
    go(problem ? (token ? 'identify' : 'code') : 'done');
    const refusal = problem && (token ? problem : refused());
    token = link.token = undefined;
    return refusal;
  }

  function body(): Body {
    const exits: readonly StepAction[] = signInUrl ? ['cancel'] : [];
    switch (at) {
      case 'identify':
        return {kind: at, actions: exits, identifiers, ...(login && {identifier: login})};
      case 'code':
        return {
          kind: at,
          actions: ['resend', 'back', ...exits],
          challenge: {channel: isPhone ? 'sms' : 'email', contact: login, length, expiresAt, resendAt},
          channels: [],
        };
      case 'new-password':
        return {
          kind: at,
          actions: token ? exits : ['back', ...exits],
          policy,
          current: false,
          context: [],
          ...(login && {username: login}),
        };
      case 'redirect':
        return {kind: at, actions: [], url: signInUrl ?? ''};
      case 'done':
        return {kind: at, actions: [], ...(signInUrl && {signInUrl})};
    }
  }

  return {
    body,
    forget,
    async answer(action, call) {
      const {type} = action;
      if (type === at) {
        if (type === 'identify') return takeLogin(action, call);
        return type === 'code' ? takeCode(action.code, call) : setPassword(action.password, call);
      }
      const offered: readonly string[] = body().actions;
      if (!offered.includes(type)) return misplaced;
      if (type === 'resend') return Date.now() < resendAt ? {code: 'rate_limited', retryAt: resendAt} : send(call);
      go(type === 'cancel' ? 'redirect' : at === 'code' ? 'identify' : 'code');
      return undefined;
    },
  };
}
