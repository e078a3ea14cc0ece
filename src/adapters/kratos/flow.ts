import type {Problem} from '../../core/protocol/problem.js';
import {member} from '../course/send.js';

/** What the numbers of messages say: `text/id.go` of Kratos. */
const problems: Readonly<Record<number, Problem>> = {
  4000006: {code: 'current_password_wrong', field: 'currentPassword'},
  4000031: {code: 'password_like_identifier', field: 'password'},
  4000032: {code: 'password_policy', field: 'password', reason: 'too_short'},
  4000033: {code: 'password_policy', field: 'password', reason: 'too_long'},
  4000034: {code: 'password_breached', field: 'password'},
  4000039: {code: 'password_reused', field: 'password'},
};

const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list: unknown = member(value, name);
  return Array.isArray(list) ? list : [];
};

const nodesOf = (flow: unknown): readonly unknown[] => listIn(member(flow, 'ui'), 'nodes');

const inputOf = (flow: unknown, name: string): unknown =>
  nodesOf(flow)
    .map(node => member(node, 'attributes'))
    .find(attributes => member(attributes, 'name') === name);

/** Whether the form of a flow has an input. */
export const asksFor = (flow: unknown, name: string): boolean => inputOf(flow, name) !== undefined;

/** The value of an input in the form of a flow. */
export const valueOf = (flow: unknown, name: string): unknown => member(inputOf(flow, name), 'value');

/** What is wrong in a flow; `otherwise`, where it is nothing that is known here. */
export function problemIn(flow: unknown, otherwise: Problem): Problem | undefined {
  const errors = [member(flow, 'ui'), ...nodesOf(flow)]
    .flatMap(each => listIn(each, 'messages'))
    .filter(message => member(message, 'type') === 'error')
    .map(message => problems[Number(member(message, 'id'))]);
  return errors.length > 0 ? (errors.find(Boolean) ?? otherwise) : undefined;
}

/** The name of the error that came in place of a flow. */
export const errorIn = (json: unknown): string => String(member(member(json, 'error'), 'id'));

/** Whether a recovery is refused because somebody is signed in. */
export const isSignedIn = (json: unknown): boolean => errorIn(json) === 'session_already_available';

/** Where the browser has to go, if it has to. */
export function redirectIn(json: unknown): string | undefined {
  const url = member(json, 'redirect_browser_to');
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined;
}

/** The flow of the settings that a right code leads to: named as an action, or in the address of its page. */
export function settingsFlowIn(json: unknown): string | undefined {
  const next = listIn(json, 'continue_with').find(each => member(each, 'action') === 'show_settings_ui');
  const id = member(member(next, 'flow'), 'id') ?? /[?&]flow=([\w-]+)/.exec(redirectIn(json) ?? '')?.[1];
  return typeof id === 'string' ? id : undefined;
}
