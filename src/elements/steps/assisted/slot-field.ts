import {html, nothing, type TemplateResult} from 'lit';
import type {Slot} from '../../../core/protocol/assisted/office.js';
import {Field, type FieldOptions} from '../../fields/field.js';
import type {ViewHost} from '../../view-host.js';

/** Times under one heading, such as those of a day. */
export interface SlotGroup {
  readonly label: string;
  readonly slots: readonly Slot[];
  /** What a time is called in this group. */
  readonly text: (slot: Slot) => string;
}

/** A time to choose: one list of radio buttons, in groups. */
export class SlotField extends Field {
  /** What is chosen. */
  chosen: string | undefined;

  constructor(
    host: ViewHost,
    name: string,
    protected override readonly options: FieldOptions & {readonly groups: () => readonly SlotGroup[]},
  ) {
    super(host, name, options);
  }

  override get id(): string {
    return `${this.host.uid}-${this.name}-0`;
  }

  override get value(): string {
    return this.chosen ?? '';
  }

  /** The groups with their legends, and what is wrong. */
  render(after?: TemplateResult | typeof nothing): TemplateResult {
    const {id, error, options} = this;
    let count = 0;
    return html`<fieldset class="lk-field" aria-describedby=${this.describedBy()}>
      <legend>${options.label()}</legend>
      ${error ? html`<div class="lk-error" id="${id}-error">${error}</div>` : nothing}
      ${options.groups().map(
        ({label, slots, text}) =>
          html`<fieldset class="lk-field">
            <legend>${label}</legend>
            <div class="lk-slots">${slots.map(slot => this.renderSlot(slot, text(slot), count++))}</div>
          </fieldset>`,
      )}
      ${after}
    </fieldset>`;
  }

  private renderSlot({id}: Slot, text: string, index: number): TemplateResult {
    const {host, name} = this;
    return html`<label class="lk-slot">
      <input
        type="radio"
        id="${host.uid}-${name}-${index}"
        name=${name}
        .value=${id}
        .checked=${id === this.chosen}
        @change=${() => {
          this.chosen = id;
          host.requestUpdate();
        }}
      />
      <span>${text}</span>
    </label>`;
  }
}
