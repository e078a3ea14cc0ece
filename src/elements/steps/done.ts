import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {FlowKind} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {DoneStep} from '../../core/protocol/step.js';
import {hasPasskeys} from '../has-passkeys.js';
import type {PasskeyOffer} from '../passkey-offer.js';
import type {RecoveryCodesView} from '../recovery-codes/recovery-codes.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** The new password is in force. */
export class DoneView implements StepView {
  readonly fields = [];
  /** There only while something is offered that can be answered. */
  form?: () => TemplateResult;
  private offer: PasskeyOffer | undefined;
  /** The offer of recovery codes, loaded where there is one. */
  private codes: RecoveryCodesView | undefined;
  private disposed = false;

  constructor(
    private readonly host: ViewHost,
    private readonly flow: FlowKind,
    private step: DoneStep,
  ) {
    // Without it the rest still stands.
    if (step.offersRecoveryCodes || step.recoveryCodes) this.loadCodes().catch(() => undefined);
    if ((step.addPasskey || step.passkeys) && hasPasskeys()) void this.loadOffer();
  }

  update(step: DoneStep): void {
    this.step = step;
    this.codes?.update(step);
    this.offer?.update(step);
    this.showOffer();
  }

  heading(): string {
    return msg('Your password has been changed', {id: 'latchkey.done.heading'});
  }

  chrome(): TemplateResult {
    const {signInUrl, reportUrl} = this.step;
    return html`<div class="notice success" part="notice">
        <p>
          ${
            this.flow === 'recover-access'
              ? msg('It is in force now and earlier passwords no longer work. Sign in with the new one.', {
                  id: 'latchkey.done.recovered',
                })
              : msg('It is in force now and the old one no longer works.', {id: 'latchkey.done.changed'})
          }
        </p>
        ${this.sessions()}
      </div>
      ${this.codes?.render() ?? nothing} ${this.offer?.outcome()}
      ${
        signInUrl === undefined
          ? nothing
          : html`<p><a part="link" href=${signInUrl}>${msg('Sign in', {id: 'latchkey.sign-in'})}</a></p>`
      }
      ${
        reportUrl === undefined
          ? nothing
          : html`<p><a part="link" href=${reportUrl}>${msg('This was not me', {id: 'latchkey.done.report'})}</a></p>`
      }`;
  }

  submitLabel(): string {
    return this.offer?.label() ?? '';
  }

  onSubmit(): void {
    this.offer?.add();
  }

  problemText({code}: Problem): string | undefined {
    return code === 'passkey_refused' ? this.offer?.refused() : undefined;
  }

  dispose(): void {
    this.disposed = true;
    this.codes?.dispose();
    this.offer?.stop();
  }

  private async loadCodes(): Promise<void> {
    const {RecoveryCodesView} = await import('../recovery-codes/recovery-codes.js');
    if (this.disposed) return;
    this.codes = new RecoveryCodesView(this.host, this.step);
    this.host.requestUpdate();
  }

  private async loadOffer(): Promise<void> {
    const {PasskeyOffer} = await import('../passkey-offer.js').catch(() => ({PasskeyOffer: undefined}));
    if (this.disposed || !PasskeyOffer) return;
    this.offer = new PasskeyOffer(this.host, this.step);
    this.showOffer();
  }

  private showOffer(): void {
    const {offer} = this;
    if (offer?.isOpen) this.form = () => offer.form();
    else delete this.form;
    this.host.requestUpdate();
  }

  private sessions(): TemplateResult | typeof nothing {
    const {sessionsEnded, sessionsFailed} = this.step;
    if (sessionsFailed) {
      return html`<p>
        ${msg('Other devices could not be signed out. Try that again in your account settings.', {id: 'latchkey.done.sessions-failed'})}
      </p>`;
    }
    if (!sessionsEnded) return nothing;
    return html`<p>${msg(str`Other sessions signed out: ${sessionsEnded}.`, {id: 'latchkey.done.sessions'})}</p>`;
  }
}
