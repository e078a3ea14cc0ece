import type {Meta} from '@storybook/web-components-vite';
import type {PasswordGenerator} from 'latchkey';
import {parsePasswordRules} from 'latchkey/core';
import {expect, fireEvent, spyOn, userEvent} from 'storybook/test';
import {elementOf} from './support/element.js';
import {eventually, find} from './support/person.js';
import {standIn} from './support/stand-ins.js';
import type {Story} from './support/story.js';
import * as around from './support/surroundings.js';

export default {title: 'Password generator', component: 'password-generator', render: elementOf} satisfies Meta;

/** A story in which a person does something. */
const after = (then: (element: PasswordGenerator) => Promise<void>, story: Story = {}): Story => ({
  play: ({canvasElement}) => then(find(canvasElement, 'password-generator')),
  ...story,
});

/** Something in the element. */
function get(element: PasswordGenerator, selector: string): Element {
  const found = element.renderRoot.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector} in the generator.`);
  return found;
}

const press = (element: PasswordGenerator, selector: string): Promise<void> => userEvent.click(get(element, selector));

const generateButton = '.row button:first-child';
const copyButton = '.row button:last-child';

async function generate(element: PasswordGenerator): Promise<void> {
  const before = element.value;
  await press(element, generateButton);
  await eventually(() => expect(element.value).not.toBe(before));
  await element.updateComplete;
  await expect(get(element, '#value')).toHaveValue(element.value);
}

async function openOptions(element: PasswordGenerator): Promise<void> {
  await press(element, 'summary');
  await eventually(() => expect(element.renderRoot.querySelector('details select')).toBeVisible());
}

/** Sets a field of the options, as leaving it does. */
async function set(element: PasswordGenerator, selector: string, value: string): Promise<void> {
  await fireEvent.change(get(element, selector), {target: {value}});
  await element.updateComplete;
}

export const Empty: Story = {};

export const Generated = after(generate);

export const GeneratedAnew = after(async element => {
  await generate(element);
  await generate(element);
  await expect(element.value).toHaveLength(20);
});

/** The clipboard of the page takes a text, or the page may not write to it. */
const clipboard = (write: () => Promise<void>): Story => ({
  beforeEach: () => void spyOn(navigator.clipboard, 'writeText').mockImplementation(write),
});

export const Copied = after(
  async element => {
    await generate(element);
    await press(element, copyButton);
    await eventually(() => expect(navigator.clipboard.writeText).toHaveBeenCalledWith(element.value));
    await eventually(() => expect(get(element, '[role=status]')).not.toBeEmptyDOMElement());
  },
  clipboard(() => Promise.resolve()),
);

/** Where the page may look into the clipboard, it takes the password out again. */
export const CopiedForAMinute = after(
  async element => {
    await generate(element);
    await press(element, copyButton);
    await eventually(() => expect(get(element, '[role=status]')).toHaveTextContent(/minut|минут/));
  },
  {
    beforeEach: standIn(
      [navigator, 'clipboard', {writeText: async () => undefined, readText: async () => ''}],
      [navigator, 'permissions', {query: async () => ({state: 'granted'})}],
    ),
  },
);

export const NotCopied = after(
  async element => {
    await generate(element);
    await press(element, copyButton);
    const output = get(element, '#value');
    await eventually(() =>
      expect(output instanceof HTMLTextAreaElement && output.selectionEnd).toBe(element.value.length),
    );
  },
  clipboard(() => Promise.reject(new DOMException('Not allowed', 'NotAllowedError'))),
);

export const Options = after(openOptions);

export const ChangedOptions = after(async element => {
  await openOptions(element);
  await set(element, 'input[type=number]', '32');
  for (const box of element.renderRoot.querySelectorAll('input[type=checkbox]')) {
    // The last two are wishes, the others are what a password is made of: only the small letters stay.
    await userEvent.click(box);
    await element.updateComplete;
  }
  await generate(element);
  await expect(element.value).toHaveLength(32);
});

export const Passphrase = after(async element => {
  await openOptions(element);
  await set(element, 'select', 'passphrase');
  await generate(element);
  await expect(element.value.split('-')).toHaveLength(6);
});

export const Pin = after(async element => {
  await openOptions(element);
  await set(element, 'select', 'pin');
  await generate(element);
  await expect(element.value).toMatch(/^\d{6}$/);
});

export const LongPassphrase = after(generate, {args: {options: {kind: 'passphrase', passphrase: {words: 20}}}});

export const RulesOfASite = after(
  async element => {
    await generate(element);
    await expect(element.value).toMatch(/^[A-Za-z\d]{8,12}$/);
  },
  {args: {policy: parsePasswordRules('minlength: 8; maxlength: 12; required: digit; allowed: upper, lower;')}},
);

export const Impossible = after(
  async element => {
    await openOptions(element);
    await press(element, generateButton);
    await eventually(() => expect(get(element, '[role=status]')).not.toBeEmptyDOMElement());
    await expect(element.value).toBe('');
  },
  {args: {policy: {minLength: 8, maxLength: 6, required: []}}},
);

export const Disabled: Story = {args: {disabled: true}};

export const InAForm = after(
  async element => {
    await generate(element);
    await expect(element.form && new FormData(element.form).get('password')).toBe(element.value);
  },
  {args: {name: 'password', required: true}, ...around.inForm},
);

export const RequiredInAForm = after(element => expect(element.validity.valueMissing).toBe(true), {
  args: {name: 'password', required: true},
  ...around.inForm,
});

export const Dark: Story = {...Options, ...around.dark};

export const RightToLeft: Story = {...Options, ...around.rightToLeft};

export const Polish: Story = {...Options, ...around.polish};

export const Russian: Story = {...Options, ...around.russian};

export const InNarrowColumn: Story = {...Options, ...around.narrow};

export const InHostShadowRoot: Story = {...Generated, ...around.inHost};

export const HostileStyles: Story = {...Options, ...around.hostile};

export const OwnTokens: Story = {...Generated, ...around.ownTokens};
