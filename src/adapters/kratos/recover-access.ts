import type {BeginInput} from '../../core/protocol/action.js';
import type {Call} from '../../ports/transport.js';
import {recoverByCode, type ByCode, type ByCodeOptions} from '../course/by-code.js';
import type {Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import {setPassword, submit, type Ask} from './ask.js';
import {asksFor, isSignedIn, problemIn, settingsFlowIn} from './flow.js';

/** By this Kratos knows an address among those that it shows masked. */
async function digest(address: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** Recovery by Kratos, which signs in whoever has the code. That session ends with the new password. */
export function recoverAccess(ask: Ask, options: ByCodeOptions, input: BeginInput): Dialogue {
  let flow: unknown;
  let settings: string | undefined;
  const answer = async (call: Call, fields: object): Promise<unknown> =>
    submit(ask, call, 'recovery', flow, {method: 'code', ...fields});

  /** Begins a flow, one for each code: Kratos counts wrong ones by the flow. */
  async function start(login: string, call: Call): Promise<void> {
    flow = await ask(call, 'self-service/recovery/browser');
    flow = await answer(call, asksFor(flow, 'recovery_address') ? {recovery_address: login} : {email: login});
  }

  async function signOut(call: Call): Promise<void> {
    const token = String(member(await ask(call, 'self-service/logout/browser'), 'logout_token'));
    await ask(call, `self-service/logout?token=${encodeURIComponent(token)}`);
  }

  const backend: ByCode = {
    async send(login, call) {
      await start(login, call);
      // As after a recovery that was left half-way.
      if (isSignedIn(flow)) {
        await signOut(call);
        await start(login, call);
      }
      // An account with several addresses. The code goes to the one that was typed.
      if (asksFor(flow, 'recovery_select_address')) {
        flow = await answer(call, {recovery_address: login, recovery_select_address: await digest(login)});
      }
      return problemIn(flow, {code: 'identifier_malformed', field: 'identifier'});
    },
    async prove(_login, code, call) {
      const next = await answer(call, {code});
      settings = settingsFlowIn(next);
      if (!settings) flow = next;
      return settings !== undefined;
    },
    async set(password, call) {
      if (!settings) return {code: 'flow_expired'};
      const form = await ask(call, `self-service/settings/flows?id=${settings}`);
      const {problem, url} = await setPassword(ask, call, form, password);
      return url ? {code: 'flow_expired'} : problem;
    },
    end: signOut,
    forget() {
      settings = undefined;
    },
  };
  return recoverByCode(backend, options, input);
}
