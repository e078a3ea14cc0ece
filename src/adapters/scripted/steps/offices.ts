import type {Hours} from '../../../core/protocol/assisted/hours.js';
import type {Office, Slot} from '../../../core/protocol/assisted/office.js';
import {day, hour, minute, noon} from './base.js';

/** Monday to Friday from nine to five, on Saturday from ten to two; closed on one Monday, short on one Friday. */
const hours: Hours = {
  timeZone: 'Europe/London',
  week: [
    ...[1, 2, 3, 4, 5].map(each => ({day: each, opens: '09:00', closes: '17:00'})),
    {day: 6, opens: '10:00', closes: '14:00'},
  ],
  exceptions: [
    {date: '2026-01-19', periods: []},
    {date: '2026-01-23', periods: [{opens: '09:00', closes: '12:00'}]},
  ],
};

/** An office that is open at noon, with appointments and without. Its phone number is one that nobody has. */
export const office = (part: Partial<Office> = {}): Office => ({
  id: 'old-town',
  name: 'Service centre Old Town',
  address: ['1 Market Square', 'Exampletown EX1 1AA'],
  place: {latitude: 51.5079, longitude: -0.0877},
  hours,
  isOpen: true,
  changesAt: noon + 5 * hour,
  features: ['step-free', 'hearing-loop', 'walk-in', 'appointments'],
  languages: ['en', 'pl', 'ru'],
  phone: '+442079460018',
  ...part,
});

/** A few offices that differ in what they offer. */
export const exampleOffices: readonly Office[] = [
  office(),
  office({
    id: 'riverside',
    name: 'Riverside office',
    address: ['27 Quay Street', 'Exampletown EX2 3BB'],
    place: {latitude: 51.5033, longitude: -0.1195},
    features: ['step-free', 'appointments'],
    languages: ['en', 'pl'],
    phone: '+442079460127',
  }),
  office({
    id: 'station',
    name: 'Counter at Central Station',
    address: ['Central Station, hall B', '3 Station Road', 'Exampletown EX3 4CC'],
    place: {latitude: 51.5308, longitude: -0.1238},
    hours: {
      timeZone: 'Europe/London',
      week: [1, 2, 3, 4, 5, 6, 7].map(each => ({day: each, opens: '00:00', closes: '24:00'})),
      exceptions: [],
    },
    features: ['step-free', 'walk-in'],
    languages: ['en', 'ar', 'uk'],
    phone: '+442079460245',
  }),
  office({
    id: 'hillside',
    name: 'Hillside library desk',
    address: ['Hillside Library', '8 Upper Lane', 'Hillside EX7 9DD'],
    place: {latitude: 51.5619, longitude: -0.1524},
    hours: {
      timeZone: 'Europe/London',
      week: [2, 4].flatMap(each => [
        {day: each, opens: '10:00', closes: '13:00'},
        {day: each, opens: '14:00', closes: '19:00'},
      ]),
      exceptions: [],
    },
    features: ['hearing-loop', 'walk-in'],
    languages: ['en'],
    phone: '+442079460384',
  }),
  office({
    id: 'island',
    name: 'Island office',
    address: ['4 Harbour View', 'Port Sample EX9 2EE'],
    place: {latitude: 28.4682, longitude: -16.2546},
    hours: {
      timeZone: 'Atlantic/Canary',
      week: [1, 2, 3, 4, 5].map(each => ({day: each, opens: '08:30', closes: '14:30'})),
      exceptions: [],
    },
    features: ['step-free', 'appointments'],
    languages: ['en', 'es'],
    phone: '+442079460951',
  }),
];

/** A quarter of an hour, from half past nine on the next day. */
export const slot = (part: Partial<Slot> = {}): Slot => {
  const startsAt = part.startsAt ?? noon + day - 2.5 * hour;
  return {id: `s${startsAt / minute}`, startsAt, endsAt: startsAt + 15 * minute, ...part};
};
