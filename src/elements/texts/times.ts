import {activeLocale} from '../locale.js';

type Unit = 'second' | 'minute' | 'hour';

/** Rounds up to the unit that reads well. */
function inUnit(seconds: number): [number, Unit] {
  if (seconds < 90) return [Math.max(1, Math.ceil(seconds)), 'second'];
  return seconds < 5400 ? [Math.ceil(seconds / 60), 'minute'] : [Math.ceil(seconds / 3600), 'hour'];
}

/** "in 5 minutes", in the words of the locale. */
export const inTime = (milliseconds: number): string =>
  new Intl.RelativeTimeFormat(activeLocale()).format(...inUnit(Math.round(milliseconds / 1000)));

/** "5 minutes", in the words of the locale. */
export function duration(seconds: number): string {
  const [value, unit] = inUnit(seconds);
  return new Intl.NumberFormat(activeLocale(), {style: 'unit', unit, unitDisplay: 'long'}).format(value);
}
