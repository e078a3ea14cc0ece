import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput} from '../../core/protocol/action.js';
import type {StepAction} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Call} from '../../ports/transport.js';
import {misplaced, type Body, type Dialogue} from '../course/course.js';
import {isWellFormed, pause, type Login} from '../course/login.js';
import {member} from '../course/send.js';
import type {Ask} from './ask.js';

/** What a recovery needs to know. */
export interface RecoverOptions {
  readonly policy: PasswordPolicy;
  readonly sentUrl: string;
  readonly continueUrl: string | undefined;
  readonly signInUrl: string | undefined;
  /** The code of the link by which the person came. It is good for one password. */
  readonly link: {oobCode: string | null | undefined};
}

const resetPath = 'v1/accounts:resetPassword';

/** The recovery of somebody who may be anybody: by a link, of which a page of the host tells, whether or not it was mailed. */
export async function recoverAccess(
  ask: Ask,
  {policy, sentUrl, continueUrl, signInUrl, link}: RecoverOptions,
  {identifier: login = ''}: BeginInput,
  call: Call,
): Promise<Dialogue> {
  let {oobCode} = link;
  // Without a password it is only looked at.
  const peeked = oobCode ? await ask(call, resetPath, {oobCode}) : {};
  const username = member(peeked.json, 'email');
  if (peeked.problem) oobCode = link.oobCode = undefined;
  let at: 'identify' | 'sent' | 'new-password' | 'done' | 'redirect' = oobCode ? 'new-password' : 'identify';
  let resendAt = 0;

  async function takeLogin(given: Login, call: Call): Promise<Problem | undefined> {
    if (!isWellFormed(['email'], given)) return {code: 'identifier_malformed', field: 'identifier'};
    // Coming back in a hurry sends no other link.
    if (given.identifier !== login || Date.now() >= resendAt) {
      login = given.identifier;
      resendAt = 0;
      const body = {requestType: 'PASSWORD_RESET', email: login, ...(continueUrl && {continueUrl})};
      const {problem} = await ask(call, 'v1/accounts:sendOobCode', body, /^(EMAIL_NOT|USER_)/);
      if (problem) return problem;
      resendAt = Date.now() + pause;
    }
    at = 'sent';
    return undefined;
  }

  async function setPassword(newPassword: string, call: Call): Promise<Problem | undefined> {
    // It would only be looked at.
    if (!newPassword) return {code: 'password_policy', field: 'password', reason: 'too_short'};
    const {problem} = await ask(call, resetPath, {oobCode, newPassword});
    if (problem?.field === 'password') return problem;
    at = problem ? 'identify' : 'done';
    oobCode = link.oobCode = undefined;
    return problem;
  }

  function body(): Body {
    const exits: readonly StepAction[] = signInUrl ? ['cancel'] : [];
    switch (at) {
      case 'identify':
        return {kind: at, identifiers: ['email'], actions: exits, ...(login && {identifier: login})};
      case 'sent':
        return {kind: 'redirect', url: sentUrl, actions: ['back']};
      case 'new-password':
        return {
          kind: at,
          policy,
          current: false,
          context: [],
          actions: exits,
          ...(typeof username === 'string' && {username}),
        };
      case 'redirect':
        return {kind: at, url: signInUrl ?? '', actions: []};
      case 'done':
        return {kind: at, actions: [], ...(signInUrl && {signInUrl})};
    }
  }

  return {
    body,
    problem: peeked.problem,
    async answer(action, call) {
      if (at === 'identify' && action.type === at) return takeLogin(action, call);
      if (at === 'new-password' && action.type === at) return setPassword(action.password, call);
      const offered: readonly string[] = body().actions;
      if (!offered.includes(action.type)) return misplaced;
      at = action.type === 'cancel' ? 'redirect' : 'identify';
      return undefined;
    },
  };
}
