import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {DoneStep} from '../core/protocol/step.js';
import {hasPasskeys} from './has-passkeys.js';
import {loadAuthenticator} from './more-defaults.js';
import {PasskeyRequest} from './passkey-request.js';
import type {ViewHost} from './view-host.js';

/** What the end of a flow has to do with passkeys: one can be added, and the browser learns which of them are still good. */
export class PasskeyOffer {
  private readonly passkey: PasskeyRequest;
  private isAdded = false;

  constructor(
    private readonly host: ViewHost,
    private step: DoneStep,
  ) {
    this.passkey = new PasskeyRequest(host, credential => ({type: 'add-passkey', credential}));
    this.update(step);
  }

  /** Whether there is something to offer. */
  get isOpen(): boolean {
    return Boolean(this.step.addPasskey) && hasPasskeys();
  }

  /** Takes the server's next answer. */
  update(step: DoneStep): void {
    this.passkey.stop();
    // An offer goes once it has been taken up.
    if (this.isOpen && !step.addPasskey) {
      this.isAdded = true;
      this.host.announce(this.added());
    }
    this.step = step;
    const {passkeys} = step;
    if (passkeys) {
      void loadAuthenticator()
        .then(authenticator => authenticator.keepOnly(passkeys))
        .catch(() => undefined);
    }
  }

  /** What is offered, and what came of it. */
  form(): TemplateResult {
    return html`<p>
        ${msg('With a passkey you sign in by fingerprint, face or PIN, and there is nothing to forget.', {
          id: 'latchkey.passkey.offer',
        })}
      </p>
      ${this.passkey.render()}`;
  }

  /** That it was added, once it was. */
  outcome(): TemplateResult | typeof nothing {
    return this.isAdded ? html`<p>${this.added()}</p>` : nothing;
  }

  /** The word on the button. */
  label(): string {
    return this.passkey.label(msg('Add a passkey', {id: 'latchkey.passkey.add'}));
  }

  /** What to say of a passkey that the server did not take. */
  refused(): string {
    return msg('The passkey could not be added. You can try again.', {id: 'latchkey.passkey.add-refused'});
  }

  /** Asks for the new passkey. */
  add(): void {
    void this.passkey.create(this.step.addPasskey);
  }

  /** Gives up what is under way. */
  stop(): void {
    this.passkey.stop();
  }

  private added(): string {
    return msg('The passkey has been added.', {id: 'latchkey.passkey.added'});
  }
}
