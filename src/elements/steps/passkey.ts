import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Problem} from '../../core/protocol/problem.js';
import type {PasskeyStep} from '../../core/protocol/step.js';
import {hasPasskeys} from '../has-passkeys.js';
import {otherMethods} from '../other-methods.js';
import {PasskeyRequest} from '../passkey-request.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** A passkey, asked for by a button: the browser shows its own dialog. */
export class PasskeyView implements StepView {
  readonly fields = [];
  /** Absent where the browser knows no passkeys: there is nothing to go on with. */
  readonly form?: () => TemplateResult;
  private readonly passkey: PasskeyRequest;

  constructor(
    private readonly host: ViewHost,
    private step: PasskeyStep,
  ) {
    this.passkey = new PasskeyRequest(host, credential => ({type: 'passkey', credential}));
    if (hasPasskeys()) this.form = () => html`${this.passkey.render()} ${otherMethods(host, this.step)}`;
  }

  update(step: PasskeyStep): void {
    this.step = step;
    this.passkey.stop();
  }

  heading(): string {
    return msg('Use your passkey', {id: 'latchkey.passkey.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
        ${
          this.form
            ? msg('Your browser asks for it: with your fingerprint, your face, a PIN or a security key.', {
                id: 'latchkey.passkey.intro',
              })
            : msg('This browser does not know passkeys. Go on with another browser or device, or choose another way.', {
                id: 'latchkey.passkey.unknown',
              })
        }
      </p>
      ${this.form ? nothing : otherMethods(this.host, this.step)}`;
  }

  submitLabel(): string {
    return this.passkey.label();
  }

  problemText({code}: Problem): string | undefined {
    return code === 'passkey_refused' ? this.passkey.refused() : undefined;
  }

  onSubmit(): void {
    void this.passkey.get(this.step.passkey);
  }

  dispose(): void {
    this.passkey.stop();
  }
}
