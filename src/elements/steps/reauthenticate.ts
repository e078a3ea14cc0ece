import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {
  checkReauthenticate,
  reauthenticateAction,
  type ReauthenticateDraft,
} from '../../core/flow/steps/reauthenticate.js';
import type {Action} from '../../core/protocol/action.js';
import type {Channel} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {ReauthenticateStep} from '../../core/protocol/step.js';
import {usernameAnchor} from '../fields/anchor.js';
import {CodeField} from '../fields/code.js';
import {PasswordField} from '../fields/password.js';
import {hasPasskeys} from '../has-passkeys.js';
import {PasskeyRequest} from '../passkey-request.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** Who you are, once more: the password, a passkey, or a code where one has been sent. */
export class ReauthenticateView implements StepView {
  private readonly password: PasswordField;
  private readonly code: CodeField;
  private readonly passkey: PasskeyRequest;

  constructor(
    private readonly host: ViewHost,
    private step: ReauthenticateStep,
  ) {
    this.password = new PasswordField(host, 'password', {
      label: () => msg('Current password', {id: 'latchkey.password.current'}),
      autocomplete: 'current-password',
    });
    this.code = new CodeField(host, () => this.step.challenge);
    this.code.start();
    this.passkey = new PasskeyRequest(host, credential => ({type: 'reauthenticate', credential}));
  }

  get fields(): readonly (PasswordField | CodeField)[] {
    if (this.step.challenge) return [this.code];
    return this.takesPassword ? [this.password] : [];
  }

  /** Otherwise the way on is a passkey, or a code, to be sent first. */
  private get takesPassword(): boolean {
    return this.step.methods.includes('password');
  }

  private get takesPasskey(): boolean {
    const {methods, passkey, challenge} = this.step;
    return methods.includes('passkey') && Boolean(passkey) && !challenge && hasPasskeys();
  }

  /** The channels by which a code can be sent. */
  private get channels(): readonly Channel[] {
    return this.step.methods.includes('code') ? this.step.channels : [];
  }

  /** The button that goes on asks for a passkey. */
  private get beginsWithPasskey(): boolean {
    return !this.fields[0] && (this.takesPasskey || !this.channels[0]);
  }

  update(step: ReauthenticateStep): void {
    this.step = step;
    this.code.start();
    this.passkey.stop();
  }

  heading(): string {
    return msg('Check that it is you', {id: 'latchkey.reauthenticate.heading'});
  }

  chrome(): TemplateResult {
    return html`<p>
      ${
        this.step.challenge
          ? html`${this.code.sentTo()} ${this.code.validity()}`
          : msg('It has been a while since you signed in.', {id: 'latchkey.reauthenticate.intro'})
      }
    </p>`;
  }

  form(): TemplateResult {
    const {step} = this;
    if (step.challenge) return html`${this.code.render()} ${this.code.again(step.actions, step.channels)}`;
    // The first of them is on the button that goes on, unless that is for something else.
    const others = this.channels.slice(this.takesPassword || this.takesPasskey ? 0 : 1);
    const offersPasskey = this.takesPasskey && this.takesPassword;
    return html`${this.passkey.render()}
    ${this.takesPassword ? html`${usernameAnchor(this.host, step.username)} ${this.password.render()}` : nothing}
    ${
      others[0] || offersPasskey
        ? html`<div class="lk-actions">
            ${
              offersPasskey
                ? html`<button type="button" class="lk-link" @click=${this.onPasskey}>
                    ${msg('Use a passkey instead', {id: 'latchkey.method.passkey'})}
                  </button>`
                : nothing
            }
            ${others.map(
              channel =>
                html`<button
                  type="button"
                  class="lk-link"
                  @click=${() => {
                    this.host.send({type: 'channel', channel});
                  }}
                >
                  ${
                    channel === 'sms'
                      ? msg('Get a code by text message instead', {id: 'latchkey.reauthenticate.by-sms'})
                      : msg('Get a code by e-mail instead', {id: 'latchkey.reauthenticate.by-email'})
                  }
                </button>`,
            )}
          </div>`
        : nothing
    }`;
  }

  submitLabel(): string {
    if (this.fields[0]) return msg('Continue', {id: 'latchkey.continue'});
    if (this.beginsWithPasskey) return this.passkey.label();
    return this.channels[0] === 'sms'
      ? msg('Get a code by text message', {id: 'latchkey.reauthenticate.send-sms'})
      : msg('Get a code by e-mail', {id: 'latchkey.reauthenticate.send-email'});
  }

  check(): Problem[] {
    return this.fields[0] ? checkReauthenticate(this.draft(), this.step) : [];
  }

  action(): Action | undefined {
    const [channel] = this.channels;
    if (this.fields[0]) return reauthenticateAction(this.draft(), this.step);
    return this.beginsWithPasskey || !channel ? undefined : {type: 'channel', channel};
  }

  problemText(problem: Problem): string | undefined {
    if (problem.code === 'passkey_refused') return this.passkey.refused();
    if (problem.code !== 'current_password_wrong') return this.code.problemText(problem);
    return problem.reason === 'empty'
      ? msg('Enter your current password.', {id: 'latchkey.password.current-empty'})
      : msg('That is not your current password.', {id: 'latchkey.password.current-wrong'});
  }

  onInput(): void {
    this.code.typed();
  }

  onSubmit(): void {
    this.password.reveal(false);
    if (this.beginsWithPasskey) this.onPasskey();
  }

  dispose(): void {
    this.code.stop();
    this.passkey.stop();
  }

  private draft(): ReauthenticateDraft {
    return {password: this.password.value, code: this.code.value};
  }

  private readonly onPasskey = (): void => {
    void this.passkey.get(this.step.passkey);
  };
}
