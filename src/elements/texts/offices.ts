import {msg, str} from '@lit/localize';
import type {OfficeFeature, OfficeFilter} from '../../core/protocol/assisted/names.js';
import type {Office} from '../../core/protocol/assisted/office.js';
import {dateIn} from '../../core/protocol/assisted/wall-clock.js';
import {activeLocale} from '../locale.js';
import {timeText, weekTimeText} from './moments.js';

/** A feature of an office. */
export function featureText(feature: OfficeFeature): string {
  switch (feature) {
    case 'step-free':
      return msg('Step-free access', {id: 'latchkey.offices.step-free'});
    case 'hearing-loop':
      return msg('Hearing loop', {id: 'latchkey.offices.hearing-loop'});
    case 'walk-in':
      return msg('No appointment needed', {id: 'latchkey.offices.walk-in'});
    case 'appointments':
      return msg('Appointments', {id: 'latchkey.offices.appointments'});
  }
}

/** What a list of offices is narrowed down to. */
export const filterText = (filter: OfficeFilter): string =>
  filter === 'open-now' ? msg('Open now', {id: 'latchkey.offices.open-now'}) : featureText(filter);

/** The name of a language in the locale, or its tag. */
export function languageText(tag: string): string {
  try {
    return new Intl.DisplayNames(activeLocale(), {type: 'language'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "Polish, English", in the locale. */
export const listText = (items: readonly string[]): string =>
  new Intl.ListFormat(activeLocale(), {type: 'conjunction', style: 'narrow'}).format(items);

/** How far it is, in the locale. */
export function distanceText(metres: number): string {
  const [value, unit] = metres < 950 ? [Math.round(metres / 50) * 50, 'meter'] : [metres / 1000, 'kilometer'];
  const maximumFractionDigits = value < 10 ? 1 : 0;
  const length = new Intl.NumberFormat(activeLocale(), {style: 'unit', unit, maximumFractionDigits}).format(value);
  return msg(str`${length} away`, {id: 'latchkey.offices.distance'});
}

/** Whether it is open and when that changes, in the office's time zone; `now` is the server's clock. */
export function openingText({isOpen, changesAt, hours: {timeZone}}: Office, now: number): string {
  if (changesAt === undefined) {
    return isOpen
      ? msg('Open now', {id: 'latchkey.offices.open-now'})
      : msg('Closed now', {id: 'latchkey.offices.closed-now'});
  }
  const isToday = dateIn(timeZone, changesAt) === dateIn(timeZone, now);
  const time = isToday ? timeText(changesAt, timeZone) : weekTimeText(changesAt, timeZone);
  return isOpen
    ? msg(str`Open now, until ${time}`, {id: 'latchkey.offices.open-until'})
    : msg(str`Closed now, opens ${time}`, {id: 'latchkey.offices.opens'});
}
