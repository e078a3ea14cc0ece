import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {RedirectStep} from '../../core/protocol/step.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** The rest happens on another page; the person goes there by a link, never unasked. */
export class RedirectView implements StepView {
  readonly fields = [];

  constructor(
    _host: ViewHost,
    private step: RedirectStep,
  ) {}

  update(step: RedirectStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Go on at another page', {id: 'latchkey.redirect.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>${msg('The rest of this happens on another page of the service.', {id: 'latchkey.redirect.why'})}</p>
      <p>
        <a part="link" href=${this.step.url} rel="noreferrer">${msg('Go on', {id: 'latchkey.redirect.go'})}</a>
      </p>`;
  }
}
