import {msg, str} from '@lit/localize';
import type {Hours, Period} from '../../core/protocol/assisted/hours.js';
import {dateIn} from '../../core/protocol/assisted/wall-clock.js';
import {isElsewhere} from '../wall-clock.js';
import {clockText, dayText, momentText, timeText, weekdayText} from './moments.js';
import {listText} from './offices.js';

/** When it is open on a day. */
export function periodsText(periods: readonly Period[]): string {
  if (!periods.length) return msg('closed', {id: 'latchkey.offices.closed'});
  if (periods.some(({opens, closes}) => opens === '00:00' && closes === '24:00')) {
    return msg('round the clock', {id: 'latchkey.offices.round-the-clock'});
  }
  return listText(periods.map(({opens, closes}) => `${clockText(opens)}–${clockText(closes)}`));
}

/** The days of the week with the same hours, one line for those that follow each other: "Monday–Friday: 9:00–17:00". */
function weekText({week}: Hours): readonly string[] {
  const lines: {readonly from: number; to: number; readonly periods: string}[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const periods = periodsText(week.filter(each => each.day === day));
    const last = lines.at(-1);
    if (last?.periods === periods) last.to = day;
    else lines.push({from: day, to: day, periods});
  }
  return lines.map(({from, to, periods}) =>
    from === to ? `${weekdayText(from)}: ${periods}` : `${weekdayText(from)}–${weekdayText(to)}: ${periods}`,
  );
}

/**
 * Hours line by line: the week, the days to come that are not like their weekday, and whose time it is where the device
 * shows another. `now` is the server's clock; no hours are round the clock.
 */
export function hoursText(hours: Hours | undefined, now: number): readonly string[] {
  if (!hours) return [msg('round the clock', {id: 'latchkey.offices.round-the-clock'})];
  const {timeZone, exceptions} = hours;
  const today = dateIn(timeZone, now);
  const coming = exceptions.filter(({date}) => date >= today);
  return [
    ...weekText(hours),
    ...coming.map(({date, periods}) => `${dayText(Date.parse(date), 'UTC')}: ${periodsText(periods)}`),
    ...(isElsewhere(timeZone, now) ? [msg(str`Time zone: ${timeZone}`, {id: 'latchkey.support.time-zone'})] : []),
  ];
}

/** What is known about something that opens and closes. */
export interface Opening {
  readonly hours?: Hours;
  readonly isOpen: boolean;
  readonly changesAt?: number;
}

/** Whether somebody answers now, and when that changes; `now` is the server's clock. */
export function answeringText({hours, isOpen, changesAt}: Opening, now: number): string {
  if (changesAt === undefined) {
    return isOpen
      ? msg('Somebody answers now.', {id: 'latchkey.support.open'})
      : msg('Nobody answers now.', {id: 'latchkey.support.closed'});
  }
  const zone = hours?.timeZone;
  const isToday = zone !== undefined && dateIn(zone, changesAt) === dateIn(zone, now);
  const time = isToday ? timeText(changesAt, zone) : momentText(changesAt, zone);
  return isOpen
    ? msg(str`Somebody answers now, until ${time}.`, {id: 'latchkey.support.open-until'})
    : msg(str`Nobody answers now. Somebody does from: ${time}.`, {id: 'latchkey.support.opens'});
}
