// The rules that password managers go by, as far as they can be read off a form: docs/password-managers.md.
import {parsePasswordRules} from 'latchkey/core';
import type {StepKind} from '../../../src/core/protocol/step.js';
import {everyElement} from './page.js';

/** The inputs that take text, by the kind of step, and the tokens that each may have. No other step has any. */
export const tokens: Readonly<Partial<Record<StepKind, Readonly<Record<string, readonly string[]>>>>> = {
  identify: {identifier: ['username', 'username webauthn']},
  document: {value: ['off']},
  code: {code: ['one-time-code']},
  // It was not sent: what a message brings must not be filled in.
  'recovery-code': {code: ['off']},
  reauthenticate: {username: ['username'], password: ['current-password'], code: ['one-time-code']},
  'new-password': {
    username: ['username'],
    currentPassword: ['current-password'],
    password: ['new-password'],
    repeat: ['new-password'],
  },
  ticket: {email: ['email']},
  approved: {activation: ['off'], code: ['one-time-code']},
  'case-details': {
    name: ['name', 'family-name'],
    givenName: ['given-name'],
    patronymic: ['additional-name'],
    value: ['off'],
    callBack: ['tel'],
  },
};

const isChoice = ({type}: HTMLInputElement): boolean => type === 'radio' || type === 'checkbox';

/** As it is written: engines differ in what they make of it. */
const tokenOf = (input: HTMLInputElement): string => input.getAttribute('autocomplete') ?? 'nothing';

/** By the token, since a password that is shown is a text field. */
export const isPassword = (input: HTMLInputElement): boolean => /^(current|new)-password\b/.test(tokenOf(input));

/** The inputs of a form that take text, in their order. */
export const textInputs = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.querySelectorAll('input')].filter(each => !isChoice(each));

/** What is wrong with an element at a step, a line each. An element without a form has nothing wrong. */
export function formFaults(element: Element, step: StepKind): string[] {
  const forms = [...element.querySelectorAll('form')];
  const [form] = forms;
  return [
    ...strays(element),
    ...(forms.length > 1 ? [`${forms.length} forms`] : []),
    ...(form ? [...structure(form), ...repeatedIds(form), ...userName(form), ...processes(form)] : []),
    ...forms.flatMap(textInputs).flatMap(input => [...attributes(input, step), ...lengths(input)]),
  ];
}

/** Inputs that no form has, and those that would be filled if a manager looked into the shadow root. */
function strays(element: Element): string[] {
  const loose = [...element.querySelectorAll('input')].filter(({form}) => !form);
  const inside = everyElement(element).filter(
    each => each.getRootNode() !== element.getRootNode() && each.matches('form input[name], [type=password]'),
  );
  return [...loose, ...inside].map(
    each => `no form of the page has it: ${each.getAttribute('name') ?? each.outerHTML}`,
  );
}

function structure(form: HTMLFormElement): string[] {
  const buttons = [...form.querySelectorAll('button, input[type=submit]')];
  return [
    ...(form.parentElement?.closest('form') || form.querySelector('form') ? ['a form in a form'] : []),
    ...(form.method === 'post' ? [] : [`sent by ${form.method}`]),
    ...(buttons.some(each => each.matches('[type=submit]:not([disabled])') && each.checkVisibility())
      ? []
      : ['no button to send it']),
    ...buttons.filter(each => !each.hasAttribute('type')).map(({outerHTML}) => `sends by mistake: ${outerHTML}`),
  ];
}

function repeatedIds(form: HTMLFormElement): string[] {
  const root = form.getRootNode();
  const ids = root instanceof Document || root instanceof ShadowRoot ? [...root.querySelectorAll('[id]')] : [];
  return ids
    .map(({id}) => id)
    .filter((id, index, all) => all.indexOf(id) !== index)
    .map(id => `twice on the page: #${id}`);
}

/** The user name stands before the first password, and is hidden by nothing that managers take for absence. */
function userName(form: HTMLFormElement): string[] {
  const inputs = textInputs(form);
  if (!inputs.some(isPassword)) return [];
  const [first] = inputs;
  if (!first || tokenOf(first) !== 'username') return ['no user name before the password'];
  const {display, visibility} = getComputedStyle(first);
  return [
    ...(first.type === 'text' ? [] : [`a user name of the type ${first.type}`]),
    ...(display === 'none' || !first.checkVisibility() || visibility !== 'visible' ? ['a user name out of reach'] : []),
    ...(first.value === '' ? ['an empty user name'] : []),
  ];
}

/** One process a form: passwords have their user name beside them, and nothing else. */
function processes(form: HTMLFormElement): string[] {
  const inputs = textInputs(form);
  if (!inputs.some(isPassword)) return [];
  return inputs
    .filter(each => !isPassword(each) && tokenOf(each) !== 'username')
    .map(({name}) => `among passwords: ${name}`);
}

function attributes(input: HTMLInputElement, step: StepKind): string[] {
  const {id, name} = input;
  const token = tokenOf(input);
  return [
    ...(id && name ? [] : [`no id or no name: ${token}`]),
    ...(tokens[step]?.[name]?.includes(token) ? [] : [`the token of ${name} at ${step}: ${token}`]),
    ...(input.type === 'text' || (isPassword(input) && input.type === 'password')
      ? []
      : [`the type of ${name}: ${input.type}`]),
    ...(input.disabled || (input.readOnly && token !== 'username') ? [`takes nothing: ${name}`] : []),
  ];
}

/** The rules stand at new passwords only, and agree with each other; nothing cuts off a paste. */
function lengths(input: HTMLInputElement): string[] {
  const {name} = input;
  const [rules, least] = ['passwordrules', 'minlength'].map(each => input.getAttribute(each));
  const isGood =
    tokenOf(input) === 'new-password'
      ? typeof rules === 'string' && String(parsePasswordRules(rules).minLength) === least
      : rules === null && least === null;
  return [
    ...(isGood ? [] : [`the rules of ${name}: ${String(rules)}, at least ${String(least)}`]),
    ...(input.hasAttribute('maxlength') ? [`cuts off a paste: ${name}`] : []),
  ];
}
