import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {caseDetailsAction, checkCaseDetails, type CaseDetailsDraft} from '../../../core/flow/steps/case-details.js';
import type {Action} from '../../../core/protocol/action.js';
import type {CaseDetailsStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import type {Field} from '../../fields/field.js';
import {NameField} from '../../fields/name.js';
import {TextField} from '../../fields/text.js';
import type {ViewHost} from '../../view-host.js';
import {DocumentView} from '../document.js';
import type {StepView} from '../view.js';

/** Who calls: the name and one document. */
export class CaseDetailsView implements StepView {
  private readonly name: NameField;
  private readonly document: DocumentView;
  private readonly callBack: TextField;

  constructor(
    host: ViewHost,
    private step: CaseDetailsStep,
  ) {
    this.name = new NameField(host, step.inParts);
    this.document = new DocumentView(host, {...step, kind: 'document'});
    this.callBack = new TextField(host, 'callBack', {
      label: () => msg('Phone number to call back', {id: 'latchkey.case-details.call-back'}),
      hint: () => msg('A phone number starts with its country code, such as +48.', {id: 'latchkey.identify.hint'}),
      autocomplete: 'tel',
      inputMode: 'tel',
      enterKey: 'go',
      direction: 'ltr',
    });
  }

  get fields(): readonly Field[] {
    return [...this.name.fields, ...this.document.fields, ...(this.step.callBack ? [this.callBack] : [])];
  }

  update(step: CaseDetailsStep): void {
    this.step = step;
    this.document.update({...step, kind: 'document'});
  }

  heading(): string {
    return msg('Before you get in touch', {id: 'latchkey.case-details.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${msg('With these details support finds what it is about. They do not prove who you are: a code does that later.', {id: 'latchkey.case-details.intro'})}
    </p>`;
  }

  form(): TemplateResult {
    return html`${this.name.render()} ${this.document.form()} ${this.step.callBack ? this.callBack.render() : nothing}`;
  }

  submitLabel(): string {
    return msg('Get a reference', {id: 'latchkey.case-details.submit'});
  }

  check(): Problem[] {
    return checkCaseDetails(this.draft(), this.step);
  }

  action(): Action | undefined {
    return caseDetailsAction(this.draft(), this.step);
  }

  problemText(problem: Problem): string | undefined {
    if (problem.field === 'callBack') {
      return msg('Enter a phone number with its country code, such as +48 123 456 789.', {
        id: 'latchkey.identify.phone-malformed',
      });
    }
    return this.name.problemText(problem) ?? this.document.problemText(problem);
  }

  private draft(): CaseDetailsDraft {
    return {...this.document.draft(), name: this.name.parts, callBack: this.callBack.value};
  }
}
