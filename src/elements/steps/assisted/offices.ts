import {msg, str} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {OfficesStep} from '../../../core/protocol/assisted/step.js';
import type {OfficeId} from '../../../core/protocol/assisted/office.js';
import {OfficeList} from '../../office-list/office-list.js';
import {adoptVisitStyles} from '../../styles/visit.styles.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** Which office to go to. Where the offices cannot be listed, any. */
export class OfficesView implements StepView {
  readonly fields = [];
  private readonly list: OfficeList;

  constructor(
    private readonly host: ViewHost,
    private step: OfficesStep,
  ) {
    adoptVisitStyles(host);
    this.list = new OfficeList(host, {
      filters: () => this.step.filters,
      languages: () => this.step.languages,
      action: ({id, name}) => this.button(msg(str`Choose this office: ${name}`, {id: 'latchkey.offices.choose'}), id),
      otherwise: () =>
        html`<p>
            ${msg('You can have a ticket all the same. It is good at any office.', {id: 'latchkey.offices.any-why'})}
          </p>
          <p>${this.button(msg('Go on with any office', {id: 'latchkey.offices.any'}))}</p>`,
    });
    void this.list.load();
  }

  update(step: OfficesStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Choose an office', {id: 'latchkey.offices.heading'});
  }

  chrome(): TemplateResult {
    return this.list.render();
  }

  dispose(): void {
    this.list.dispose();
  }

  private button(text: string, office?: OfficeId): TemplateResult {
    return html`<button
      type="button"
      part="button"
      @click=${() => {
        this.host.send({type: 'office', ...(office !== undefined && {office})});
      }}
    >
      ${text}
    </button>`;
  }
}
