import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Channel, StepAction} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {CodeChallenge} from '../../core/protocol/step.js';
import {formatIdentifier} from '../../core/identifier/format.js';
import {Countdown} from '../countdown.js';
import {duration} from '../texts/times.js';
import type {ViewHost} from '../view-host.js';
import {TextField} from './text.js';

/** One input for a one-time code, with its expiry and the ways to get another. */
export class CodeField extends TextField {
  private readonly countdown: Countdown;
  private secondsBefore = {resend: 0, expiry: 0};
  /** Until when the code works that was sent last. */
  private works = 0;
  /** Ends the wait for a text message. */
  private waiting: AbortController | undefined;

  constructor(
    host: ViewHost,
    private readonly challenge: () => CodeChallenge | undefined,
  ) {
    super(host, 'code', {
      label: () => msg('Code', {id: 'latchkey.code.label'}),
      hint: () => {
        const current = this.challenge();
        return current && msg(str`${current.length} digits. Spaces do not matter.`, {id: 'latchkey.code.hint'});
      },
      autocomplete: 'one-time-code',
      inputMode: 'numeric',
      enterKey: 'go',
      className: 'lk-code',
    });
    this.countdown = new Countdown(host, () => {
      this.onTick();
    });
  }

  /** Counts down for the code that is under way now, and waits for it where the browser reads text messages. */
  start(): void {
    this.secondsBefore = this.seconds();
    const {expiresAt, resendAt} = this.times();
    if (this.works && expiresAt > this.works) this.host.announce(this.sentTo());
    this.works = expiresAt;
    this.countdown.start(Math.max(expiresAt, resendAt));
    if (this.challenge()?.channel !== 'sms') this.typed();
    else if ('OTPCredential' in globalThis) void this.receive();
  }

  /** Somebody is typing, or there is no text message under way: what comes now must not get in between. */
  typed(): void {
    this.waiting?.abort();
    this.waiting = undefined;
  }

  /** Leaves no timer and no wait behind. */
  stop(): void {
    this.typed();
    this.countdown.stop();
  }

  /** Where the code went: neutral, since nobody is told whether there is such an account. */
  sentTo(): string {
    const {contact, channel} = {contact: undefined, channel: undefined, ...this.challenge()};
    return contact === undefined
      ? msg('If these details match an account, we’ve sent a code to the contact on record.', {
          id: 'latchkey.code.sent-other',
        })
      : msg(
          str`If these details match an account, we’ve sent a code to \u2068${formatIdentifier({kind: channel === 'sms' ? 'phone' : 'email', value: contact})}\u2069.`,
          {
            id: 'latchkey.code.sent',
          },
        );
  }

  /** How long the code works. */
  validity(): string {
    const {expiry} = this.seconds();
    return expiry > 0
      ? msg(str`The code works for ${duration(expiry)}.`, {id: 'latchkey.code.validity'})
      : msg('The code is too old by now. Ask for another one.', {id: 'latchkey.code.expired'});
  }

  /** The buttons for another code. */
  again(actions: readonly StepAction[], channels: readonly Channel[]): TemplateResult {
    const {resend: seconds} = this.seconds();
    const wait = seconds > 0;
    const resend = wait
      ? msg(str`Send another code (${this.minutes(seconds)})`, {id: 'latchkey.code.resend-wait'})
      : msg('Send another code', {id: 'latchkey.code.resend'});
    return html`<div class="lk-actions">
      ${
        actions.includes('resend')
          ? html`<button type="button" class="lk-link" aria-disabled=${wait ? 'true' : nothing} @click=${this.onResend}>
              ${resend}
            </button>`
          : nothing
      }
      ${
        actions.includes('channel')
          ? channels.map(
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
                      ? msg('Send a text message instead', {id: 'latchkey.code.by-sms'})
                      : msg('Send an e-mail instead', {id: 'latchkey.code.by-email'})
                  }
                </button>`,
            )
          : nothing
      }
    </div>`;
  }

  /** The text of a problem with a code: one for mistyped, expired, used and foreign ones. */
  problemText({code, reason, params}: Problem): string | undefined {
    if (code !== 'code_wrong' && code !== 'code_expired') return undefined;
    if (reason === 'empty') return msg('Enter the code.', {id: 'latchkey.code.empty'});
    if (reason === 'bad_character') return msg('A code has digits only.', {id: 'latchkey.code.bad-character'});
    if (reason === 'length')
      return msg(str`Enter all ${params?.length ?? 6} digits of the code.`, {id: 'latchkey.code.length'});
    return msg(
      'That code does not work: it may be mistyped, used or too old. Enter the newest one, or ask for another.',
      {
        id: 'latchkey.code.wrong',
      },
    );
  }

  /** Puts the code of a text message into the field. To send it is left to the person: see docs/decisions. */
  private async receive(): Promise<void> {
    if (this.waiting) return;
    const {signal} = (this.waiting = new AbortController());
    const {receiveCode} = await import('./web-otp.js');
    const code = signal.aborted ? undefined : await receiveCode(signal);
    const {input} = this;
    if (signal.aborted) return;
    this.waiting = undefined;
    if (code === undefined || !input) return;
    input.value = code;
    // Frameworks and managers that listen learn of it as if it had been typed.
    input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    this.host.announce(msg('The code from the text message has been filled in.', {id: 'latchkey.code.received'}));
  }

  private readonly onResend = (): void => {
    if (this.seconds().resend === 0) this.host.send({type: 'resend'});
  };

  private times(): Pick<CodeChallenge, 'expiresAt' | 'resendAt'> {
    return {expiresAt: 0, resendAt: 0, ...this.challenge()};
  }

  private seconds(): {resend: number; expiry: number} {
    const {resendAt, expiresAt} = this.times();
    return {resend: this.countdown.secondsTo(resendAt), expiry: this.countdown.secondsTo(expiresAt)};
  }

  /** Says what has changed, once: a countdown that is read out every second helps nobody. */
  private onTick(): void {
    const before = this.secondsBefore;
    const now = (this.secondsBefore = this.seconds());
    if (before.resend > 0 && now.resend === 0) {
      this.host.announce(msg('You can ask for another code now.', {id: 'latchkey.code.resend-ready'}));
    }
    if (before.expiry > 30 && now.expiry <= 30) {
      this.host.announce(
        msg('The code works for 30 more seconds. You can ask for another.', {id: 'latchkey.code.expires'}),
      );
    }
  }

  private minutes(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}
