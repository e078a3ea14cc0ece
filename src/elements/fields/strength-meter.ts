import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {StrengthEstimator, StrengthScore, StrengthVerdict} from '../../ports/strength.js';
import {loadStrengthEstimator} from '../more-defaults.js';
import type {ViewHost} from '../view-host.js';

const steps = [1, 2, 3, 4] as const;

function label(score: StrengthScore): string {
  switch (score) {
    case 0:
      return msg('Strength: very weak', {id: 'latchkey.strength.0'});
    case 1:
      return msg('Strength: weak', {id: 'latchkey.strength.1'});
    case 2:
      return msg('Strength: fair', {id: 'latchkey.strength.2'});
    case 3:
      return msg('Strength: good', {id: 'latchkey.strength.3'});
    case 4:
      return msg('Strength: strong', {id: 'latchkey.strength.4'});
  }
}

/** The strength of what is typed, in a bar and in words. It is loaded with the first key and informs only. */
export class StrengthMeter {
  private estimator: StrengthEstimator | undefined;
  private announced: ReturnType<typeof setTimeout> | undefined;
  private disposed = false;
  private latest: {password: string; context: readonly string[]} | undefined;

  /** The last verdict; nothing before the first key. */
  verdict: StrengthVerdict | undefined;

  constructor(private readonly host: ViewHost) {
    void this.load();
  }

  /** Estimates what is typed now. The password goes to the estimator and is kept nowhere else. */
  estimate(password: string, context: readonly string[]): void {
    clearTimeout(this.announced);
    this.verdict = password === '' ? undefined : this.verdict;
    if (!this.estimator) {
      this.latest = {password, context};
      return;
    }
    this.estimator.estimate(password, context, verdict => {
      this.onVerdict(verdict);
    });
  }

  /** The bar and its words. */
  render(): TemplateResult | typeof nothing {
    const {verdict} = this;
    if (!verdict) return nothing;
    return html`<div class="lk-meter" aria-hidden="true">
        ${steps.map(step => html`<i class=${verdict.score >= step ? 'lk-on' : nothing}></i>`)}
      </div>
      <div class="lk-hint">${label(verdict.score)}</div>`;
  }

  /** Leaves no worker, timer or password behind. */
  dispose(): void {
    this.disposed = true;
    this.latest = undefined;
    clearTimeout(this.announced);
    this.estimator?.dispose();
  }

  private async load(): Promise<void> {
    try {
      const estimator = await loadStrengthEstimator();
      if (this.disposed) {
        estimator.dispose();
        return;
      }
      this.estimator = estimator;
      const {latest} = this;
      this.latest = undefined;
      if (latest) this.estimate(latest.password, latest.context);
    } catch {
      // Without an estimate the rules and the server still judge.
    }
  }

  private onVerdict(verdict: StrengthVerdict): void {
    this.verdict = verdict;
    this.host.requestUpdate();
    clearTimeout(this.announced);
    // After a pause, or every key would interrupt what is being read.
    this.announced = setTimeout(() => {
      this.host.announce(label(verdict.score));
    }, 1000);
  }
}
