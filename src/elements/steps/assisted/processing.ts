import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {ProcessingStep} from '../../../core/protocol/assisted/step.js';
import {Poll} from '../../poll.js';
import {adoptAssistedStyles} from '../../styles/assisted.styles.js';
import {momentText} from '../../texts/moments.js';
import {refusalText} from '../../texts/refusals.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {overdue, revisit} from './exits.js';
import {referenceView} from './reference.js';

/** The office has it: since when, until when, and what became of it. */
export class ProcessingView implements StepView {
  readonly fields = [];
  private readonly poll: Poll;

  constructor(
    private readonly host: ViewHost,
    private step: ProcessingStep,
  ) {
    adoptAssistedStyles(host);
    this.poll = new Poll(host);
    this.wait();
  }

  update(step: ProcessingStep): void {
    const {verdict} = this.step;
    this.step = step;
    if (step.verdict !== verdict) this.wait();
  }

  heading(): string {
    switch (this.step.verdict) {
      case 'refused':
        return msg('Your request was refused', {id: 'latchkey.processing.refused'});
      case 'document-needed':
        return msg('Another document is needed', {id: 'latchkey.processing.document-needed'});
      default:
        return msg('Your request is being checked', {id: 'latchkey.processing.heading'});
    }
  }

  chrome(): TemplateResult {
    return html`${this.renderVerdict()} ${referenceView(this.host, this.step.reference)}`;
  }

  dispose(): void {
    this.poll.stop();
  }

  private wait(): void {
    const {verdict, pollAfter} = this.step;
    // Nothing more happens by itself after a verdict.
    if (verdict) this.poll.stop();
    else this.poll.start(pollAfter);
  }

  private renderVerdict(): TemplateResult {
    const {host, step} = this;
    const {verdict, reason, submittedAt, dueAt} = step;
    if (verdict === 'refused') {
      return html`<div class="notice error" part="notice">
        <p>${refusalText(reason)}</p>
        <p>
          ${msg('You can still go another way, or ask support and name the reference.', {id: 'latchkey.refusal.next'})}
        </p>
      </div>`;
    }
    if (verdict === 'document-needed') {
      return html`<p>
          ${msg('The office could not decide with the documents that you brought. Choose what else you can bring and come again.', {id: 'latchkey.processing.document-why'})}
        </p>
        ${revisit(host)}`;
    }
    return html`<dl>
        <dt>${msg('Handed in', {id: 'latchkey.processing.submitted'})}</dt>
        <dd>${momentText(submittedAt)}</dd>
        <dt>${msg('Decided by', {id: 'latchkey.processing.due'})}</dt>
        <dd>${momentText(dueAt)}</dd>
      </dl>
      ${
        host.now() > dueAt
          ? overdue(host)
          : html`<p>
              ${msg('You can leave this page open, or close it and come back in this browser. Once it is approved, you enter the activation code from the office and a code that we send to you, and choose a new password.', {id: 'latchkey.processing.next'})}
            </p>`
      }`;
  }
}
