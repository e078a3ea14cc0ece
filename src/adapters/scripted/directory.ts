import type {
  DateRange,
  Office,
  OfficeId,
  OfficePage,
  OfficeQuery,
  Place,
  Slot,
} from '../../core/protocol/assisted/office.js';
import {openOn, opening} from './opening.js';

const minute = 60_000;
const length = 15 * minute;
const pageSize = 3;
/** The mean radius of the earth, in metres. */
const earth = 6_371_000;

/** As the crow flies, in metres (haversine). */
function distance(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (one: number, other: number): number => Math.sin(radians(other - one) / 2) ** 2;
  const across = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude));
  return Math.round(
    2 * earth * Math.asin(Math.sqrt(half(from.latitude, to.latitude) + across * half(from.longitude, to.longitude))),
  );
}

const words = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

function fits({name, address, features, languages, isOpen}: Office, {text = '', filters = [], language}: OfficeQuery) {
  const known = words([name, ...address].join(' '));
  return (
    words(text).every(word => known.some(each => each.startsWith(word))) &&
    filters.every(filter => (filter === 'open-now' ? isOpen : features.includes(filter))) &&
    (language === undefined || languages.includes(language))
  );
}

function asNow({isOpen: _, changesAt: __, ...office}: Omit<Office, 'distance'>, now: number): Office {
  return {...office, ...opening(office.hours, now)};
}

/** Offices in memory. */
export interface Directory {
  offices(query: OfficeQuery): OfficePage;
  slots(office: OfficeId, range: DateRange): readonly Slot[];
  /** An office as it is now. */
  find(office: OfficeId): Office | undefined;
}

/**
 * Lets a list of offices be searched, a few at a time. Every second quarter of an hour can be booked at those that take
 * appointments, unless it is taken.
 */
export const directory = (
  all: readonly Office[],
  now: () => number,
  isTaken: (office: OfficeId, startsAt: number) => boolean = () => false,
): Directory => ({
  find(id) {
    const office = all.find(each => each.id === id);
    return office && asNow(office, now());
  },
  offices(query) {
    const {near, cursor} = query;
    const found = all
      .map(each => asNow(each, now()))
      .map(each => (near && each.place ? {...each, distance: distance(near, each.place)} : each))
      .filter(office => fits(office, query))
      .sort((one, other) =>
        near ? (one.distance ?? Infinity) - (other.distance ?? Infinity) : one.name.localeCompare(other.name),
      );
    const first = Number(cursor ?? 0);
    const end = first + pageSize;
    return {
      offices: found.slice(first, end),
      total: found.length,
      serverNow: now(),
      ...(end < found.length && {next: String(end)}),
    };
  },
  slots(id, {from, to}) {
    const office = all.find(each => each.id === id && each.features.includes('appointments'));
    if (!office) return [];
    const slots: Slot[] = [];
    for (let day = Date.parse(from); day <= Date.parse(to); day += 1440 * minute) {
      for (const stretch of openOn(office.hours, new Date(day).toISOString().slice(0, 10))) {
        for (let startsAt = stretch.from; startsAt + length <= stretch.to; startsAt += 2 * length) {
          const isFree = startsAt > now() && !isTaken(id, startsAt);
          if (isFree) slots.push({id: `s${startsAt / minute}`, startsAt, endsAt: startsAt + length});
        }
      }
    }
    return slots;
  },
});
