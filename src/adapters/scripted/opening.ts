import type {Hours, Period} from '../../core/protocol/assisted/hours.js';
import {dateIn, wallClock} from '../../core/protocol/assisted/wall-clock.js';

const minute = 60_000;
const day = 1440 * minute;

/** The moment at which the wall clock of a time zone shows a time, given as if it were UTC. */
function momentOf(timeZone: string, shown: number): number {
  const clock = wallClock(timeZone);
  const guess = shown - (clock(shown) - shown);
  return guess - (clock(guess) - shown);
}

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
  const days = Array.from({length: 15}, (_, index) => dateIn(hours.timeZone, now + index * day));
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
