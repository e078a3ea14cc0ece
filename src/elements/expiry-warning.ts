import {msg, str} from '@lit/localize';
import type {Step} from '../core/protocol/step.js';
import {inTime} from './texts/times.js';
import type {ViewHost} from './view-host.js';

/** How long before the end the person is told, in milliseconds (WCAG 2.2.1 asks for 20 s at least). */
const ahead = 120_000;

/** Says through the live region that the flow is about to end. */
export class ExpiryWarning {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ViewHost,
    private readonly step: () => Step | undefined,
  ) {}

  /** Sets the warning for the step that is shown now. */
  start(): void {
    this.stop();
    const expiresAt = this.step()?.expiresAt;
    if (expiresAt === undefined) return;
    const wait = expiresAt - ahead - this.host.now();
    // Beyond 2³¹ ms a timer fires at once; nobody waits for 24 days.
    if (wait > 0 && wait < 2 ** 31) this.timer = setTimeout(() => this.warn(expiresAt), wait);
  }

  /** Takes the warning back. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private warn(expiresAt: number): void {
    const when = inTime(expiresAt - this.host.now());
    this.host.announce(msg(str`The time for this step ends ${when}.`, {id: 'latchkey.expires'}));
  }
}
