import type {StoryContext} from '@storybook/web-components-vite';
import {ChangePassword, OfficeFinder, PasswordGenerator, RecoverAccess} from 'latchkey';
import type {ProblemCode, StepKind} from 'latchkey/core';
import 'latchkey/define';

/** What a story may set: attributes and properties by their names, tokens as `--latchkey-…`, slots as `slot:…`. */
export type Args = Readonly<Record<string, string | number | boolean | object | undefined>>;

/** An element that drives a flow. */
export type FlowElement = ChangePassword | RecoverAccess;

/** Where a flow has come to: the step that is shown, or why there is none. */
export type Place = StepKind | ProblemCode;

const classes = {
  'change-password': ChangePassword,
  'recover-access': RecoverAccess,
  'password-generator': PasswordGenerator,
  'office-finder': OfficeFinder,
};

const isTag = (name: string): name is keyof typeof classes => Object.hasOwn(classes, name);

const places = new WeakMap<Element, Place>();

/** Where an element of a story has told that it is. */
export const placeOf = (element: Element): Place | undefined => places.get(element);

/** The element of a story, with its args, in the locale of the toolbar. */
export function elementOf(args: Args, {component = '', globals}: Pick<StoryContext, 'component' | 'globals'>): Element {
  if (!isTag(component)) throw new Error(`There is no <${component}>.`);
  const element = document.createElement(component);
  // A flow that waits is kept for the whole browser: each story has its own, and none begins in the middle.
  element.id = crypto.randomUUID();
  element.addEventListener('step-changed', ({step}) => places.set(element, step));
  element.addEventListener('flow-interrupted', ({code}) => places.set(element, code));
  const attributes = classes[component].observedAttributes;
  const all: Args = {locale: String(globals.locale), ...args};
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || value === '') continue;
    if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else if (typeof value === 'object') Object.assign(element, {[name]: value});
    else if (name.startsWith('--')) element.style.setProperty(name, String(value));
    else if (name.startsWith('slot:')) element.append(inSlot(name.slice(5), String(value)));
    else if (attributes.includes(name)) element.setAttribute(name, String(value));
    else Object.assign(element, {[name]: value});
  }
  return element;
}

function inSlot(slot: string, text: string): Element {
  const content = document.createElement(slot === 'heading' ? 'span' : 'p');
  content.slot = slot;
  content.textContent = text;
  return content;
}
