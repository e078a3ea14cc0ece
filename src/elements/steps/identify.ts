import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {checkIdentify, identifyAction, type IdentifyDraft} from '../../core/flow/steps/identify.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {IdentifyStep} from '../../core/protocol/step.js';
import {TextField} from '../fields/text.js';
import {hasPasskeys} from '../has-passkeys.js';
import type {PasskeyAutofill} from '../passkey-autofill.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** Which account: a phone number, an e-mail address or a user name, in one input. */
export class IdentifyView implements StepView {
  readonly fields: readonly [TextField];
  private passkeys: PasskeyAutofill | undefined;
  private disposed = false;

  constructor(
    private readonly host: ViewHost,
    private step: IdentifyStep,
  ) {
    const passkey = Boolean(step.passkey) && hasPasskeys();
    this.fields = [
      new TextField(host, 'identifier', {
        label: () => this.label(),
        hint: () =>
          step.identifiers.includes('phone')
            ? msg('A phone number starts with its country code, such as +48.', {id: 'latchkey.identify.hint'})
            : undefined,
        autocomplete: passkey ? 'username webauthn' : 'username',
        // A user name may have anything in it.
        ...(!step.identifiers.includes('username') && {
          inputMode: step.identifiers.includes('email') ? 'email' : 'tel',
        }),
        enterKey: 'go',
        ...(step.identifier !== undefined && {value: step.identifier}),
      }),
    ];
    if (passkey) void this.offerPasskeys();
  }

  update(step: IdentifyStep): void {
    this.step = step;
    void this.passkeys?.offer(step.passkey);
  }

  heading(): string {
    return msg('Get back in', {id: 'latchkey.identify.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${msg('Tell us which account it is. We’ll send a message to check that it is yours.', {id: 'latchkey.identify.intro'})}
    </p>`;
  }

  form(): TemplateResult {
    return this.fields[0].render();
  }

  check(): Problem[] {
    return checkIdentify(this.draft(), this.step);
  }

  action(): Action | undefined {
    return identifyAction(this.draft(), this.step);
  }

  dispose(): void {
    this.disposed = true;
    this.passkeys?.stop();
  }

  problemText({code}: Problem): string | undefined {
    if (code === 'passkey_refused') return this.passkeys?.refused();
    // One for used, old and foreign ones.
    if (code === 'link_expired')
      return msg('That link does not work: it may be used or too old. Start again here.', {
        id: 'latchkey.identify.link-expired',
      });
    if (code !== 'identifier_malformed') return undefined;
    const email = msg('Enter an e-mail address, such as name@example.com.', {id: 'latchkey.identify.email-malformed'});
    const phone = msg('Enter a phone number with its country code, such as +48 123 456 789.', {
      id: 'latchkey.identify.phone-malformed',
    });
    if (!this.step.identifiers.includes('phone')) return this.step.identifiers.includes('email') ? email : this.other();
    return this.step.identifiers.includes('email')
      ? msg(
          'Enter a phone number with its country code, such as +48 123 456 789, or an e-mail address, such as name@example.com.',
          {
            id: 'latchkey.identify.malformed',
          },
        )
      : phone;
  }

  private async offerPasskeys(): Promise<void> {
    const {PasskeyAutofill} = await import('../passkey-autofill.js').catch(() => ({PasskeyAutofill: undefined}));
    if (this.disposed || !PasskeyAutofill) return;
    this.passkeys = new PasskeyAutofill(this.host);
    void this.passkeys.offer(this.step.passkey);
  }

  private draft(): IdentifyDraft {
    return {identifier: this.fields[0].value};
  }

  private other(): string {
    return msg('Enter your user name.', {id: 'latchkey.identify.username-malformed'});
  }

  private label(): string {
    const {identifiers} = this.step;
    if (identifiers.includes('username')) {
      if (identifiers.includes('phone'))
        return msg('Phone number, e-mail address or user name', {id: 'latchkey.identify.any'});
      return identifiers.includes('email')
        ? msg('E-mail address or user name', {id: 'latchkey.identify.email-or-username'})
        : msg('User name', {id: 'latchkey.identify.username'});
    }
    if (!identifiers.includes('phone')) return msg('E-mail address', {id: 'latchkey.identify.email'});
    return identifiers.includes('email')
      ? msg('Phone number or e-mail address', {id: 'latchkey.identify.phone-or-email'})
      : msg('Phone number', {id: 'latchkey.identify.phone'});
  }
}
