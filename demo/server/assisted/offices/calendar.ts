const minute = 60_000;
const day = 24 * 60 * minute;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows at an instant, as if it were UTC. */
function wallClock(timeZone: string, instant: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  clocks.set(timeZone, clock);
  const shown = Object.fromEntries(clock.formatToParts(instant).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day: dayOfMonth = 1, hour = 0, minute: minutes = 0, second = 0} = shown;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minutes, second);
}

/** Clocks are changed at a full quarter of an hour and at no other time, so one look is good for all of it. */
const quarter = 15 * minute;
const offsets = new Map<string, number>();
const mostOffsets = 20_000;

/** How far the wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const start = Math.floor(instant / quarter) * quarter;
  const key = `${timeZone} ${start}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= mostOffsets) offsets.clear();
  const offset = wallClock(timeZone, start) - start;
  offsets.set(key, offset);
  return offset;
}

const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** Whether there is such a day: `YYYY-MM-DD`. */
export function isDate(date: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : NaN;
  return !Number.isNaN(time) && dateOf(time) === date;
}

/** The day after so many days, `YYYY-MM-DD`. */
export const addDays = (date: string, count: number): string => dateOf(Date.parse(date) + count * day);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** The day that it is in a time zone, `YYYY-MM-DD`. */
export const dateIn = (timeZone: string, instant: number): string => dateOf(instant + offsetAt(timeZone, instant));

/**
 * The instant at which the wall clock of a time zone shows a time, `HH:MM` up to `24:00`. A time that comes twice is the
 * second one; one that is skipped counts as if the clock had not been put forward. PostgreSQL holds it the same way.
 */
export function instantIn(timeZone: string, date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(date) + (hours * 60 + minutes) * minute;
  const after = wall - offsetAt(timeZone, wall + day);
  if (offsetAt(timeZone, after) + after === wall) return after;
  return wall - offsetAt(timeZone, wall - day);
}
