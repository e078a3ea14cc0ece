import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {checkNewPassword, newPasswordAction, type NewPasswordDraft} from '../../core/flow/steps/new-password.js';
import {
  assessPassword,
  formatPasswordRules,
  isMet,
  requirementsOf,
  type PasswordPolicy,
  type Violation,
} from '../../core/policy/index.js';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {NewPasswordStep} from '../../core/protocol/step.js';
import {usernameAnchor} from '../fields/anchor.js';
import type {Field} from '../fields/field.js';
import {PasswordField} from '../fields/password.js';
import type {StrengthMeter} from '../fields/strength-meter.js';
import {ruleText} from '../texts/rules.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** The new password, with the old one where the server asks for it. */
export class NewPasswordView implements StepView {
  private readonly current: PasswordField;
  private readonly password: PasswordField;
  private readonly repeat: PasswordField;
  /** The rules that are broken by what is typed; nothing before the first key. */
  private broken: readonly Violation[] | undefined;
  private meter: StrengthMeter | undefined;
  private disposed = false;

  constructor(
    private readonly host: ViewHost,
    private step: NewPasswordStep,
  ) {
    this.current = new PasswordField(host, 'currentPassword', {
      label: () => msg('Current password', {id: 'latchkey.password.current'}),
      autocomplete: 'current-password',
    });
    const policy = (): {policy: PasswordPolicy; rules: string} => ({
      policy: this.policy,
      // Other characters are accepted, but a password that a manager makes has to be typed on any keyboard.
      rules: formatPasswordRules({allowed: ['ascii-printable'], ...this.policy}),
    });
    this.password = new PasswordField(host, 'password', {
      label: () => msg('New password', {id: 'latchkey.password.new'}),
      autocomplete: 'new-password',
      policy,
      describedBy: 'rules',
      after: () => this.rules(),
    });
    this.repeat = new PasswordField(host, 'repeat', {
      label: () => msg('New password again', {id: 'latchkey.password.repeat'}),
      autocomplete: 'new-password',
      policy,
    });
  }

  get fields(): readonly PasswordField[] {
    return [...(this.step.current ? [this.current] : []), this.password, ...(this.host.noRepeat ? [] : [this.repeat])];
  }

  update(step: NewPasswordStep): void {
    this.step = step;
  }

  heading(): string {
    return this.step.current
      ? msg('Change your password', {id: 'latchkey.change.heading'})
      : msg('Choose a new password', {id: 'latchkey.new-password.heading'});
  }

  form(): TemplateResult {
    const {step, host} = this;
    const recover = step.current ? host.capabilities?.links.recover : undefined;
    return html`${usernameAnchor(host, step.username)} ${step.current ? this.current.render() : nothing}
      ${
        recover === undefined
          ? nothing
          : html`<p class="lk-field">
              <a href=${recover}>${msg('I don’t know my current password', {id: 'latchkey.password.unknown'})}</a>
            </p>`
      }
      ${this.password.render()}
      <div class="lk-field">
        <button type="button" @click=${this.onGenerate}>
          ${msg('Generate a password', {id: 'latchkey.password.generate'})}
        </button>
      </div>
      ${host.noRepeat ? nothing : this.repeat.render()}
      ${
        step.otherSessions === undefined
          ? nothing
          : html`<label class="lk-choice lk-field">
              <input type="checkbox" id="${host.uid}-sessions" name="endOtherSessions" checked />
              <span>${msg('Sign out everywhere else', {id: 'latchkey.password.sessions'})}</span>
            </label>`
      }`;
  }

  submitLabel(): string {
    return msg('Save the new password', {id: 'latchkey.password.save'});
  }

  check(): Problem[] {
    const problems = checkNewPassword(this.draft(), this.step, this.policy);
    const {minStrength} = this.policy;
    const verdict = this.meter?.verdict;
    if (minStrength !== undefined && verdict?.final && verdict.score < minStrength && !problems.some(isPolicy)) {
      problems.push({code: 'password_policy', field: 'password', reason: 'too_weak'});
    }
    return problems;
  }

  action(): Action {
    return newPasswordAction(this.draft(), this.step);
  }

