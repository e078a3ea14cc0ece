import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {ViewHost} from '../view-host.js';
import {Field, type FieldOptions} from './field.js';

/** The attributes of a password input. */
export interface PasswordFieldOptions extends FieldOptions {
  readonly autocomplete: 'current-password' | 'new-password';
  /** The rules that managers and browsers may read: `passwordrules` and `minlength`. */
  readonly policy?: () => {readonly policy: PasswordPolicy; readonly rules: string};
  /** What stands below the input, such as the checklist, and its id's last part for `aria-describedby`. */
  readonly after?: () => TemplateResult;
  readonly describedBy?: string;
}

/**
 * A password input with a button that shows what is typed (the behaviour of govuk-frontend's password-input): the button
 * names its field, the change is announced, and the password is hidden again before it is submitted.
 */
export class PasswordField extends Field {
  private shown = false;
  private capsLock = false;

  constructor(
    host: ViewHost,
    name: string,
    protected override readonly options: PasswordFieldOptions,
  ) {
    super(host, name, options);
  }

  /** Shows or hides what is typed. */
  reveal(shown: boolean, announce = false): void {
    if (shown === this.shown) return;
    this.shown = shown;
    // At once and not with the next render: a submit reads and sends the form as it is now.
    if (this.input) this.input.type = shown ? 'text' : 'password';
    if (announce) {
      this.host.announce(
        shown
          ? msg('Your password is visible.', {id: 'latchkey.password.visible'})
          : msg('Your password is hidden.', {id: 'latchkey.password.hidden'}),
      );
    }
    this.host.requestUpdate();
  }

  /** The field with its label, hint, error and button. */
  render(): TemplateResult {
    const {id, shown} = this;
    const {autocomplete, policy, after, label, describedBy} = this.options;
    const markup = policy?.();
    const show = shown ? msg('Hide', {id: 'latchkey.password.hide'}) : msg('Show', {id: 'latchkey.password.show'});
    return this.frame(
      html`<input
          type=${shown ? 'text' : 'password'}
          id=${id}
          name=${this.name}
          autocomplete=${autocomplete}
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          required
          minlength=${markup?.policy.minLength ?? nothing}
          passwordrules=${markup?.rules ?? nothing}
          aria-invalid=${this.error ? 'true' : nothing}
          aria-describedby=${this.describedBy(this.capsLock && 'caps', describedBy)}
          @keydown=${this.onKey}
          @keyup=${this.onKey}
          @blur=${this.onBlur}
        /><button type="button" aria-controls=${id} aria-label="${show}: ${label()}" @click=${this.onToggle}>
          ${show}
        </button>`,
      html`${
        this.capsLock
          ? html`<div class="lk-hint" id="${id}-caps">
              ${msg('Caps Lock is on.', {id: 'latchkey.password.caps-lock'})}
            </div>`
          : nothing
      }${after?.()}`,
    );
  }

  private readonly onToggle = (): void => {
    this.reveal(!this.shown, true);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    // Fillers send key events that are not keyboard events.
    this.setCapsLock(event instanceof KeyboardEvent && event.getModifierState('CapsLock'));
  };

  private readonly onBlur = (): void => {
    this.setCapsLock(false);
  };

  private setCapsLock(on: boolean): void {
    if (on === this.capsLock) return;
    this.capsLock = on;
    this.host.requestUpdate();
  }
}
