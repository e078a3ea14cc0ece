import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {NewPasswordAction} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {misplaced, type Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import type {Ask} from './ask.js';

/** The change of a password by somebody who is signed in. */
export async function changePassword(ask: Ask, policy: PasswordPolicy, call: Call): Promise<Dialogue> {
  const [{json, problem}, session] = await Promise.all([
    ask(call, 'list-sessions'),
    // Only a help for password managers.
    ask(call, 'get-session').catch(() => undefined),
  ]);
  const username = member(member(session?.json, 'user'), 'email');
  // better-auth lists sessions only for one that is fresh: by default, of the last day.
  const others = Array.isArray(json) ? json.length - 1 : undefined;
  if (others === undefined && !problem) throw new TransportError('unavailable');
  let isDoubtful = false;
  let isOver = false;
  let sessionsEnded = 0;

  async function change(action: NewPasswordAction, call: Call): Promise<Problem | undefined> {
    // Where it is not known whether there are other sessions, there was nothing to choose, and they end.
    const {password, currentPassword = '', endOtherSessions = others === undefined} = action;
    // better-auth would take it.
    if (password === currentPassword) return {code: 'password_reused', field: 'password'};
    const wasDoubtful = isDoubtful;
    isDoubtful = true;
    const body = {currentPassword, newPassword: password, revokeOtherSessions: endOtherSessions};
    let {problem} = await ask(call, 'change-password', body);
    // The longer of the two is the one that is too long.
    if (problem?.reason === 'too_long' && currentPassword.length > password.length) {
      problem = {code: 'current_password_wrong', field: 'currentPassword'};
    }
    // A change whose reply was lost may have been made: then the new password is the one in force.
    if (wasDoubtful && problem?.field === 'currentPassword') {
      ({problem} = await ask(call, 'verify-password', {password}));
    }
    isDoubtful = false;
    isOver = !problem;
    sessionsEnded = endOtherSessions && !wasDoubtful ? (others ?? 0) : 0;
    return problem;
  }

  return {
    body: () =>
      isOver
        ? {kind: 'done', actions: [], ...(sessionsEnded && {sessionsEnded})}
        : {
            kind: 'new-password',
            actions: [],
            policy,
            current: true,
            context: [],
            ...(typeof username === 'string' && {username}),
            ...(others && {otherSessions: others}),
          },
    answer: async (action, call) => (isOver || action.type !== 'new-password' ? misplaced : change(action, call)),
  };
}
