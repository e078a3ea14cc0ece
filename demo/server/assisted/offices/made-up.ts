import type {ExceptionalDay, OfficeFeature, WeeklyPeriod} from 'latchkey/protocol';
import {addDays} from './calendar.js';
import {regions, type Region} from './regions.js';
import {wordsOf} from './words.js';

/** An office that exists in the demonstration only. */
export interface MadeUpOffice {
  readonly id: string;
  readonly name: string;
  readonly address: readonly string[];
  readonly words: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly week: readonly WeeklyPeriod[];
  readonly exceptions: readonly ExceptionalDay[];
  readonly features: readonly OfficeFeature[];
  readonly languages: readonly string[];
  readonly phone: string | null;
}

/** Numbers from 0 up to 1, always the same ones: mulberry32 (Ettinger). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

const on = (days: readonly number[], opens: string, closes: string): WeeklyPeriod[] =>
  days.map(day => ({day, opens, closes}));

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [...weekdays, 6, 7];

/** Weeks as offices have them, the common ones first. */
const weeks: readonly (readonly WeeklyPeriod[])[] = [
  on(weekdays, '09:00', '17:00'),
  on(weekdays, '08:00', '18:00'),
  [...on(weekdays, '08:00', '20:00'), ...on([6], '10:00', '14:00')],
  [...on(weekdays, '09:00', '13:00'), ...on(weekdays, '14:00', '18:00')],
  [...on([2, 3, 4, 5], '10:00', '18:00'), ...on([6], '09:00', '15:00')],
  on(everyDay, '09:00', '21:00'),
  on(everyDay, '00:00', '24:00'),
];

/** Days on which nobody works: month and day. */
const holidays = ['01-01', '12-25'];

/**
 * So many offices, the same ones for the same day. Their streets and towns are made up, and their phone numbers are kept
 * free for fiction (Ofcom, NANPA); where a country keeps none free, they have none.
 *
 * @param today `YYYY-MM-DD`; days that are not like their weekday lie ahead of it.
 */
export function madeUpOffices(count: number, today: string): MadeUpOffice[] {
  const next = numbersFrom(20_260_101);
  const below = (limit: number): number => Math.floor(next() * limit);
  const chance = (likelihood: number): boolean => next() < likelihood;
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0];
  const between = ([least, most]: readonly [number, number]): number => least + next() * (most - least);

  const exceptionsOf = (): ExceptionalDay[] => {
    const year = Number(today.slice(0, 4));
    const closed = [year, year + 1].flatMap(each => holidays.map(day => `${each}-${day}`)).filter(day => day > today);
    const shorter = chance(0.1)
      ? [{date: addDays(today, 1 + below(30)), periods: [{opens: '10:00', closes: '13:00'}]}]
      : [];
    return [...closed.map(date => ({date, periods: []})), ...shorter.filter(({date}) => !closed.includes(date))];
  };

  const featuresOf = (): OfficeFeature[] => {
    const byAppointment = chance(0.6);
    return [
      ...(chance(0.7) ? ['step-free' as const] : []),
      ...(chance(0.25) ? ['hearing-loop' as const] : []),
      ...(!byAppointment || chance(0.5) ? ['walk-in' as const] : []),
      ...(byAppointment ? ['appointments' as const] : []),
    ];
  };

  const officeIn = (region: Region, town: string, quarter: string, centre: readonly [number, number], id: number) => {
    const {timeZone, languages, others, streets, postcode, phone} = region;
    const name = `${town} ${quarter}`;
    const digits = (length: number): string => String(below(10 ** length)).padStart(length, '0');
    const address = region.address(
      pick(streets),
      1 + below(120),
      postcode.replace(/#+/g, ({length}) => digits(length)),
      town,
    );
    // Low numbers come up most: few offices never close.
    const week = weeks[Math.min(below(weeks.length), below(weeks.length + 1))] ?? [];
    return {
      id: `o${id}`,
      name,
      address,
      words: wordsOf([name, ...address].join(' ')),
      latitude: Number((centre[0] + between([-0.04, 0.04])).toFixed(5)),
      longitude: Number((centre[1] + between([-0.06, 0.06])).toFixed(5)),
      timeZone,
      week,
      exceptions: exceptionsOf(),
      features: featuresOf(),
      languages: [...languages, ...others.filter(() => chance(0.25))],
      phone: phone?.replace(/#+/g, ({length}) => digits(length)) ?? null,
    };
  };

  const offices: MadeUpOffice[] = [];
  for (let towns = 0; offices.length < count; towns++) {
    const region = regions[towns % regions.length] ?? regions[0];
    const plain = pick(region.townBeginnings) + pick(region.townEndings);
    const town = chance(0.7) ? `${pick(region.townPrefixes)} ${plain}` : plain;
    const centre = [between(region.latitude), between(region.longitude)] as const;
    const quarters = region.quarters.slice(0, Math.min(1 + below(region.quarters.length), count - offices.length));
    for (const quarter of quarters) offices.push(officeIn(region, town, quarter, centre, offices.length + 1));
  }
  return offices;
}
