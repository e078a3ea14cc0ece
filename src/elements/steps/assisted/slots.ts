import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Action} from '../../../core/protocol/action.js';
import type {Slot} from '../../../core/protocol/assisted/office.js';
import {dateIn} from '../../../core/protocol/assisted/wall-clock.js';
import type {SlotsStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {officeAddress} from '../../office-list/office-card.js';
import {adoptVisitStyles} from '../../styles/visit.styles.js';
import {dayText, elsewhereText, momentText, timeText} from '../../texts/moments.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {SlotDays} from './slot-days.js';
import {SlotField, type SlotGroup} from './slot-field.js';
import {visitProblem} from './visit-problem.js';

/** When to come: the free times of an office, by day. */
export class SlotsView implements StepView {
  readonly fields: readonly [SlotField];
  private days: SlotDays;

  constructor(
    private readonly host: ViewHost,
    private step: SlotsStep,
  ) {
    adoptVisitStyles(host);
    this.fields = [
      new SlotField(host, 'slot', {
        label: () => msg('Choose a time', {id: 'latchkey.slots.label'}),
        groups: () => this.groups(),
      }),
    ];
    this.days = this.load();
  }

  update(step: SlotsStep): void {
    const isOther = step.office.id !== this.step.office.id || step.range.from !== this.step.range.from;
    this.step = step;
    // What was free is not any more.
    if (isOther || step.problems.some(({code}) => code === 'slot_taken')) {
      this.fields[0].chosen = undefined;
      this.days.stop();
      this.days = this.load();
    }
  }

  heading(): string {
    return msg('Choose a time', {id: 'latchkey.slots.label'});
  }

  chrome(): TemplateResult {
    const {office} = this.step;
    const zone = elsewhereText(office.hours.timeZone, this.days.slots[0]?.startsAt ?? this.host.now());
    return html`<p>
        <strong><bdi>${office.name}</bdi></strong
        ><br />${officeAddress(office)}
      </p>
      ${zone === undefined ? nothing : html`<p class="zone">${zone}</p>`}`;
  }

  form(): TemplateResult {
    const {days, fields, step} = this;
    if (days.status === 'loading' && !days.slots.length && !step.nearest) {
      return html`<p>${msg('One moment…', {id: 'latchkey.loading'})}</p>`;
    }
    return html`${this.isFull ? this.none() : fields[0].render(this.after())}
    ${
      this.canWalkIn && !this.isFull
        ? html`<p>
            <button type="button" class="lk-link" @click=${this.onWalkIn}>
              ${msg('Come without an appointment', {id: 'latchkey.slots.walk-in'})}
            </button>
          </p>`
        : nothing
    }`;
  }

  submitLabel(): string {
    return this.isFull && this.canWalkIn
      ? msg('Come without an appointment', {id: 'latchkey.slots.walk-in'})
      : msg('Continue', {id: 'latchkey.continue'});
  }

  check(): Problem[] {
    if (this.fields[0].chosen !== undefined || (this.isFull && this.canWalkIn)) return [];
    return [{code: 'slot_taken', field: 'slot', reason: this.isFull ? 'none' : 'empty'}];
  }

  action(): Action {
    const {chosen} = this.fields[0];
    return {type: 'slot', ...(chosen !== undefined && {slot: chosen})};
  }

  problemText(problem: Problem): string | undefined {
    return visitProblem(problem);
  }

  dispose(): void {
    this.days.stop();
  }

  private get canWalkIn(): boolean {
    return this.step.office.features.includes('walk-in');
  }

  /** Nothing is free in all the days that can be booked. */
  private get isFull(): boolean {
    const {days, step} = this;
    return days.status === 'shown' && !days.hasMore && !days.slots.length && !step.nearest?.length;
  }

  private load(): SlotDays {
    const days = new SlotDays(this.host, this.step);
    void days.more();
    return days;
  }

  private groups(): SlotGroup[] {
    const {office, nearest = []} = this.step;
    const {timeZone} = office.hours;
    const near = new Set(nearest.map(({id}) => id));
    const byDay = new Map<string, Slot[]>();
    for (const slot of this.days.slots) {
      if (near.has(slot.id)) continue;
      const date = dateIn(timeZone, slot.startsAt);
      byDay.set(date, [...(byDay.get(date) ?? []), slot]);
    }
    return [
      ...(nearest.length
        ? [
            {
              label: msg('Nearest free times', {id: 'latchkey.slots.nearest'}),
              slots: nearest,
              text: ({startsAt}: Slot) => momentText(startsAt, timeZone),
            },
          ]
        : []),
      ...[...byDay].map(([date, slots]) => ({
        label: dayText(Date.parse(date), 'UTC'),
        slots,
        text: ({startsAt}: Slot) => timeText(startsAt, timeZone),
      })),
    ];
  }

  /** What follows the times: more of them, a wait, or a fault. */
  private after(): TemplateResult | typeof nothing {
    const {days} = this;
    if (days.status === 'loading') return html`<p>${msg('One moment…', {id: 'latchkey.loading'})}</p>`;
    if (days.status === 'failed') {
      return html`<p class="lk-error">
          ${msg('The free times cannot be loaded at the moment.', {id: 'latchkey.slots.failed'})}
        </p>
        <button type="button" @click=${this.onMore}>${msg('Try again', {id: 'latchkey.try-again'})}</button>`;
    }
    return days.hasMore
      ? html`<button type="button" @click=${this.onMore}>${msg('Show more days', {id: 'latchkey.slots.more'})}</button>`
      : nothing;
  }

  private none(): TemplateResult {
    return html`<p>${msg('There is no free time at this office.', {id: 'latchkey.slots.none'})}</p>
      ${
        this.step.actions.includes('back')
          ? html`<p>
              <button type="button" @click=${this.onBack}>
                ${msg('Choose another office', {id: 'latchkey.slots.other-office'})}
              </button>
            </p>`
          : nothing
      }`;
  }

  private readonly onMore = async (): Promise<void> => {
    const {days} = this;
    const before = days.slots.length;
    await days.more();
    if (days !== this.days || days.status !== 'shown') return;
    const found = days.slots.length - before;
    this.host.announce(
      found
        ? msg(str`More free times: ${found}.`, {id: 'latchkey.slots.found'})
        : msg('There are no more free times.', {id: 'latchkey.slots.no-more'}),
    );
    this.focusOn(days.slots[before]);
  };

  /** Goes to the first of the new times: what was pressed may be gone. */
  private focusOn(slot: Slot | undefined): void {
    setTimeout(() => {
      const inputs = [...(this.host.form?.querySelectorAll<HTMLInputElement>('input[name=slot]') ?? [])];
      (inputs.find(({value}) => value === slot?.id) ?? inputs.at(-1))?.focus();
    });
  }

  private readonly onWalkIn = (): void => {
    this.host.send({type: 'slot'});
  };

  private readonly onBack = (): void => {
    this.host.send({type: 'back'});
  };
}
