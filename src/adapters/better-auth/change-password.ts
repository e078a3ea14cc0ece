import type {PasswordPolicy} from '../../core/policy/policy.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {changeDialogue} from '../course/change-password.js';
import type {Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import type {Ask} from './ask.js';

/** The change of a password by somebody who is signed in. */
export async function changePassword(ask: Ask, policy: PasswordPolicy, call: Call): Promise<Dialogue> {
  const [{json, problem}, session] = await Promise.all([
    ask(call, 'list-sessions'),
    // Only a help for password managers.
    ask(call, 'get-session').catch(() => undefined),
  ]);
  // better-auth lists sessions only for one that is fresh: by default, of the last day.
  const others = Array.isArray(json) ? json.length - 1 : undefined;
  if (others === undefined && !problem) throw new TransportError('unavailable');

  return changeDialogue({
    policy,
    username: member(member(session?.json, 'user'), 'email'),
    others,
    async change({password, currentPassword, endOtherSessions}, call) {
      const body = {currentPassword, newPassword: password, revokeOtherSessions: endOtherSessions};
      const {problem} = await ask(call, 'change-password', body);
      // The longer of the two is the one that is too long.
      return problem?.reason === 'too_long' && currentPassword.length > password.length
        ? {code: 'current_password_wrong', field: 'currentPassword'}
        : problem;
    },
    verify: async (password, call) => (await ask(call, 'verify-password', {password})).problem,
  });
}
