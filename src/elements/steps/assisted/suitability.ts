import {msg, str} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {checkSuitability, suitabilityAction, type SuitabilityDraft} from '../../../core/flow/steps/suitability.js';
import type {Action} from '../../../core/protocol/action.js';
import type {SuitabilityStep} from '../../../core/protocol/assisted/step.js';
import type {DocumentId} from '../../../core/protocol/names.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {ChecksField} from '../../fields/checks.js';
import {documentName} from '../../texts/documents.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** Which originals can be brought to an office, and whether they still fit. */
export class SuitabilityView implements StepView {
  readonly fields: readonly [ChecksField<DocumentId>, ChecksField<'expired' | 'renamed'>];

  constructor(
    host: ViewHost,
    private step: SuitabilityStep,
  ) {
    this.fields = [
      new ChecksField<DocumentId>(host, 'documents', {
        label: () => msg('Which of these documents can you bring?', {id: 'latchkey.suitability.documents'}),
        hint: () =>
          msg(str`How many are needed: ${this.step.atLeast}. Originals only, no copies.`, {
            id: 'latchkey.suitability.at-least',
          }),
        choices: () => this.step.documents,
        text: documentName,
      }),
      new ChecksField<'expired' | 'renamed'>(host, 'state', {
        label: () => msg('Is one of these so?', {id: 'latchkey.suitability.state'}),
        choices: () => ['expired', 'renamed'],
        text: state =>
          state === 'expired'
            ? msg('One of the documents has expired', {id: 'latchkey.suitability.expired'})
            : msg('My name has changed since the documents were issued', {id: 'latchkey.suitability.renamed'}),
      }),
    ];
  }

  update(step: SuitabilityStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('What you can bring to an office', {id: 'latchkey.suitability.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${msg('At an office, your documents are compared with the account. It takes up to 24 hours from then.', {id: 'latchkey.suitability.intro'})}
    </p>`;
  }

  form(): TemplateResult {
    return html`${this.fields.map(field => field.render())}`;
  }

  check(): Problem[] {
    return checkSuitability(this.draft(), this.step);
  }

  action(): Action {
    return suitabilityAction(this.draft());
  }

  problemText({code, reason}: Problem): string | undefined {
    if (code !== 'document_needed') return undefined;
    switch (reason) {
      case 'expired':
        return msg(
          'An office does not take a document that has expired. Bring one that is still good, or go another way.',
          {id: 'latchkey.suitability.expired-needed'},
        );
      case 'renamed':
        return msg(
          'The documents have to be in the name that the account has. Bring some that are, or go another way.',
          {id: 'latchkey.suitability.renamed-needed'},
        );
      default:
        return msg(
          str`These are too few documents. Choose as many as are needed (${this.step.atLeast}), or go another way.`,
          {id: 'latchkey.suitability.too-few'},
        );
    }
  }

  private draft(): SuitabilityDraft {
    const [{chosen: documents}, {chosen: state}] = this.fields;
    return {documents, expired: state.includes('expired'), renamed: state.includes('renamed')};
  }
}
