import type {Slot} from '../../../core/protocol/assisted/office.js';
import type {SlotsStep} from '../../../core/protocol/assisted/step.js';
import {activeLocale} from '../../locale.js';
import type {ViewHost} from '../../view-host.js';
import {laterDate} from '../../wall-clock.js';

/** How many days are asked for at a time. */
const batch = 3;

/** The free times of an office, some days at a time. What answers too late is dropped. */
export class SlotDays {
  status: 'loading' | 'shown' | 'failed' = 'loading';
  /** What was found so far, earliest first. */
  slots: readonly Slot[] = [];
  /** The first day that was not asked for yet. */
  private next: string;
  private controller: AbortController | undefined;

  constructor(
    private readonly host: ViewHost,
    private readonly step: SlotsStep,
  ) {
    this.next = step.range.from;
  }

  /** Whether there are days that were not asked for yet. */
  get hasMore(): boolean {
    return this.next <= this.step.range.to;
  }

  /** Asks for the next days; where nothing is free in them, for those after. */
  async more(): Promise<void> {
    this.stop();
    const controller = (this.controller = new AbortController());
    const isStale = (): boolean => this.controller !== controller;
    this.status = 'loading';
    this.host.requestUpdate();
    const before = this.slots.length;
    try {
      while (this.hasMore && this.slots.length === before) {
        const {office, range} = this.step;
        const last = laterDate(this.next, batch - 1);
        const days = {from: this.next, to: last < range.to ? last : range.to};
        const found = await this.host.source?.slots?.(office.id, days, {
          signal: controller.signal,
          locale: activeLocale(),
          idempotencyKey: crypto.randomUUID(),
        });
        if (isStale()) return;
        if (!found) throw new Error('The backend has no slots.');
        this.slots = [...this.slots, ...found];
        this.next = laterDate(days.to, 1);
      }
      this.status = 'shown';
    } catch {
      if (isStale()) return;
      this.status = 'failed';
    }
    this.host.requestUpdate();
  }

  /** Leaves no question behind. */
  stop(): void {
    this.controller?.abort();
    this.controller = undefined;
  }
}
