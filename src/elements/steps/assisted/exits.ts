import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {Action} from '../../../core/protocol/action.js';
import type {ViewHost} from '../../view-host.js';

const button = (host: ViewHost, text: string, action: Action): TemplateResult =>
  html`<button
    type="button"
    part="button"
    @click=${() => {
      host.send(action);
    }}
  >
    ${text}
  </button>`;

/** On to another visit, with another document. */
export const revisit = (host: ViewHost): TemplateResult =>
  html`<p>${button(host, msg('Plan a visit', {id: 'latchkey.exits.revisit'}), {type: 'revisit'})}</p>`;

/** It took longer than was said: support can look at it. */
export const overdue = (host: ViewHost): TemplateResult =>
  html`<div class="notice error" part="notice" role="alert">
    <p>
      ${msg('It should have been decided by now. Contact support and name the reference.', {id: 'latchkey.exits.overdue'})}
    </p>
    <p>${button(host, msg('Contact support', {id: 'latchkey.exits.support'}), {type: 'way'})}</p>
  </div>`;
