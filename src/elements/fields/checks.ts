import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';
import {Field, type FieldOptions} from './field.js';

/** A list of boxes to tick. */
export class ChecksField<Value extends string> extends Field {
  /** What is ticked, in the order of the list. */
  chosen: readonly Value[] = [];

  constructor(
    host: ViewHost,
    name: string,
    protected override readonly options: FieldOptions & {
      readonly choices: () => readonly Value[];
      readonly text: (value: Value) => string;
    },
  ) {
    super(host, name, options);
  }

  override get id(): string {
    return `${this.host.uid}-${this.name}-0`;
  }

  /** Nothing: the list is not yet judged when its first box is left. */
  override get value(): string {
    return '';
  }

  /** The list with its legend, hint and error. */
  render(): TemplateResult {
    const {id, host, name, error} = this;
    const {label, hint, choices, text} = this.options;
    const hintText = hint?.();
    return html`<fieldset class="lk-field" aria-describedby=${this.describedBy()}>
      <legend>${label()}</legend>
      ${hintText ? html`<div class="lk-hint" id="${id}-hint">${hintText}</div>` : nothing}
      ${error ? html`<div class="lk-error" id="${id}-error">${error}</div>` : nothing}
      ${choices().map(
        (value, index) =>
          html`<label class="lk-choice">
            <input
              type="checkbox"
              id="${host.uid}-${name}-${index}"
              name=${name}
              .value=${value}
              .checked=${this.chosen.includes(value)}
              @input=${() => {
                this.toggle(value);
              }}
            />
            <span>${text(value)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private toggle(value: Value): void {
    const {chosen} = this;
    this.chosen = this.options
      .choices()
      .filter(each => (each === value ? !chosen.includes(each) : chosen.includes(each)));
    this.host.requestUpdate();
  }
}
