import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {FlowState} from '../core/flow/state.js';
import type {Action} from '../core/protocol/action.js';
import type {Problem} from '../core/protocol/problem.js';
import type {Field} from './fields/field.js';
import {sideActions} from './side-actions.js';
import type {StepView} from './steps/view.js';
import {problemText} from './texts/problems.js';
import type {ViewHost} from './view-host.js';

/** What the form needs of its element. */
export interface StepFormHost extends ViewHost {
  readonly appearance: 'native' | undefined;
  /** The type of the last action that was sent. */
  readonly sent: Action['type'] | undefined;
  /** Says that what is typed has changed since the last answer. */
  edited(): void;
}

/** The one real form of an element: what is wrong, at the field and in the summary; when it is said; and the submit. */
export class StepForm {
  private view: StepView | undefined;
  /** What the server found wrong and nobody has changed since. */
  private given: readonly Problem[] = [];
  /** What is wrong with what is typed, as far as it is said. */
  private own: readonly Problem[] = [];
  /** Whether the summary is shown: after an answer, not while somebody is still typing. */
  private summary = false;
  private focusSummary = false;
  private busy = false;

  constructor(private readonly host: StepFormHost) {}

  /** Takes over what the server found wrong. */
  setProblems(given: readonly Problem[], own: readonly Problem[] = []): void {
    this.given = given;
    this.own = own;
    this.summary = this.focusSummary = this.problems.length > 0;
  }

  /** The form with the fields of the view. */
  render(view: StepView, state: FlowState, busy: boolean): TemplateResult | typeof nothing {
    this.view = view;
    // While it is being found out what became of an answer, there is nothing to try again yet.
    const fault = !busy && 'problem' in state ? state.problem : undefined;
    if (this.busy && fault) this.focusSummary = true;
    this.busy = busy;
    if (!view.form || !('step' in state)) return nothing;
    for (const field of view.fields) {
      const problem = this.problems.find(({field: name}) => name === field.name);
      field.error = problem && this.text(problem);
    }
    return html`<form
      slot="form"
      class=${this.host.appearance === 'native' ? 'latchkey' : 'latchkey lk-guarded'}
      method="post"
      novalidate
      aria-label=${view.heading()}
      @submit=${this.onSubmit}
      @input=${this.onInput}
      @focusout=${this.onFocusOut}
    >
      ${this.renderSummary(fault, this.host.sent === state.step.kind)} ${view.form()}
      <div class="lk-actions">
        <button type="submit" class="lk-primary" aria-disabled=${busy ? 'true' : nothing}>
          ${busy ? msg('One moment…', {id: 'latchkey.loading'}) : (view.submitLabel?.() ?? msg('Continue', {id: 'latchkey.continue'}))}
        </button>
        ${sideActions(this.host, state.step.actions)}
      </div>
    </form>`;
  }

  /** After each render: moves the focus to what went wrong. */
  settle(): void {
    if (!this.focusSummary) return;
    this.focusSummary = false;
    this.host.form?.querySelector<HTMLElement>('.lk-summary')?.focus();
  }

  private text(problem: Problem): string {
    return problemText(problem, this.view?.problemText?.(problem), this.host.now());
  }

  private renderSummary(fault: Problem | undefined, repeat: boolean): TemplateResult | typeof nothing {
    const {view, problems, summary} = this;
    if (!fault && (!summary || !problems.length)) return nothing;
    return html`<div class="lk-summary" role="alert" tabindex="-1">
      ${
        fault
          ? html`<p>${this.text(fault)}</p>
              ${
                repeat ? html`<button type="submit">${msg('Try again', {id: 'latchkey.try-again'})}</button>` : nothing
              }`
          : html`<p>${msg('There is something to mend', {id: 'latchkey.summary'})}</p>
              <ul>
                ${problems.map(problem => {
                  const field = view?.fields.find(({name}) => name === problem.field);
                  const text = this.text(problem);
                  return html`<li>
                    ${
                      field
                        ? html`<a
                            href="#${field.id}"
                            @click=${(event: Event) => {
                              event.preventDefault();
                              field.input?.focus();
                            }}
                            >${text}</a
                          >`
                        : text
                    }
                  </li>`;
                })}
              </ul>`
      }
    </div>`;
  }

  private fieldOf({target}: Event): Field | undefined {
    return this.view?.fields.find(({input}) => input === target);
  }

  private get problems(): readonly Problem[] {
    return [...this.given, ...this.own];
  }

  /** Looks again at what is said to be wrong, and at the field that was left. Nothing else turns red. */
  private check(left?: Field): void {
    const own = this.view?.check?.() ?? [];
    this.own = own.filter(({field}) => field === left?.name || this.own.some(said => said.field === field));
    this.host.requestUpdate();
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const {view} = this;
    if (this.busy || !view) return;
    view.onSubmit?.();
    this.setProblems([], view.check?.());
    const action = this.summary ? undefined : view.action?.();
    if (action) this.host.send(action);
    this.host.requestUpdate();
  };

  private readonly onInput = (event: Event): void => {
    this.host.edited();
    const field = this.fieldOf(event);
    // What is red turns good as soon as it is mended; nothing turns red while it is being typed.
    if (event.target instanceof HTMLInputElement && event.target.type === 'radio') this.setProblems([]);
    else this.given = this.given.filter(({field: name}) => name !== field?.name);
    if (this.own[0]) this.check();
    this.view?.onInput?.(field);
    this.host.requestUpdate();
  };

  private readonly onFocusOut = (event: FocusEvent): void => {
    const field = this.fieldOf(event);
    const check = (): void => {
      // An error that appears now would move away what is being pressed. A finger has lifted by then, but not clicked.
      if (document.documentElement.matches(':active')) setTimeout(check, 50);
      else if (field && !field.error && field.value !== '' && !this.busy) this.check(field);
    };
    setTimeout(check);
  };
}
