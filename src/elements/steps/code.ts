import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {checkCode, codeAction} from '../../core/flow/steps/code.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {CodeStep} from '../../core/protocol/step.js';
import {CodeField} from '../fields/code.js';
import {otherMethods} from '../other-methods.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** The one-time code. */
export class CodeView implements StepView {
  readonly fields: readonly [CodeField];

  constructor(
    private readonly host: ViewHost,
    private step: CodeStep,
  ) {
    this.fields = [new CodeField(host, () => this.step.challenge)];
    this.fields[0].start();
  }

  update(step: CodeStep): void {
    this.step = step;
    this.fields[0].start();
  }

  heading(): string {
    return msg('Enter the code', {id: 'latchkey.code.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>${this.fields[0].sentTo()} ${this.fields[0].validity()}</p>`;
  }

  form(): TemplateResult {
    const {
      fields: [field],
      step,
    } = this;
    return html`${field.render()} ${field.again(step.actions, step.channels)} ${otherMethods(this.host, step)}`;
  }

  check(): Problem[] {
    return checkCode({code: this.fields[0].value}, this.step.challenge);
  }

  action(): Action {
    return codeAction({code: this.fields[0].value});
  }

  problemText(problem: Problem): string | undefined {
    return this.fields[0].problemText(problem);
  }

  onInput(): void {
    this.fields[0].typed();
  }

  dispose(): void {
    this.fields[0].stop();
  }
}
