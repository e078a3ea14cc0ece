import {msg, updateWhenLocaleChanges} from '@lit/localize';
import {html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {defaultPolicy, type PasswordPolicy} from '../../core/policy/policy.js';
import {PasswordCopiedEvent} from '../events/password-copied.js';
import {PasswordGeneratedEvent} from '../events/password-generated.js';
import {useLocale} from '../locale.js';
import {tokens} from '../styles/tokens.js';
import type {GeneratorOptions} from './options.js';
import {generatorStyles} from './password-generator.styles.js';

/**
 * Generates passwords, passphrases and PINs. A form control: the generated secret is its value.
 *
 * @tagname password-generator
 * @csspart value - The generated secret.
 * @csspart button - The buttons.
 * @csspart options - The options.
 * @fires password-generated - A new password has been generated; it is the element's `value`.
 * @fires password-copied - The password has been copied.
 */
export class PasswordGenerator extends LitElement {
  static override styles = [tokens, generatorStyles];
  static override properties: PropertyDeclarations = {
    name: {reflect: true},
    required: {type: Boolean, reflect: true},
    disabled: {type: Boolean, reflect: true},
    policy: {attribute: false},
    options: {attribute: false},
    keepCopied: {type: Boolean, attribute: 'keep-copied'},
    locale: {},
  };
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};

  /** Takes part in forms. */
  static readonly formAssociated = true;

  /** The name under which a form sends the value. */
  name = '';

  /** Whether a form needs a value. */
  required = false;

  /** Whether the control is switched off. */
  disabled = false;

  /** The rules that the password meets whatever the options say. */
  policy: PasswordPolicy = defaultPolicy;

  /** What to generate and how. The person can change it in the options; a policy goes before it. */
  options: GeneratorOptions = {kind: 'password'};

  /**
   * Leaves a copied secret in the clipboard. Otherwise it is taken out after a minute, where the browser lets the page look
   * whether it is still there.
   */
  keepCopied = false;

  /** The locale of the texts, a BCP 47 tag. */
  locale: string | undefined;

  private readonly internals = this.attachInternals();
  private secret = '';
  private status = '';
  private formDisabled = false;
  /** Ends the time for which a copied secret is in the clipboard. */
  private copied: AbortController | undefined;
  private panel: ((host: PasswordGenerator) => TemplateResult) | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The generated secret; empty before the first. Never in an attribute. */
  get value(): string {
    return this.secret;
  }

  set value(value: string) {
    this.secret = value;
    // The state that a browser keeps for restoring holds the options only: a secret must not get into a session store.
    this.internals.setFormValue(value, JSON.stringify(this.options));
    this.requestUpdate();
  }

  /** The form that the control belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** Whether the value is good, as of the last render. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** What is wrong, in words. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether the control is looked at when its form is sent. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the value is good; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** The same, and shows what is wrong. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** Generates a new secret. Rejects with a `PolicyUnsatisfiableError` if no password can meet the policy. */
  async generate(): Promise<void> {
    const {options, policy} = this;
    const {generateSecret} = await import('./generate.js');
    this.value = await generateSecret(options, policy);
    this.status = msg('A new password has been generated.', {id: 'latchkey.generator.done'});
    this.dispatchEvent(new PasswordGeneratedEvent());
  }

  /** Copies the secret. Where the page may not write to the clipboard, it is selected for copying by hand. */
  async copy(): Promise<void> {
    const {secret} = this;
    try {
      await navigator.clipboard.writeText(secret);
      this.status = msg('Copied.', {id: 'latchkey.generator.copied'});
      this.dispatchEvent(new PasswordCopiedEvent());
      void this.clearLater(secret);
    } catch {
      this.output?.select();
      this.status = msg('Copying is not possible here. The password is selected: copy it with the keyboard.', {
        id: 'latchkey.generator.not-copied',
      });
    }
    this.requestUpdate();
  }

  /** @internal */
  formResetCallback(): void {
    this.status = '';
    this.value = '';
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
    this.requestUpdate();
  }

  /** @internal */
  formStateRestoreCallback(state: unknown): void {
    // The state is what `value` gave to the browser, of this or an earlier version.
    if (typeof state !== 'string') return;
    void import('./options.js').then(({readOptions}) => {
      this.options = readOptions(state) ?? this.options;
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.locale !== undefined) void useLocale(this.locale);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page takes it out and puts it back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.copied?.abort();
    });
  }

  override updated(): void {
    const missing = this.required && this.secret === '';
    const text = msg('Generate a password.', {id: 'latchkey.generator.missing'});
    this.internals.setValidity(missing ? {valueMissing: true} : {}, missing ? text : '', this.output);
  }

  private async clearLater(secret: string): Promise<void> {
    this.copied?.abort();
    if (this.keepCopied) return;
    const {signal} = (this.copied = new AbortController());
    const {clearClipboard, mayLook} = await import('./clear-clipboard.js');
    if (!(await mayLook()) || signal.aborted) return;
    this.say(
      msg('Copied. In a minute it is taken out of the clipboard, unless something else is there by then.', {
        id: 'latchkey.generator.copied-for',
      }),
    );
    if (await clearClipboard(secret, signal)) {
      this.say(msg('The password has been taken out of the clipboard.', {id: 'latchkey.generator.cleared'}));
    }
  }

  private say(text: string): void {
    this.status = text;
    this.requestUpdate();
  }

  private get output(): HTMLTextAreaElement | undefined {
    return this.renderRoot.querySelector('textarea') ?? undefined;
  }

  override render(): TemplateResult {
    const {secret, status} = this;
    const off = this.disabled || this.formDisabled;
    return html`<label for="value">${msg('Generated password', {id: 'latchkey.generator.label'})}</label>
      <textarea
        id="value"
        part="value"
        readonly
        rows="1"
        dir="ltr"
        spellcheck="false"
        autocomplete="off"
        ?disabled=${off}
        .value=${secret}
      ></textarea>
      <div class="row">
        <button type="button" part="button" ?disabled=${off} @click=${this.onGenerate}>
          ${msg('Generate', {id: 'latchkey.generator.generate'})}
        </button>
        <button type="button" part="button" ?disabled=${off || !secret} @click=${this.onCopy}>
          ${msg('Copy', {id: 'latchkey.generator.copy'})}
        </button>
      </div>
      <p class="status" role="status">${status}</p>
      <details part="options" @toggle=${this.onToggle}>
        <summary>${msg('Options', {id: 'latchkey.generator.options'})}</summary>
        <fieldset ?disabled=${off}>${this.panel?.(this) ?? nothing}</fieldset>
      </details>`;
  }

  private readonly onGenerate = async (): Promise<void> => {
    try {
      await this.generate();
    } catch {
      this.status = msg('No password can meet these rules and options.', {id: 'latchkey.generator.impossible'});
      this.requestUpdate();
    }
  };

  private readonly onCopy = (): void => {
    void this.copy();
  };

  private readonly onToggle = async (): Promise<void> => {
    this.panel ??= (await import('./options-panel.js')).optionsPanel;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'password-generator': PasswordGenerator;
  }
}
