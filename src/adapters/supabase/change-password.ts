import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {NewPasswordAction} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import {TransportError, type Call} from '../../ports/transport.js';
import type {CodeOptions} from '../course/by-code.js';
import {misplaced, type Body, type Dialogue} from '../course/course.js';
import {createDoubt} from '../course/doubt.js';
import {member} from '../course/send.js';
import {tooLong, type Ask} from './ask.js';

/** What a change needs to know. */
export interface ChangeOptions {
  readonly policy: PasswordPolicy;
  readonly currentPassword: boolean;
  readonly code: CodeOptions;
  readonly accessToken: () => string | undefined | null | Promise<string | undefined | null>;
}

/** How long a code is kept for the call that sets the password, in milliseconds. */
const keep = 600_000;

/** The change of a password by somebody who is signed in. */
export async function changePassword(ask: Ask, options: ChangeOptions, call: Call): Promise<Dialogue> {
  const {policy, currentPassword: current, code: setUp, accessToken} = options;
  const {length = 6, lifetime = 3_600_000, attempts = 5, pause = 60_000} = setUp;
  const watch = createDoubt();

  const askAsPerson = async (call: Call, method: string, path: string, body?: object) => {
    const token = await accessToken();
    if (!token) throw new TransportError('session_expired');
    return ask(call, method, path, body, token);
  };

  const {json} = await askAsPerson(call, 'GET', 'user');
  const email = member(json, 'email');
  const username = typeof email === 'string' ? email : '';
  let at: 'new-password' | 'reauthenticate' | 'done' = 'new-password';
  let tries = 0;
  let expiresAt = 0;
  let resendAt = 0;
  /** Supabase Auth takes the code along with the password: until then it is here, and nowhere else. */
  let nonce = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sessionsFailed = false;

  function forget(): void {
    nonce = '';
    clearTimeout(timer);
  }

  /** Has a code sent. Within the pause an earlier one is still good. */
  async function send(call: Call): Promise<Problem | undefined> {
    const {problem} = await askAsPerson(call, 'GET', 'reauthenticate');
    resendAt = problem?.retryAt ?? Date.now() + pause;
    expiresAt = Date.now() + lifetime;
    if (!problem) tries = 0;
    return problem;
  }

  function takeCode(code: string): Problem | undefined {
    if (!/^\d{1,16}$/.test(code)) return {code: 'code_wrong', field: 'code'};
    if (tries >= attempts) return {code: 'attempts_exhausted', field: 'code'};
    nonce = code;
    timer = setTimeout(forget, keep);
    at = 'new-password';
    return undefined;
  }

  async function change({password, currentPassword}: NewPasswordAction, call: Call): Promise<Problem | undefined> {
    const put = async (body: object) => (await askAsPerson(call, 'PUT', 'user', body)).problem;
    const problem = await watch(call, async isAgain => {
      const refusal = await put({password, current_password: currentPassword, ...(nonce && {nonce})});
      // Where the change has been made, the new password is the one in force, and so refused as such.
      return isAgain && refusal?.field === 'currentPassword' ? put({password, current_password: password}) : refusal;
    });
    if (!problem) {
      forget();
      at = 'done';
      // Servers of today have ended them by now.
      await askAsPerson(call, 'POST', 'logout?scope=others').catch(() => (sessionsFailed = true));
    } else if (problem.field === 'code') {
      tries++;
      forget();
      at = 'reauthenticate';
    } else if (problem.code === 'reauthentication_needed') {
      at = 'reauthenticate';
      return send(call);
    }
    return problem;
  }

  function body(): Body {
    switch (at) {
      case 'new-password':
        return {kind: at, policy, current, context: [], actions: [], username};
      case 'reauthenticate':
        return {
          kind: at,
          methods: ['code'],
          challenge: {channel: username ? 'email' : 'sms', length, expiresAt, resendAt},
          channels: [],
          actions: ['resend'],
        };
      case 'done':
        return {kind: at, actions: [], ...(sessionsFailed && {sessionsFailed})};
    }
  }

  return {
    body,
    forget,
    async answer(action, call) {
      if (at === 'new-password' && action.type === at) {
        const {password, currentPassword} = action;
        if (password === currentPassword) return {code: 'password_reused', field: 'password'};
        return tooLong(password) ?? change(action, call);
      }
      if (at !== 'reauthenticate') return misplaced;
      if (action.type === at) return takeCode(action.code ?? '');
      if (action.type !== 'resend') return misplaced;
      return Date.now() < resendAt ? {code: 'rate_limited', retryAt: resendAt} : send(call);
    },
  };
}
