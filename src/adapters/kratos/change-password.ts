import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {NewPasswordAction} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {misplaced, type Body, type Dialogue} from '../course/course.js';
import {createDoubt} from '../course/doubt.js';
import {member} from '../course/send.js';
import {setPassword, submit, type Ask} from './ask.js';
import {asksFor, problemIn, redirectIn, valueOf} from './flow.js';

/**
 * The change of a password by somebody who is signed in. Kratos asks for no old password, but for a fresh session: so
 * whoever knows the old one signs in with it once more, and then sets the new one.
 */
export async function changePassword(ask: Ask, policy: PasswordPolicy, call: Call): Promise<Dialogue> {
  const [session, sessions] = await Promise.all([ask(call, 'sessions/whoami'), ask(call, 'sessions')]);
  const email = member(member(member(session, 'identity'), 'traits'), 'email');
  const username = typeof email === 'string' ? email : '';
  const otherSessions = Array.isArray(sessions) ? sessions.length : 0;
  const watch = createDoubt();
  /** Where to sign in with more than a password. */
  let url = redirectIn(session);
  let isOver = false;
  let ended: Pick<Extract<Body, {kind: 'done'}>, 'sessionsEnded' | 'sessionsFailed'> = {};

  async function signIn(password: string, call: Call): Promise<Problem | undefined> {
    const flow = await ask(call, 'self-service/login/browser?refresh=true');
    if (!asksFor(flow, 'password')) throw new TransportError('managed_elsewhere');
    const answer = {method: 'password', identifier: valueOf(flow, 'identifier'), password};
    return problemIn(await submit(ask, call, 'login', flow, answer), {code: 'not_allowed'});
  }

  async function endOthers(call: Call): Promise<void> {
    try {
      const count = Number(member(await ask(call, 'sessions', undefined, 'DELETE'), 'count'));
      if (count) ended = {sessionsEnded: count};
    } catch {
      ended = {sessionsFailed: true};
    }
  }

  async function change(action: NewPasswordAction, call: Call): Promise<Problem | undefined> {
    const {password, currentPassword = '', endOtherSessions} = action;
    // Kratos knows only since lately that this is no change.
    if (password === currentPassword) return {code: 'password_reused', field: 'password'};
    const problem = await watch(call, async isAgain => {
      const wrong = await signIn(currentPassword, call);
      // Where the change has been made, the new password is the one in force.
      if (wrong) return isAgain && !(await signIn(password, call)) ? undefined : wrong;
      const set = await setPassword(ask, call, await ask(call, 'self-service/settings/browser'), password);
      ({url} = set);
      return set.problem;
    });
    if (problem ?? url) return problem;
    isOver = true;
    if (endOtherSessions) await endOthers(call);
    return undefined;
  }

  return {
    body: () =>
      url
        ? {kind: 'redirect', url, actions: []}
        : isOver
          ? {kind: 'done', actions: [], ...ended}
          : {
              kind: 'new-password',
              policy,
              current: true,
              context: [],
              actions: [],
              username,
              ...(otherSessions && {otherSessions}),
            },
    answer: async (action, call) =>
      url || isOver || action.type !== 'new-password' ? misplaced : change(action, call),
  };
}
