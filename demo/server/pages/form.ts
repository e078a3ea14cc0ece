import {markup, type Markup} from './markup.js';
import type {Texts} from './texts/texts.js';
import type {PageContext} from './view.js';

/** What is wrong, by the names of the fields, in the order of the fields. */
export type Problems = ReadonlyMap<string, string>;

/** One labelled input. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'tel' | 'password';
  /** The tokens of the `autocomplete` attribute. */
  readonly autocomplete: string;
  readonly hint?: string;
  readonly value?: string;
  readonly problem?: string | undefined;
  readonly required?: boolean;
  readonly inputMode?: 'numeric' | 'text' | 'email';
  readonly maxLength?: number;
  /** The value of a `passwordrules` attribute. */
  readonly passwordRules?: string;
}

const attribute = (name: string, value: string | number | undefined): Markup | '' =>
  value === undefined ? '' : markup` ${name}="${value}"`;

/** A label, a hint, what is wrong, and the input that they belong to. */
export function field(texts: Texts, each: Field): Markup {
  const {name, label, type, hint, problem, value, required} = each;
  const secret = type === 'password';
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(problem === undefined ? [] : [`${name}-problem`]),
  ];
  const attributes = [
    attribute('value', value),
    attribute('inputmode', each.inputMode),
    attribute('maxlength', each.maxLength),
    attribute('passwordrules', each.passwordRules),
    attribute('aria-describedby', described.length ? described.join(' ') : undefined),
    attribute('aria-invalid', problem === undefined ? undefined : 'true'),
    attribute('required', required ? '' : undefined),
    attribute('spellcheck', 'false'),
    attribute('autocapitalize', secret || type === 'email' ? 'none' : undefined),
  ];
  const input = markup`<input id="${name}" name="${name}" type="${type}" autocomplete="${each.autocomplete}"${attributes}>`;
  return markup`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? '' : markup`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problem === undefined ? '' : markup`<p class="problem" id="${name}-problem">${problem}</p>`}
    ${
      secret
        ? markup`<div class="secret">${input}<button type="button" hidden data-reveal="${name}" aria-controls="${name}"
            data-show="${texts.showPassword}" data-hide="${texts.hidePassword}"
            data-shown="${texts.passwordShown}" data-hidden="${texts.passwordHidden}"></button></div>`
        : input
    }
  </div>`;
}

/** What is wrong, in one place above the form, with links to the fields and the same words as there. */
export const summary = (texts: Texts, problems: Problems): Markup | '' =>
  problems.size
    ? markup`<div class="summary" role="alert" tabindex="-1" data-focus>
        <h2>${texts.errorSummary}</h2>
        <ul>
          ${[...problems].map(([name, problem]) => markup`<li><a href="#${name}">${problem}</a></li>`)}
        </ul>
      </div>`
    : '';

/** The form that was sent; an empty one for a body that is none. */
export const formOf = (c: PageContext): Promise<FormData> => c.req.formData().catch(() => new FormData());

/** The text of a field that was sent; empty for one that is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
