import {msg, str} from '@lit/localize';
import {activeLocale} from '../locale.js';
import {isElsewhere} from '../wall-clock.js';

/** To make a format takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = activeLocale();
  const key = JSON.stringify([locale, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  // Without a zone it is the device's, which may change.
  if (options.timeZone !== undefined) formats.set(key, made);
  return made;
}

const format = (at: number, options: Intl.DateTimeFormatOptions): string => formatOf(options).format(at);

/** "9:30", on the clocks of a time zone. */
export const timeText = (at: number, timeZone: string): string => format(at, {timeZone, timeStyle: 'short'});

/** "Friday, 16 January", in a time zone. */
export const dayText = (at: number, timeZone: string): string =>
  format(at, {timeZone, weekday: 'long', day: 'numeric', month: 'long'});

const moment = {weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit'} as const;

/** "Friday, 16 January, 9:30", in a time zone; without one, in that of the device. */
export const momentText = (at: number, timeZone?: string): string => format(at, {...moment, timeZone});

/** "Friday, 16 January, 9:30–9:45", in a time zone. */
export const rangeText = (from: number, to: number, timeZone: string): string =>
  formatOf({...moment, timeZone}).formatRange(from, to);

/** "Friday 9:30", in a time zone. */
export const weekTimeText = (at: number, timeZone: string): string =>
  format(at, {timeZone, weekday: 'long', hour: 'numeric', minute: '2-digit'});

/** The name of a day of the week; 1 is Monday. */
export const weekdayText = (day: number): string => format(Date.UTC(2024, 0, day), {timeZone: 'UTC', weekday: 'long'});

/** A time on the wall clock, `HH:MM`, as the locale writes it. */
export const clockText = (time: string): string =>
  timeText(Date.UTC(2024, 0, 1, Number(time.slice(0, 2)), Number(time.slice(3))), 'UTC');

/** Says whose time it is, where the device shows another. */
export const elsewhereText = (timeZone: string, at: number): string | undefined =>
  isElsewhere(timeZone, at)
    ? msg(
        str`All times are those of the office (${
          formatOf({timeZone, timeZoneName: 'long'})
            .formatToParts(at)
            .find(({type}) => type === 'timeZoneName')?.value ?? timeZone
        }). Your device shows another time.`,
        {id: 'latchkey.offices.time-zone'},
      )
    : undefined;