  problemText({code, reason}: Problem): string | undefined {
    switch (code) {
      case 'current_password_wrong':
        return reason === 'empty'
          ? msg('Enter your current password.', {id: 'latchkey.password.current-empty'})
          : msg('That is not your current password.', {id: 'latchkey.password.current-wrong'});
      case 'password_policy':
        return this.policyText(reason);
      case 'password_breached':
        return msg('This password is in a list of leaked passwords. Choose another one.', {
          id: 'latchkey.password.breached',
        });
      case 'password_reused':
        return msg('This password has been used before. Choose a new one.', {id: 'latchkey.password.reused'});
      case 'password_like_identifier':
        return msg('The password is too much like your name or contact details. Choose another one.', {
          id: 'latchkey.password.like-identifier',
        });
      case 'passwords_differ':
        return msg('The two new passwords differ. Type the same one twice.', {id: 'latchkey.password.differ'});
      default:
        return undefined;
    }
  }

  onInput(field: Field | undefined): void {
    if (field !== this.password) return;
    const {value} = this.password;
    this.broken = value === '' ? undefined : this.assess();
    if (!this.meter) void this.loadMeter();
    this.meter?.estimate(value, this.words);
    this.host.requestUpdate();
  }

  onSubmit(): void {
    for (const field of this.fields) field.reveal(false);
  }

  dispose(): void {
    this.disposed = true;
    this.meter?.dispose();
  }

  private get policy(): PasswordPolicy {
    return this.host.policy ?? this.step.policy;
  }

  private get words(): readonly string[] {
    const {context, username} = this.step;
    return username === undefined ? context : [...context, username];
  }

  private assess(): Violation[] {
    return assessPassword(this.password.value, this.policy, {words: this.words});
  }

  private draft(): NewPasswordDraft {
    const sessions = this.host.form?.querySelector<HTMLInputElement>('[name=endOtherSessions]');
    return {
      currentPassword: this.current.value,
      password: this.password.value,
      repeat: this.host.noRepeat ? undefined : this.repeat.value,
      endOtherSessions: sessions?.checked ?? false,
    };
  }

  private rules(): TemplateResult {
    const {broken} = this;
    return html`${this.meter?.render() ?? nothing}
      <ul class="lk-rules" id="${this.password.id}-rules">
        ${requirementsOf(this.policy, {words: this.words}).map(rule => {
          const met = broken && isMet(rule, broken);
          return html`<li class=${met ? 'lk-met' : nothing}>
            <span aria-hidden="true">${met ? '✓' : '•'}</span>
            <span>
              ${ruleText(rule)}
              ${
                broken
                  ? html`<span class="lk-hidden">
                      ${met ? msg('(met)', {id: 'latchkey.rule.met'}) : msg('(not met yet)', {id: 'latchkey.rule.unmet'})}
                    </span>`
                  : nothing
              }
            </span>
          </li>`;
        })}
      </ul>`;
  }

  private policyText(reason: string | undefined): string {
    if (reason === 'empty') return msg('Enter a new password.', {id: 'latchkey.password.new-empty'});
    if (reason === 'too_weak')
      return msg('This password is too easy to guess. Make it longer or less usual.', {
        id: 'latchkey.password.too-weak',
      });
    const broken = this.assess();
    const rule = requirementsOf(this.policy, {words: this.words}).find(
      each => each.code === reason && !isMet(each, broken),
    );
    return rule
      ? msg(str`The new password does not meet this rule: ${ruleText(rule)}.`, {id: 'latchkey.password.rule'})
      : msg('The new password does not meet the rules of this service. Choose another one.', {
          id: 'latchkey.password.policy',
        });
  }

  private async loadMeter(): Promise<void> {
    const {StrengthMeter} = await import('../fields/strength-meter.js');
    if (this.disposed || this.meter) return;
    this.meter = new StrengthMeter(this.host);
    this.meter.estimate(this.password.value, this.words);
  }

  private readonly onGenerate = async (): Promise<void> => {
    const {generatePassword} = await import('../../core/generator/index.js');
    const value = generatePassword(this.policy);
    for (const field of this.host.noRepeat ? [this.password] : [this.password, this.repeat]) {
      const {input} = field;
      if (!input) continue;
      input.value = value;
      // Frameworks and managers that listen learn of it as if it had been typed.
      input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      field.reveal(true);
    }
    this.host.announce(
      msg('A password has been generated and filled in. It is visible.', {id: 'latchkey.password.generated'}),
    );
  };
}

const isPolicy = ({code}: Problem): boolean => code === 'password_policy';
