import {msg} from '@lit/localize';
import type {PropertyDeclarations} from 'lit';
import type {BeginInput} from '../../core/protocol/action.js';
import type {Step} from '../../core/protocol/step.js';
import {PasswordChangedEvent} from '../events/password-changed.js';
import {FlowElement} from '../flow-element.js';
import {NewPasswordView} from '../steps/new-password.js';
import type {StepView} from '../steps/view.js';

/**
 * Changes the password of somebody who is signed in: the old one, the new one, the new one again.
 *
 * @tagname change-password
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
 * @fires password-changed - The new password is in force.
 * @fires flow-interrupted - The flow cannot go on.
 * @cssprop [--latchkey-accent] - Buttons and links.
 * @cssprop [--latchkey-on-accent] - Text on the accent colour.
 * @cssprop [--latchkey-text] - Text.
 * @cssprop [--latchkey-muted] - Hints.
 * @cssprop [--latchkey-surface] - The inside of inputs and buttons.
 * @cssprop [--latchkey-border] - The border of inputs.
 * @cssprop [--latchkey-danger] - Errors.
 * @cssprop [--latchkey-success] - What is done or met.
 * @cssprop [--latchkey-radius] - Rounded corners.
 * @cssprop [--latchkey-space] - The distance between fields: the density.
 * @cssprop [--latchkey-font] - The font family.
 */
export class ChangePassword extends FlowElement {
  static override properties: PropertyDeclarations = {mode: {}};

  /** `forced`: a temporary password has to be replaced and there is no other exit. */
  mode: 'forced' | undefined;

  protected override readonly kind = 'change-password';

  protected override beginInput(): BeginInput {
    return this.mode === 'forced' ? {mode: 'forced'} : {};
  }

  protected override heading(): string {
    return msg('Change your password', {id: 'latchkey.change.heading'});
  }

  protected override createView(step: Step): StepView | Promise<StepView> {
    return step.kind === 'new-password'
      ? new NewPasswordView(this, step)
      : // Where each view is found, is bytes too.
        import('../steps/load.js').then(({loadView}) => loadView(this, this.kind, step));
  }

  protected override eventAt(step: Step): Event | undefined {
    return step.kind === 'done' ? new PasswordChangedEvent(step.sessionsEnded) : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'change-password': ChangePassword;
  }
}
