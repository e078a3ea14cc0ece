import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Action, PasskeyCredential} from '../core/protocol/action.js';
import {AuthenticatorError, type Authenticator, type AuthenticatorFault} from '../ports/authenticator.js';
import {loadAuthenticator} from './more-defaults.js';
import type {ViewHost} from './view-host.js';

/** What is asked for: a passkey that there is, or a new one. */
type Kind = 'get' | 'create';

function faultText(fault: AuthenticatorFault, kind: Kind): string {
  switch (fault) {
    case 'already_added':
      return msg('There is a passkey for this account here already. It goes on working.', {
        id: 'latchkey.passkey.already-added',
      });
    case 'unusable':
      return msg('Passkeys do not work here at the moment. Choose another way to go on.', {
        id: 'latchkey.passkey.unusable',
      });
    default:
      return kind === 'create'
        ? msg('No passkey was added. You can try again.', {id: 'latchkey.passkey.not-added'})
        : msg('No passkey was used. Try again, or choose another way.', {id: 'latchkey.passkey.not-used'});
  }
}

/** A passkey that is asked for by a button: the wait, and what came of it. The credential goes into the answer at once. */
export class PasskeyRequest {
  private underWay: AbortController | undefined;
  private fault: string | undefined;

  constructor(
    private readonly host: ViewHost,
    private readonly answer: (credential: PasskeyCredential) => Action,
  ) {}

  /** Asks for a passkey of the account. */
  get(options: unknown): Promise<void> {
    return this.ask('get', options);
  }

  /** Asks for a new passkey. */
  create(options: unknown): Promise<void> {
    return this.ask('create', options);
  }

  /** The word on the button. */
  label(idle = msg('Use a passkey', {id: 'latchkey.passkey.use'})): string {
    return this.underWay ? msg('Waiting for your passkey…', {id: 'latchkey.passkey.waiting'}) : idle;
  }

  /** What to say of a passkey that the server did not take. */
  refused(): string {
    return msg('That passkey was not accepted. Try again, or choose another way.', {id: 'latchkey.passkey.refused'});
  }

  /** What went wrong before anything was sent, if anything did. */
  render(): TemplateResult | typeof nothing {
    const {fault} = this;
    return fault === undefined ? nothing : html`<p class="lk-error" role="alert">${fault}</p>`;
  }

  /** Gives up what is under way. */
  stop(): void {
    this.underWay?.abort();
    this.underWay = this.fault = undefined;
  }

  private async ask(kind: Kind, options: unknown): Promise<void> {
    if (this.underWay) return;
    const request = new AbortController();
    this.underWay = request;
    this.fault = undefined;
    this.host.requestUpdate();
    try {
      const authenticator: Authenticator = await loadAuthenticator();
      const credential = await authenticator[kind](options, request.signal);
      if (this.underWay === request) this.host.send(this.answer(credential));
    } catch (thrown) {
      const fault = thrown instanceof AuthenticatorError ? thrown.code : 'unusable';
      if (this.underWay === request && fault !== 'aborted') this.fault = faultText(fault, kind);
    }
    if (this.underWay !== request) return;
    this.underWay = undefined;
    this.host.requestUpdate();
  }
}
