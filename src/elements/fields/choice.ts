import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';
import {Field, type FieldOptions} from './field.js';

/** A radio list. */
export class ChoiceField<Value extends string> extends Field {
  /** What is chosen. */
  chosen: Value | undefined;

  constructor(
    host: ViewHost,
    name: string,
    protected override readonly options: FieldOptions & {
      readonly choices: () => readonly Value[];
      readonly text: (value: Value) => string;
      readonly onChoice: () => unknown;
    },
  ) {
    super(host, name, options);
  }

  override get id(): string {
    return `${this.host.uid}-${this.name}-0`;
  }

  override get value(): string {
    return this.chosen ?? '';
  }

  /** The list with its legend and error. */
  render(): TemplateResult {
    const {label, choices, text} = this.options;
    return html`<fieldset class="lk-field" aria-describedby=${this.describedBy()}>
      <legend>${label()}</legend>
      ${this.error ? html`<div class="lk-error" id="${this.id}-error">${this.error}</div>` : nothing}
      ${choices().map(
        (value, index) =>
          html`<label class="lk-choice">
            <input
              type="radio"
              id="${this.host.uid}-${this.name}-${index}"
              name=${this.name}
              .value=${value}
              .checked=${value === this.chosen}
              @change=${() => {
                this.choose(value);
              }}
            />
            <span>${text(value)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private choose(value: Value): void {
    this.chosen = value;
    this.options.onChoice();
    this.host.requestUpdate();
  }
}
