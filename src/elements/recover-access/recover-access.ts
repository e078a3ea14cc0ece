import {msg} from '@lit/localize';
import type {PropertyDeclarations} from 'lit';
import type {BeginInput} from '../../core/protocol/action.js';
import type {Step} from '../../core/protocol/step.js';
import {AccessRecoveredEvent} from '../events/access-recovered.js';
import {FlowElement} from '../flow-element.js';
import {IdentifyView} from '../steps/identify.js';
import {loadView} from '../steps/load.js';
import type {StepView} from '../steps/view.js';

/**
 * Lets somebody back in who does not know the password: the login, an identity document, a code, and a new password.
 *
 * @tagname recover-access
 * @slot logo - Above the heading.
 * @slot heading - Instead of the heading.
 * @slot intro - Below the heading.
 * @slot footer - Below the form, in every step.
 * @csspart base - Everything around the form.
 * @csspart heading - The heading.
 * @csspart notice - A notice.
 * @csspart button - A button outside of the form.
 * @csspart link - A link outside of the form.
 * @csspart footer - The footer.
 * @fires step-changed - The flow is at another step.
 * @fires access-recovered - The new password is in force.
 * @fires flow-interrupted - The flow cannot go on.
 */
export class RecoverAccess extends FlowElement {
  static override properties: PropertyDeclarations = {identifier: {attribute: false}};

  /** A login that is known already, such as the one typed on the sign-in page. Never put it into an address. */
  identifier: string | undefined;

  protected override readonly kind = 'recover-access';

  protected override beginInput(): BeginInput {
    return this.identifier ? {identifier: this.identifier} : {};
  }

  protected override heading(): string {
    return msg('Get back in', {id: 'latchkey.identify.heading'});
  }

  protected override createView(step: Step): StepView | Promise<StepView> {
    return step.kind === 'identify' ? new IdentifyView(this, step) : loadView(this, this.kind, step);
  }

  protected override finishedEvent(): Event {
    return new AccessRecoveredEvent();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recover-access': RecoverAccess;
  }
}
