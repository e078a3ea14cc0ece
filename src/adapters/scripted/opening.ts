import type {Hours, Period} from '../../core/protocol/assisted/hours.js';

const minute = 60_000;
const day = 1440 * minute;

/** To make a format takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(timeZone, made);
  return made;
}

/** What the wall clock of a time zone shows at a moment, as if it were UTC. */
function wallClock(timeZone: string, at: number): number {
  const {year, month, day, hour, minute} = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({type, value}) => [type, Number(value)]),
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
}

/** The moment at which the wall clock of a time zone shows a time, given as if it were UTC. */
export function momentOf(timeZone: string, shown: number): number {
  const guess = shown - (wallClock(timeZone, shown) - shown);
  return guess - (wallClock(timeZone, guess) - shown);
}

/** The date on the wall clock of a time zone at a moment, `YYYY-MM-DD`. */
export const dateAt = (timeZone: string, at: number): string =>
  new Date(wallClock(timeZone, at)).toISOString().slice(0, 10);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When something is open on a date (`YYYY-MM-DD`), in the order of its periods. */
export function openOn({timeZone, week, exceptions}: Hours, date: string): readonly Stretch[] {
  const midnight = Date.parse(date);
  const weekday = new Date(midnight).getUTCDay() || 7;
  const periods: readonly Period[] =
    exceptions.find(each => each.date === date)?.periods ?? week.filter(each => each.day === weekday);
  const at = (time: string): number => momentOf(timeZone, midnight + minutesOf(time) * minute);
  return periods.map(({opens, closes}) => ({from: at(opens), to: at(closes)}));
}

/** Whether something is open at a moment, and when that changes; nothing, if not within two weeks. */
export function opening(hours: Hours, now: number): {isOpen: boolean; changesAt?: number} {
  const days = Array.from({length: 15}, (_, index) => dateAt(hours.timeZone, now + index * day));
  const stretches = days.flatMap(date => openOn(hours, date)).sort((one, other) => one.from - other.from);
  const isOpen = stretches.some(({from, to}) => from <= now && now < to);
  if (!isOpen) {
    const next = stretches.find(({from}) => from > now);
    return {isOpen, ...(next && {changesAt: next.from})};
  }
  // A night between two days that meet at midnight is no closing.
  const closes = stretches.find(({to}) => to > now && !stretches.some(({from, to: end}) => from <= to && to < end));
  return {isOpen, ...(closes && closes.to < now + 14 * day && {changesAt: closes.to})};
}
