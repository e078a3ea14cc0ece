import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {ProofMethod, StepAction} from '../core/protocol/names.js';
import {hasPasskeys} from './has-passkeys.js';
import type {ViewHost} from './view-host.js';

/** What a step says about the other proofs. */
interface Choice {
  readonly actions: readonly StepAction[];
  readonly methods?: readonly ProofMethod[];
}

/** The word on the button for a proof; none for one that cannot be shown here. */
function label(method: ProofMethod): string | undefined {
  switch (method) {
    case 'code':
      return msg('Use a code that is sent to you instead', {id: 'latchkey.method.code'});
    case 'recovery-code':
      return msg('Use a recovery code instead', {id: 'latchkey.method.recovery-code'});
    case 'passkey':
      return hasPasskeys() ? msg('Use a passkey instead', {id: 'latchkey.method.passkey'}) : undefined;
  }
}

/** The buttons for the other proofs of a step. Which of them the account has, nobody is told. */
export function otherMethods(host: ViewHost, {actions, methods = []}: Choice): TemplateResult | typeof nothing {
  const shown = methods.flatMap(method => {
    const text = label(method);
    return text === undefined ? [] : [{method, text}];
  });
  if (!actions.includes('method') || !shown[0]) return nothing;
  return html`<div class="lk-actions">
    ${shown.map(
      ({method, text}) =>
        html`<button
          type="button"
          class="lk-link"
          @click=${() => {
            host.send({type: 'method', method});
          }}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}
