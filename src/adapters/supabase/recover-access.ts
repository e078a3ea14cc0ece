import type {BeginInput} from '../../core/protocol/action.js';
import {recoverByCode, type ByCode, type ByCodeOptions} from '../course/by-code.js';
import type {Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import {tooLong, type Ask} from './ask.js';

/** Recovery by Supabase Auth. The session that a code opens stays here, and ends with the new password. */
export function recoverAccess(ask: Ask, options: ByCodeOptions, input: BeginInput): Dialogue {
  let token: string | undefined;
  const backend: ByCode = {
    async send(email, call) {
      const {problem} = await ask(call, 'POST', 'recover', {email});
      // Only who has an account is told that there was a code a moment ago. That one is still good.
      return problem?.code === 'rate_limited' ? undefined : problem;
    },
    async prove(email, code, call) {
      const {json} = await ask(call, 'POST', 'verify', {type: 'recovery', email, token: code});
      const given = member(json, 'access_token');
      if (typeof given === 'string') token = given;
      return token !== undefined;
    },
    async set(password, call) {
      if (!token) return {code: 'flow_expired'};
      return tooLong(password) ?? (await ask(call, 'PUT', 'user', {password}, token)).problem;
    },
    async end(call, isSet) {
      await ask(call, 'POST', `logout?scope=${isSet ? 'global' : 'local'}`, undefined, token);
    },
    forget() {
      token = undefined;
    },
  };
  return recoverByCode(backend, options, input);
}
