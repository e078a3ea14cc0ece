import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';

/** The texts and attributes of one field. */
export interface FieldOptions {
  readonly label: () => string;
  readonly hint?: () => string | undefined;
  /** Tells fields of one name apart in their ids. */
  readonly key?: string;
}

/**
 * One labelled input of a form. What is typed stays in the input: it is read at submit and kept nowhere else. Fillers that
 * set a value without an event are therefore seen as well.
 */
export class Field {
  /** The text of what is wrong, or nothing. */
  error: string | undefined;

  constructor(
    protected readonly host: ViewHost,
    /** The name that problems and actions use. */
    readonly name: string,
    protected readonly options: FieldOptions,
  ) {}

  /** The id of the input. */
  get id(): string {
    return `${this.host.uid}-${this.options.key ?? this.name}`;
  }

  /** The input while it is in the page. */
  get input(): HTMLInputElement | undefined {
    return this.host.form?.querySelector<HTMLInputElement>(`#${this.id}`) ?? undefined;
  }

  /** What is typed now, exactly. */
  get value(): string {
    return this.input?.value ?? '';
  }

  /** The ids of the texts that belong to the input. */
  protected describedBy(...more: (string | false | undefined)[]): string | typeof nothing {
    const ids = [this.options.hint?.() && 'hint', this.error && 'error', ...more].filter(Boolean);
    return ids.map(id => `${this.id}-${String(id)}`).join(' ') || nothing;
  }

  /** The label, the hint and the error around an input. */
  protected frame(input: TemplateResult, after?: unknown): TemplateResult {
    const {id} = this;
    const hint = this.options.hint?.();
    return html`<div class="lk-field">
      <label for=${id}>${this.options.label()}</label>
      ${hint ? html`<div class="lk-hint" id="${id}-hint">${hint}</div>` : nothing}
      ${this.error ? html`<div class="lk-error" id="${id}-error">${this.error}</div>` : nothing}
      <div class="lk-row">${input}</div>
      ${after}
    </div>`;
  }
}
