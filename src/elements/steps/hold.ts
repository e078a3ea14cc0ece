import {msg, str} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {HoldStep} from '../../core/protocol/step.js';
import {Countdown} from '../countdown.js';
import {duration} from '../texts/times.js';
import type {ViewHost} from '../view-host.js';
import type {StepView} from './view.js';

/** A wait that the server imposes; it goes on by itself. */
export class HoldView implements StepView {
  readonly fields = [];
  private readonly countdown: Countdown;
  private poll: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ViewHost,
    private step: HoldStep,
  ) {
    this.countdown = new Countdown(host);
    this.wait();
  }

  update(step: HoldStep): void {
    this.step = step;
    this.wait();
  }

  heading(): string {
    return msg('A waiting time, for safety', {id: 'latchkey.hold.heading'});
  }

  chrome(): TemplateResult {
    const seconds = this.countdown.secondsTo(this.step.until);
    return html`<p>
        ${msg('To keep the account safe, the change waits for a while. Everybody who can be reached under this account has been told and can stop it.', {id: 'latchkey.hold.why'})}
      </p>
      <p>
        ${
          seconds > 0
            ? msg(str`It goes on in ${duration(seconds)}. You can leave this page open or come back to it.`, {
                id: 'latchkey.hold.until',
              })
            : msg('One moment…', {id: 'latchkey.loading'})
        }
      </p>`;
  }

  dispose(): void {
    this.countdown.stop();
    clearTimeout(this.poll);
  }

  private wait(): void {
    const {until, pollAfter} = this.step;
    this.countdown.start(until);
    clearTimeout(this.poll);
    this.poll = setTimeout(
      () => {
        // A hidden tab sleeps: the element asks when it is shown again.
        if (!document.hidden) this.host.refresh();
        // There may be no answer.
        this.wait();
      },
      Math.max(1000, pollAfter),
    );
  }
}
