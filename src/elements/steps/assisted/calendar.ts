import type {Ticket} from '../../../core/protocol/assisted/ticket.js';
import {wallClock} from '../../../core/protocol/assisted/wall-clock.js';

const minute = 60_000;
const day = 1440 * minute;

/** A property and a component of jCal (RFC 7265). */
type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number];
export type JCal = [name: string, properties: Property[], components: JCal[]];

/** The words of the entry: nothing in them tells who comes, or why. */
export interface CalendarTexts {
  readonly summary: string;
  readonly description: string;
}

const text = (name: string, value: string): Property => [name, {}, 'text', value];

/** `2026-01-16T09:30:00`, from a time that is given as if it were UTC. */
const local = (at: number): string => new Date(at).toISOString().slice(0, 19);
const utc = (at: number): string => `${local(at)}Z`;

/** `+01:00`, from milliseconds. */
const offsetText = (offset: number): string => {
  const minutes = Math.round(Math.abs(offset) / minute);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/**
 * The time zone of an event, as the platform knows it: the observances (RFC 5545, 3.6.5) that hold between two moments.
 * The zone's rules for other times are no business of the entry.
 */
function timeZoneOf(timeZone: string, from: number, to: number): JCal {
  const clock = wallClock(timeZone);
  const offset = (at: number): number => clock(at) - at;
  const year = Array.from({length: 12}, (_, month) => offset(from + month * 30 * day));
  const standard = Math.min(...year);
  const observance = (at: number, before: number, after: number): JCal => [
    after > standard ? 'daylight' : 'standard',
    [
      // By the clock that was in force until then.
      ['dtstart', {}, 'date-time', local(at + before)],
      ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
      ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
    ],
    [],
  ];
  const observances: JCal[] = [];
  // Backwards, day by day, to the last change before the event.
  for (let end = Math.ceil(to / day) * day; end > from - 400 * day; end -= day) {
    let [low, high] = [end - day, end];
    const [before, after] = [offset(low), offset(high)];
    if (before === after) continue;
    while (high - low > minute) {
      const middle = Math.floor((low + high) / 2 / minute) * minute;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    if (high <= to) observances.unshift(observance(high, before, after));
    if (high <= from) break;
  }
  // A zone that has not changed for a year: as if it never had.
  if (!observances[0]) observances.push(observance(-offset(from), offset(from), offset(from)));
  return ['vtimezone', [text('tzid', timeZone)], observances];
}

/**
 * The calendar entry of an appointment (RFC 5545), as jCal; `now` is the server's clock. A ticket that is not open any more
 * takes the entry back. Gives nothing without an appointment.
 */
export function visitCalendar(ticket: Ticket, now: number, texts: CalendarTexts): JCal | undefined {
  const {office, slot, state, uid, sequence} = ticket;
  if (!office || !slot) return undefined;
  const {timeZone} = office.hours;
  const clock = wallClock(timeZone);
  const isOpen = state === 'open';
  const alarm: JCal = [
    'valarm',
    [text('action', 'DISPLAY'), ['trigger', {}, 'duration', '-PT2H'], text('description', texts.summary)],
    [],
  ];
  return [
    'vcalendar',
    [
      text('version', '2.0'),
      text('prodid', '-//Latchkey//Visit//EN'),
      text('calscale', 'GREGORIAN'),
      text('method', isOpen ? 'PUBLISH' : 'CANCEL'),
    ],
    [
      timeZoneOf(timeZone, slot.startsAt, slot.endsAt),
      [
        'vevent',
        [
          text('uid', uid),
          ['sequence', {}, 'integer', sequence],
          ['dtstamp', {}, 'date-time', utc(now)],
          ['dtstart', {tzid: timeZone}, 'date-time', local(clock(slot.startsAt))],
          ['dtend', {tzid: timeZone}, 'date-time', local(clock(slot.endsAt))],
          text('summary', texts.summary),
          text('description', texts.description),
          text('location', [office.name, ...office.address].join(', ')),
          text('class', 'PRIVATE'),
          text('status', isOpen ? 'CONFIRMED' : 'CANCELLED'),
        ],
        isOpen ? [alarm] : [],
      ],
    ],
  ];
}

/** The text of a calendar file. */
export async function calendarFile(calendar: JCal): Promise<string> {
  const {default: ical} = await import('ical.js');
  // It does not count the space that a folded line begins with.
  ical.foldLength = 74;
  return ical.stringify(calendar);
}
