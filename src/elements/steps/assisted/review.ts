import {msg, str} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {Action} from '../../../core/protocol/action.js';
import type {ReviewStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {adoptVisitStyles} from '../../styles/visit.styles.js';
import {momentText} from '../../texts/moments.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {visitProblem} from './visit-problem.js';
import {visitFacts} from './visit-facts.js';

/** Everything that was chosen, before the ticket is issued. */
export class ReviewView implements StepView {
  readonly fields = [];

  constructor(
    private readonly host: ViewHost,
    private step: ReviewStep,
  ) {
    adoptVisitStyles(host);
  }

  update(step: ReviewStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Check your visit', {id: 'latchkey.review.heading'});
  }

  chrome(): TemplateResult {
    const {step, host} = this;
    const until = momentText(step.keptUntil, step.office?.hours.timeZone);
    return html`<dl>${visitFacts(step, host.now())}</dl>
      <p>
        ${msg(str`What you said and chose is kept until ${until}, and deleted then.`, {id: 'latchkey.review.kept'})}
      </p>`;
  }

  form(): TemplateResult {
    return html``;
  }

  submitLabel(): string {
    return msg('Get the ticket', {id: 'latchkey.review.submit'});
  }

  action(): Action {
    return {type: 'issue-ticket'};
  }

  problemText(problem: Problem): string | undefined {
    return visitProblem(problem);
  }
}
