import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';
import {Field, type FieldOptions} from './field.js';

/** The attributes of a one-line input. */
export interface TextFieldOptions extends FieldOptions {
  /** The exact autocomplete token. */
  readonly autocomplete:
    | 'username'
    | 'username webauthn'
    | 'email'
    | 'tel'
    | 'one-time-code'
    | 'name'
    | 'family-name'
    | 'given-name'
    | 'additional-name'
    | 'off';
  readonly inputMode?: string;
  /** The word on a phone's Enter key where it sends the form; the browser's own choice otherwise. */
  readonly enterKey?: 'go';
  /** Which way the text runs; by its first letter, unless it is digits. */
  readonly direction?: 'ltr';
  readonly isOptional?: boolean;
  /** Called when the input is left with another text. */
  readonly onChange?: (input: HTMLInputElement) => void;
  readonly value?: string;
  readonly className?: string;
}

/** A one-line input. Wide enough limits only: a paste is never cut off. */
export class TextField extends Field {
  constructor(
    host: ViewHost,
    name: string,
    protected override readonly options: TextFieldOptions,
  ) {
    super(host, name, options);
  }

  /** The field with its label, hint and error. */
  render(): TemplateResult {
    const {autocomplete, inputMode, enterKey, direction, isOptional, value, className} = this.options;
    return this.frame(
      html`<input
        type="text"
        id=${this.id}
        name=${this.name}
        class=${className ?? nothing}
        autocomplete=${autocomplete}
        inputmode=${inputMode ?? nothing}
        enterkeyhint=${enterKey ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        ?required=${!isOptional}
        dir=${direction ?? (inputMode === 'numeric' ? 'ltr' : 'auto')}
        .value=${value ?? ''}
        @change=${this.onChange}
        aria-invalid=${this.error ? 'true' : nothing}
        aria-describedby=${this.describedBy()}
      />`,
    );
  }

  private readonly onChange = (): void => {
    const {input} = this;
    if (input) this.options.onChange?.(input);
  };
}
