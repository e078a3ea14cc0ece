import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {checkDocument, documentAction, type DocumentDraft} from '../../core/flow/steps/document.js';
import {identityDocument, type DocumentId} from '../../core/identity/index.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {DocumentStep} from '../../core/protocol/step.js';
import {ChoiceField} from '../fields/choice.js';
import {TextField} from '../fields/text.js';
import {documentHint, documentName, documentProblem} from '../texts/documents.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** One identity document and its number. */
export class DocumentView implements StepView {
  private readonly choice: ChoiceField<DocumentId>;
  /** One field a document, so that what was typed for one is still there after a look at another. */
  private readonly numbers = new Map<DocumentId, TextField>();

  constructor(
    private readonly host: ViewHost,
    private step: DocumentStep,
  ) {
    this.choice = new ChoiceField(host, 'document', {
      label: () => msg('Which document do you have at hand?', {id: 'latchkey.document.label'}),
      choices: () => this.step.documents,
      text: documentName,
      onChoice: () => this.number(),
    });
    const [only, other] = step.documents;
    if (other === undefined) this.choice.chosen = only;
    this.number();
  }

  get fields(): readonly (ChoiceField<DocumentId> | TextField)[] {
    const number = this.number();
    return number ? [this.choice, number] : [this.choice];
  }

  update(step: DocumentStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Show who you are', {id: 'latchkey.document.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${msg('We compare the number with the account after you have entered the code.', {id: 'latchkey.document.intro'})}
    </p>`;
  }

  form(): TemplateResult {
    return html`${this.choice.render()}
    ${[...this.numbers].map(([id, field]) => html`<div ?hidden=${id !== this.choice.chosen}>${field.render()}</div>`)}`;
  }

  check(): Problem[] {
    return checkDocument(this.draft());
  }

  action(): Action | undefined {
    return documentAction(this.draft());
  }

  problemText(problem: Problem): string | undefined {
    return documentProblem(problem);
  }

  /** What is chosen and typed. */
  draft(): DocumentDraft {
    return {document: this.choice.chosen, value: this.number()?.value ?? ''};
  }

  private number(): TextField | undefined {
    const {chosen} = this.choice;
    if (!chosen) return undefined;
    const known = this.numbers.get(chosen);
    if (known) return known;
    const document = identityDocument(chosen);
    const field = new TextField(this.host, 'value', {
      key: chosen,
      label: () => documentName(chosen),
      hint: () => documentHint(document),
      autocomplete: 'off',
      inputMode: document.inputMode,
      enterKey: 'go',
    });
    this.numbers.set(chosen, field);
    return field;
  }
}
