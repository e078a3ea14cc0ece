import type {Hours, Period} from 'latchkey/protocol';
import {addDays, dateIn, instantIn, weekdayOf} from './calendar.js';

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Whether something is open, and when that changes. */
export interface Opening {
  readonly isOpen: boolean;
  /** In milliseconds since 1970. Absent if it does not change within a few weeks. */
  readonly changesAt?: number;
}

/** How many days ahead a change is looked for. */
const foresight = 35;

const byStart = (one: Stretch, other: Stretch): number => one.startsAt - other.startsAt;

/** When it is open on a day, `YYYY-MM-DD` in the time zone of the hours. An exception replaces the weekday. */
export function stretchesOn({timeZone, week, exceptions}: Hours, date: string): Stretch[] {
  const exception = exceptions.find(each => each.date === date);
  const periods: readonly Period[] = exception?.periods ?? week.filter(({day}) => day === weekdayOf(date));
  return periods
    .map(({opens, closes}) => ({
      startsAt: instantIn(timeZone, date, opens),
      endsAt: instantIn(timeZone, date, closes),
    }))
    .sort(byStart);
}

/** Whether it is open at an instant, and when that changes. */
export function openingOf(hours: Hours, now: number): Opening {
  const today = dateIn(hours.timeZone, now);
  let openUntil: number | undefined;
  for (let day = 0; day <= foresight; day++) {
    for (const {startsAt, endsAt} of stretchesOn(hours, addDays(today, day))) {
      if (endsAt <= now) continue;
      // What ends at midnight goes on if the next day begins there.
      if (openUntil !== undefined && startsAt > openUntil) return {isOpen: true, changesAt: openUntil};
      if (openUntil === undefined && startsAt > now) return {isOpen: false, changesAt: startsAt};
      openUntil = Math.max(openUntil ?? 0, endsAt);
    }
    // Nothing that begins on a later day goes on from here.
    if (openUntil !== undefined && openUntil < instantIn(hours.timeZone, addDays(today, day + 1), '00:00')) {
      return {isOpen: true, changesAt: openUntil};
    }
  }
  return {isOpen: openUntil !== undefined};
}
