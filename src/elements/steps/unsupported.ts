import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** A step that this version of the library cannot show, or that did not arrive whole. */
export class UnsupportedView implements StepView {
  readonly fields = [];

  constructor(private readonly host: ViewHost) {}

  update(): void {
    // There is nothing in such a step that could be shown.
  }

  heading(): string {
    return msg('This step cannot be shown here', {id: 'latchkey.unsupported.heading'});
  }

  chrome(): TemplateResult {
    return html`<div class="notice error" part="notice" role="alert">
      <p>
        ${msg('The service asks for something that this page cannot show. Nothing has changed. Try again, or ask the service for help.', {id: 'latchkey.unsupported.why'})}
      </p>
      <p>
        <button
          type="button"
          part="button"
          @click=${() => {
            this.host.refresh();
          }}
        >
          ${msg('Try again', {id: 'latchkey.try-again'})}
        </button>
      </p>
    </div>`;
  }
}
