import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {
  checkReauthenticate,
  reauthenticateAction,
  type ReauthenticateDraft,
} from '../../core/flow/steps/reauthenticate.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {ReauthenticateStep} from '../../core/protocol/step.js';
import {usernameAnchor} from '../fields/anchor.js';
import {CodeField} from '../fields/code.js';
import {PasswordField} from '../fields/password.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** Who you are, once more: the password, or a code where one has been sent. */
export class ReauthenticateView implements StepView {
  private readonly password: PasswordField;
  private readonly code: CodeField;

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
  }

  get fields(): readonly (PasswordField | CodeField)[] {
    if (this.step.challenge) return [this.code];
    return this.takesPassword ? [this.password] : [];
  }

  /** Otherwise the way on is a code, to be sent first. */
  private get takesPassword(): boolean {
    return this.step.methods.includes('password');
  }

  update(step: ReauthenticateStep): void {
    this.step = step;
    this.code.start();
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
    const others = step.methods.includes('code') ? step.channels.slice(this.takesPassword ? 0 : 1) : [];
    return html`${this.takesPassword ? html`${usernameAnchor(this.host, step.username)} ${this.password.render()}` : nothing}
    ${
      others[0]
        ? html`<div class="lk-actions">
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
    const {challenge, channels} = this.step;
    if (challenge || this.takesPassword) return msg('Continue', {id: 'latchkey.continue'});
    return channels[0] === 'sms'
      ? msg('Get a code by text message', {id: 'latchkey.reauthenticate.send-sms'})
      : msg('Get a code by e-mail', {id: 'latchkey.reauthenticate.send-email'});
  }

  check(): Problem[] {
    return this.fields[0] ? checkReauthenticate(this.draft(), this.step) : [];
  }

  action(): Action {
    const [channel] = this.step.channels;
    return this.fields[0] || !channel ? reauthenticateAction(this.draft(), this.step) : {type: 'channel', channel};
  }

  problemText(problem: Problem): string | undefined {
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
  }

  dispose(): void {
    this.code.stop();
  }

  private draft(): ReauthenticateDraft {
    return {password: this.password.value, code: this.code.value};
  }
}
