import type {Kysely} from 'kysely';
import type {DateRange, Hours, Office, Slot} from 'latchkey/protocol';
import type {Database} from '../../database/schema.js';
import {addDays, dateIn} from './calendar.js';
import {stretchesOn} from './opening.js';

/** How long a slot is, in milliseconds. */
const length = 20 * 60_000;

/** How many days ahead slots can be booked. */
const daysAhead = 14;

/** How long before its beginning a slot is offered at the latest, in milliseconds: it can still be given back then. */
const soonest = 2 * 60 * 60_000;

/** A slot of an office by its beginning. It names itself: nothing about it is kept until it is booked. */
export const slotAt = (officeId: string, startsAt: number): Slot => ({
  id: `${officeId}@${startsAt}`,
  startsAt,
  endsAt: startsAt + length,
});

/** The days of an office that can be booked: from tomorrow on. */
export function bookableDays({timeZone}: Hours, now: number): DateRange {
  const today = dateIn(timeZone, now);
  return {from: addDays(today, 1), to: addDays(today, daysAhead)};
}

/** Every slot of an office within some days, whether it is free or not, earliest first. */
export function slotsOf({id, hours, features}: Office, {from, to}: DateRange, now: number): Slot[] {
  if (!features.includes('appointments')) return [];
  const bookable = bookableDays(hours, now);
  const last = to < bookable.to ? to : bookable.to;
  const slots: Slot[] = [];
  for (let date = from > bookable.from ? from : bookable.from; date <= last; date = addDays(date, 1)) {
    for (const {startsAt, endsAt} of stretchesOn(hours, date)) {
      for (let start = startsAt; start + length <= endsAt; start += length) {
        if (start >= now + soonest) slots.push(slotAt(id, start));
      }
    }
  }
  return slots;
}

/** The slots of an office within some days that nobody has booked, earliest first. */
export async function freeSlots(db: Kysely<Database>, office: Office, range: DateRange, now: number): Promise<Slot[]> {
  const slots = slotsOf(office, range, now);
  const [first, last] = [slots.at(0), slots.at(-1)];
  if (!first || !last) return [];
  const rows = await db
    .selectFrom('booking')
    .select('startsAt')
    .where('officeId', '=', office.id)
    .where('startsAt', '>=', first.startsAt)
    .where('startsAt', '<=', last.startsAt)
    .execute();
  const taken = new Set(rows.map(({startsAt}) => startsAt));
  return slots.filter(({startsAt}) => !taken.has(startsAt));
}

/** The few free slots of an office that are nearest to a time, earliest first. */
export async function nearestSlots(db: Kysely<Database>, office: Office, wanted: number, now: number): Promise<Slot[]> {
  const away = ({startsAt}: Slot): number => Math.abs(startsAt - wanted);
  const free = await freeSlots(db, office, bookableDays(office.hours, now), now);
  return free
    .sort((one, other) => away(one) - away(other))
    .slice(0, 4)
    .sort((one, other) => one.startsAt - other.startsAt);
}
