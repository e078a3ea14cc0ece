import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {SideAction} from '../core/protocol/action.js';
import type {StepAction} from '../core/protocol/names.js';
import type {ViewHost} from './view-host.js';

type PlainAction = Exclude<SideAction, {type: 'channel' | 'method'}>['type'];

const shown: readonly PlainAction[] = ['back', 'restart', 'cancel'];

function label(action: PlainAction): string {
  switch (action) {
    case 'back':
      return msg('Back', {id: 'latchkey.action.back'});
    case 'restart':
      return msg('Start again', {id: 'latchkey.action.restart'});
    default:
      return msg('Cancel', {id: 'latchkey.action.cancel'});
  }
}

/** The buttons for what may be done besides going on, always in the same order. Another way stands in the footer. */
export const sideActions = (host: ViewHost, actions: readonly StepAction[]): TemplateResult[] =>
  shown
    .filter(action => actions.includes(action))
    .map(
      type =>
        html`<button
          type="button"
          class="lk-link"
          part="button"
          @click=${() => {
            host.send({type});
          }}
        >
          ${label(type)}
        </button>`,
    );
