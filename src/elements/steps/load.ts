import type {FlowKind} from '../../core/protocol/names.js';
import type {Step} from '../../core/protocol/step.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** The view of a step, loaded on demand. A new kind of step is one line here. */
export async function loadView(host: ViewHost, flow: FlowKind, step: Step): Promise<StepView> {
  switch (step.kind) {
    case 'identify':
      return new (await import('./identify.js')).IdentifyView(host, step);
    case 'document':
      return new (await import('./document.js')).DocumentView(host, step);
    case 'code':
      return new (await import('./code.js')).CodeView(host, step);
    case 'recovery-code':
      return new (await import('./recovery-code.js')).RecoveryCodeView(host, step);
    case 'reauthenticate':
      return new (await import('./reauthenticate.js')).ReauthenticateView(host, step);
    case 'passkey':
      return new (await import('./passkey.js')).PasskeyView(host, step);
    case 'new-password':
      return new (await import('./new-password.js')).NewPasswordView(host, step);
    case 'hold':
      return new (await import('./hold.js')).HoldView(host, step);
    case 'redirect':
      return new (await import('./redirect.js')).RedirectView(host, step);
    case 'done':
      return new (await import('./done.js')).DoneView(host, flow, step);
    default:
      return (await import('./assisted/load.js')).loadAssistedView(host, step);
  }
}
