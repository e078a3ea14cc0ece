// Where else a story may be put, and how it may look there.
import type {Decorator} from '@storybook/web-components-vite';
import {css, html, render, type CSSResult} from 'lit';
import type {Args} from './element.js';
import type {Story} from './story.js';

function styleOf({cssText}: CSSResult): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = cssText;
  return style;
}

/** A component of the page, with a style sheet of its own. */
const component = css`
  label {
    color: hotpink;
  }
`;

const inShadowRoot: Decorator<Args> = story => {
  const host = document.createElement('div');
  render(html`${styleOf(component)} ${story()}`, host.attachShadow({mode: 'open'}));
  return host;
};

/** As narrow as a small phone. */
const narrowColumn = css`
  .narrow {
    inline-size: 18rem;
  }
`;

const inNarrowColumn: Decorator<Args> = story =>
  html`${styleOf(narrowColumn)}
    <div class="narrow">${story()}</div>`;

/** A page that means no good. */
const hostilePage = css`
  * {
    box-sizing: content-box;
    letter-spacing: 0.2em;
  }
  form,
  form * {
    float: right;
    position: relative;
    inset-block-start: 3px;
    color: lime;
    text-transform: uppercase;
    text-shadow: 2px 2px red;
  }
  form div {
    display: none;
  }
  input,
  button {
    inline-size: 90px !important;
    block-size: 12px !important;
    padding: 20px !important;
    border: 8px dotted magenta !important;
    border-radius: 0 !important;
    background: yellow !important;
    font: 9px cursive !important;
    opacity: 0.4;
    appearance: none;
  }
  label {
    display: none !important;
  }
  a,
  p,
  ul,
  li {
    margin: 40px !important;
    list-style: upper-roman !important;
  }
`;

const onHostilePage: Decorator<Args> = story => html`${styleOf(hostilePage)} ${story()}`;

/** A page with a look of its own for forms. */
const ownLook = css`
  .own-look form {
    display: grid;
    gap: 1rem;
  }
  .own-look input:not([type='checkbox'], [type='radio']) {
    border: 0;
    border-block-end: 2px solid currentColor;
    background: none;
    color: inherit;
    font: inherit;
  }
  .own-look button {
    padding: 0.5rem 1rem;
    border: 2px solid currentColor;
    border-radius: 2rem;
    background: none;
    color: inherit;
    font: inherit;
  }
`;

const onStyledPage: Decorator<Args> = story =>
  html`${styleOf(ownLook)}
    <div class="own-look">${story()}</div>`;

/** A form of the page. */
const pageForm = css`
  .page-form > button {
    margin-block-start: 1rem;
    border: 1px solid currentColor;
    background: none;
    color: inherit;
  }
`;

const inPageForm: Decorator<Args> = story => html`
  ${styleOf(pageForm)}
  <form class="page-form" aria-label="New account">
    ${story()}
    <button type="submit">Create the account</button>
  </form>
`;

const amongHeadings: Decorator<Args> = story => html`
  <h2>Account</h2>
  <h3>Security</h3>
  ${story()}
`;

/** Parts of a story. */
type Surroundings = Pick<Story, 'args' | 'decorators' | 'globals'>;

export const dark: Surroundings = {globals: {theme: 'dark'}};
export const rightToLeft: Surroundings = {globals: {direction: 'rtl'}};
export const polish: Surroundings = {globals: {locale: 'pl'}};
export const russian: Surroundings = {globals: {locale: 'ru'}};
export const compact: Surroundings = {globals: {density: 'compact'}};
export const narrow: Surroundings = {decorators: [inNarrowColumn]};
export const inHost: Surroundings = {decorators: [inShadowRoot]};
export const hostile: Surroundings = {decorators: [onHostilePage]};
export const inForm: Surroundings = {decorators: [inPageForm]};
export const deepHeading: Surroundings = {args: {'heading-level': 4}, decorators: [amongHeadings]};
export const native: Surroundings = {args: {appearance: 'native'}, decorators: [onStyledPage]};
export const hostContent: Surroundings = {
  args: {
    'slot:logo': 'ACME',
    'slot:heading': 'Your ACME password',
    'slot:intro': 'Shops and partners use the same one.',
    'slot:footer': 'Questions? Call 600 100 200.',
  },
};
export const ownTokens: Surroundings = {
  args: {
    '--latchkey-accent': 'light-dark(#7a1fa2, #e3b5ff)',
    '--latchkey-radius': '0',
    '--latchkey-space': '1.25rem',
    '--latchkey-font': 'Georgia, serif',
  },
};
