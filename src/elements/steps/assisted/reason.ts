import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {Action} from '../../../core/protocol/action.js';
import type {SupportReason} from '../../../core/protocol/assisted/names.js';
import type {ReasonStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {ChoiceField} from '../../fields/choice.js';
import {reasonText} from '../../texts/support.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** Why the person turns to support. */
export class ReasonView implements StepView {
  readonly fields: readonly [ChoiceField<SupportReason>];

  constructor(
    host: ViewHost,
    private step: ReasonStep,
  ) {
    this.fields = [
      new ChoiceField<SupportReason>(host, 'reason', {
        label: () => msg('What has happened?', {id: 'latchkey.reason.label'}),
        choices: () => this.step.reasons,
        text: reasonText,
        onChoice: () => undefined,
      }),
    ];
  }

  update(step: ReasonStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Get help from support', {id: 'latchkey.reason.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>${msg('It decides what support has to do first.', {id: 'latchkey.reason.intro'})}</p>`;
  }

  form(): TemplateResult {
    return this.fields[0].render();
  }

  check(): Problem[] {
    return this.fields[0].chosen ? [] : [{code: 'unknown', field: 'reason', reason: 'empty'}];
  }

  action(): Action | undefined {
    const {chosen: reason} = this.fields[0];
    return reason && {type: 'reason', reason};
  }

  problemText({reason}: Problem): string | undefined {
    return reason === 'empty' ? msg('Choose what has happened.', {id: 'latchkey.reason.empty'}) : undefined;
  }
}
