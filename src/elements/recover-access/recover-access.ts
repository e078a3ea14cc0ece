import {msg} from '@lit/localize';
import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {BeginInput} from '../../core/protocol/action.js';
import type {SupportReason} from '../../core/protocol/assisted/names.js';
import type {Step, StepKind} from '../../core/protocol/step.js';
import {AccessRecoveredEvent} from '../events/access-recovered.js';
import {CaseOpenedEvent} from '../events/case-opened.js';
import {TicketIssuedEvent} from '../events/ticket-issued.js';
import {FlowElement} from '../flow-element.js';
import type {FlowStorage} from '../flow-storage.js';
import {IdentifyView} from '../steps/identify.js';
import {loadView} from '../steps/load.js';
import type {StepView} from '../steps/view.js';
import {lastingStorage} from './lasting-storage.js';

/**
 * Lets somebody back in who does not know the password: the login, an identity document, a code, and a new password. Those
 * who cannot do it by themselves go another way: by a visit to an office, or with support.
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
 * @fires ticket-issued - There is a ticket for a visit to an office.
 * @fires case-opened - There is a case with support.
 * @fires access-recovered - The new password is in force.
 * @fires flow-interrupted - The flow cannot go on.
 */
export class RecoverAccess extends FlowElement {
  static override properties: PropertyDeclarations = {
    identifier: {attribute: false},
    link: {attribute: false},
    reason: {},
  };

  /** A login that is known already, such as the one typed on the sign-in page. Never put it into an address. */
  identifier: string | undefined;

  /**
   * The token of a link that came by e-mail along with a code. The recovery goes on with it after the code, and the server
   * takes it once: set it when the person has pressed something, before the element is on the page, and never earlier. It is
   * forgotten with the first step.
   */
  link: string | undefined;

  /** Why support is turned to, such as `theft`: the flow begins with the channels of support then. */
  reason: SupportReason | undefined;

  protected override readonly kind = 'recover-access';

  protected override beginInput(): BeginInput {
    const {identifier, link, reason} = this;
    return {...(identifier && {identifier}), ...(link && {link}), ...(reason && {reason})};
  }

  protected override createStorage(name: string): FlowStorage {
    // What is told to support first is a flow of its own.
    const storage = lastingStorage(this.reason ? `${name}:${this.reason}` : name);
    return {
      // What else is under way in this tab is not what the link is about.
      read: () => (this.link ? undefined : storage.read()),
      write: step => {
        if (step) this.link = undefined;
        storage.write(step);
      },
    };
  }

  protected override heading(): string {
    return msg('Get back in', {id: 'latchkey.identify.heading'});
  }

  protected override createView(step: Step): StepView | Promise<StepView> {
    return step.kind === 'identify' ? new IdentifyView(this, step) : loadView(this, this.kind, step);
  }

  protected override eventAt({kind}: Step, from: StepKind | undefined): Event | undefined {
    if (kind === 'ticket' && from === 'review') return new TicketIssuedEvent();
    if (kind === 'case' && from === 'case-details') return new CaseOpenedEvent();
    return kind === 'done' ? new AccessRecoveredEvent() : undefined;
  }

  protected override otherWay({actions}: Step): TemplateResult | typeof nothing {
    return actions.includes('way')
      ? html`<button
          type="button"
          class="lk-link"
          part="button"
          @click=${() => {
            this.send({type: 'way'});
          }}
        >
          ${msg('Another way', {id: 'latchkey.action.way'})}
        </button>`
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recover-access': RecoverAccess;
  }
}
