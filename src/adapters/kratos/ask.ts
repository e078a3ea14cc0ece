import type {Problem} from '../../core/protocol/problem.js';
import type {Call, TransportFault} from '../../ports/transport.js';
import {faultOf} from '../course/fault.js';
import {member, sendOnce, type SendOptions} from '../course/send.js';
import {errorIn, isSignedIn, problemIn, redirectIn, valueOf} from './flow.js';

/**
 * Asks Kratos: with a body by POST, without one by GET. Gives a flow, which may say what is wrong, or what is in its way;
 * whatever is neither rejects with a `TransportError`.
 */
export type Ask = (call: Call, path: string, body?: object, method?: string) => Promise<unknown>;

/** How Kratos is reached. */
export interface AskOptions extends SendOptions {
  readonly base: string;
}

const faults: Readonly<Record<string, TransportFault>> = {
  self_service_flow_expired: 'flow_expired',
  security_csrf_violation: 'flow_expired',
};

/** Makes the way to Kratos. Nothing is sent twice: it knows no idempotency keys. */
export const asker =
  ({base, send, timeout}: AskOptions): Ask =>
  async ({signal}, path, body, method = body ? 'POST' : 'GET') => {
    const {response, json} = await sendOnce({send, timeout}, signal, `${base.replace(/\/$/, '')}/${path}`, {
      method,
      credentials: 'include',
      headers: {accept: 'application/json', ...(body && {'content-type': 'application/json'})},
      body: body ? JSON.stringify(body) : null,
    });
    const {ok, status} = response;
    const isFlow = ok ? json !== undefined : member(json, 'ui') !== undefined;
    if (status === 204 || isFlow || redirectIn(json) || isSignedIn(json)) return json;
    // A redirect leads to the flow in place of one that has expired. A browser gives it the status 0.
    throw faultOf(response, faults[errorIn(json)] ?? (ok || status > 399 ? undefined : 'flow_expired'));
  };

/** Answers a flow: `login`, `settings` or `recovery`. */
export async function submit(ask: Ask, call: Call, kind: string, flow: unknown, answer: object): Promise<unknown> {
  const id = encodeURIComponent(String(member(flow, 'id')));
  return ask(call, `self-service/${kind}?flow=${id}`, {...answer, csrf_token: valueOf(flow, 'csrf_token')});
}

/** Sets the password in a flow of the settings. Gives what is wrong with it, or where to sign in anew first. */
export async function setPassword(
  ask: Ask,
  call: Call,
  flow: unknown,
  password: string,
): Promise<{readonly problem: Problem | undefined; readonly url: string | undefined}> {
  const json = redirectIn(flow) ? flow : await submit(ask, call, 'settings', flow, {method: 'password', password});
  return {problem: problemIn(json, {code: 'password_policy', field: 'password'}), url: redirectIn(json)};
}
