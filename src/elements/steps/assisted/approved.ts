import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {approvedAction, checkApproved, type ApprovedDraft} from '../../../core/flow/steps/approved.js';
import type {Action} from '../../../core/protocol/action.js';
import type {ApprovedStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {ActivationField} from '../../fields/activation.js';
import {CodeField} from '../../fields/code.js';
import type {Field} from '../../fields/field.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** The code that was sent and, where an office has given one, the activation code. */
export class ApprovedView implements StepView {
  private readonly activation: ActivationField;
  private readonly code: CodeField;

  constructor(
    host: ViewHost,
    private step: ApprovedStep,
  ) {
    this.activation = new ActivationField(host, () => this.step.activation ?? 0);
    this.code = new CodeField(host, () => this.step.challenge);
    this.code.start();
  }

  get fields(): readonly (ActivationField | CodeField)[] {
    return this.step.activation === undefined ? [this.code] : [this.activation, this.code];
  }

  update(step: ApprovedStep): void {
    this.step = step;
    this.code.start();
  }

  heading(): string {
    return this.step.activation === undefined
      ? msg('Enter the code', {id: 'latchkey.code.heading'})
      : msg('Enter both codes', {id: 'latchkey.approved.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>${this.code.sentTo()} ${this.code.validity()}</p>`;
  }

  form(): TemplateResult {
    const {step, fields, code} = this;
    return html`${fields.map(field => field.render())} ${code.again(step.actions, step.channels)}`;
  }

  check(): Problem[] {
    return checkApproved(this.draft(), this.step);
  }

  action(): Action {
    return approvedAction(this.draft(), this.step);
  }

  problemText(problem: Problem): string | undefined {
    return this.activation.problemText(problem) ?? this.code.problemText(problem);
  }

  onInput(field: Field | undefined): void {
    if (field === this.code) this.code.typed();
  }

  dispose(): void {
    this.code.stop();
  }

  private draft(): ApprovedDraft {
    return {activation: this.activation.value, code: this.code.value};
  }
}
