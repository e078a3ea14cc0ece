import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {checkRecoveryCode, recoveryCodeAction} from '../../core/flow/steps/recovery-code.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {RecoveryCodeStep} from '../../core/protocol/step.js';
import {RecoveryCodeField} from '../fields/recovery-code.js';
import {otherMethods} from '../other-methods.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** One of the codes that were given out in advance. */
export class RecoveryCodeView implements StepView {
  readonly fields: readonly [RecoveryCodeField];

  constructor(
    private readonly host: ViewHost,
    private step: RecoveryCodeStep,
  ) {
    this.fields = [new RecoveryCodeField(host, () => this.step.length)];
  }

  update(step: RecoveryCodeStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Enter a recovery code', {id: 'latchkey.recovery-code.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${msg('It is one of the codes that you printed or saved earlier. Each of them works once.', {id: 'latchkey.recovery-code.which'})}
    </p>`;
  }

  form(): TemplateResult {
    return html`${this.fields[0].render()} ${otherMethods(this.host, this.step)}`;
  }

  check(): Problem[] {
    return checkRecoveryCode({code: this.fields[0].value}, this.step);
  }

  action(): Action {
    return recoveryCodeAction({code: this.fields[0].value});
  }

  problemText(problem: Problem): string | undefined {
    return this.fields[0].problemText(problem);
  }
}
