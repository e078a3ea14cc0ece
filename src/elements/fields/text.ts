import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';
import {Field, type FieldOptions} from './field.js';

/** The attributes of a one-line input. */
export interface TextFieldOptions extends FieldOptions {
  /** The exact autocomplete token. */
  readonly autocomplete: 'username' | 'one-time-code' | 'off';
  readonly inputMode?: string;
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
    const {autocomplete, inputMode, value, className} = this.options;
    return this.frame(
      html`<input
        type="text"
        id=${this.id}
        name=${this.name}
        class=${className ?? nothing}
        autocomplete=${autocomplete}
        inputmode=${inputMode ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        required
        dir=${inputMode === 'numeric' ? 'ltr' : 'auto'}
        .value=${value ?? ''}
        aria-invalid=${this.error ? 'true' : nothing}
        aria-describedby=${this.describedBy()}
      />`,
    );
  }
}
