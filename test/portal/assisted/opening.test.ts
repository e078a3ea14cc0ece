import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ExceptionalDay, Hours, Office, WeeklyPeriod} from 'latchkey/protocol';
import {addDays, dateIn, instantIn, isDate, weekdayOf} from '../../../demo/server/assisted/offices/calendar.js';
import {distanceBetween, onMap} from '../../../demo/server/assisted/offices/distance.js';
import {madeUpOffices} from '../../../demo/server/assisted/offices/made-up.js';
import {openingOf, stretchesOn} from '../../../demo/server/assisted/offices/opening.js';
import {bookableDays, slotsOf} from '../../../demo/server/assisted/offices/slots.js';
import {wordsOf} from '../../../demo/server/assisted/offices/words.js';

const on = (days: readonly number[], opens: string, closes: string): WeeklyPeriod[] =>
  days.map(day => ({day, opens, closes}));

const everyDay = [1, 2, 3, 4, 5, 6, 7];

const hours = (
  week: readonly WeeklyPeriod[],
  {timeZone = 'Europe/Warsaw', exceptions = []}: {timeZone?: string; exceptions?: readonly ExceptionalDay[]} = {},
): Hours => ({timeZone, week, exceptions});

const at = (instant: string): number => Date.parse(instant);

/** What is shown at an instant, with the change as a date in UTC. */
function shown(when: Hours, instant: string) {
  const {isOpen, changesAt} = openingOf(when, at(instant));
  return [isOpen, changesAt === undefined ? undefined : new Date(changesAt).toISOString()];
}

describe('the calendar', () => {
  it('knows which dates there are', () => {
    for (const date of ['2026-11-23', '2028-02-29', '2026-12-31']) assert.ok(isDate(date), date);
    for (const date of [
      '',
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '23.11.2026',
      '2026-11-23T00:00',
      '+002026-01-01',
    ]) {
      assert.ok(!isDate(date), date);
    }
  });

  it('counts days and weekdays', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2028-03-01', -1), '2028-02-29');
    assert.equal(weekdayOf('2026-11-23'), 1);
    assert.equal(weekdayOf('2026-11-29'), 7);
  });

  it('tells what day it is where', () => {
    const instant = at('2026-11-22T22:30:00Z');
    assert.equal(dateIn('America/New_York', instant), '2026-11-22');
    assert.equal(dateIn('Europe/Warsaw', instant), '2026-11-22');
    assert.equal(dateIn('Asia/Vladivostok', instant), '2026-11-23');
  });

  it('turns the wall clock into instants, on the days of the change too', () => {
    const cases = [
      ['Europe/Warsaw', '2026-11-23', '09:00', '2026-11-23T08:00:00Z'],
      ['Europe/Warsaw', '2026-07-01', '09:00', '2026-07-01T07:00:00Z'],
      ['Asia/Vladivostok', '2026-11-23', '00:00', '2026-11-22T14:00:00Z'],
      ['America/New_York', '2026-11-23', '24:00', '2026-11-24T05:00:00Z'],
      // The clock is put forward at 02:00, so 02:30 is 03:30.
      ['Europe/Warsaw', '2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
      ['Europe/Warsaw', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
      ['Europe/Warsaw', '2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
      // The clock is put back at 03:00, so 02:30 comes twice.
      ['Europe/Warsaw', '2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
      ['Europe/Warsaw', '2026-10-25', '02:30', '2026-10-25T01:30:00Z'],
      ['Europe/Warsaw', '2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
      ['America/New_York', '2026-03-08', '09:00', '2026-03-08T13:00:00Z'],
      ['America/New_York', '2026-11-01', '09:00', '2026-11-01T14:00:00Z'],
    ] as const;
    for (const [zone, date, time, instant] of cases) {
      assert.equal(
        new Date(instantIn(zone, date, time)).toISOString(),
        new Date(instant).toISOString(),
        `${date} ${time}`,
      );
    }
  });
});

describe('opening', () => {
  const office = hours(on([1, 2, 3, 4, 5], '09:00', '17:00'));

  it('says whether it is open, and until when', () => {
    assert.deepEqual(shown(office, '2026-11-23T07:59:59Z'), [false, '2026-11-23T08:00:00.000Z']);
    assert.deepEqual(shown(office, '2026-11-23T08:00:00Z'), [true, '2026-11-23T16:00:00.000Z']);
    assert.deepEqual(shown(office, '2026-11-23T15:59:59.999Z'), [true, '2026-11-23T16:00:00.000Z']);
    assert.deepEqual(shown(office, '2026-11-23T16:00:00Z'), [false, '2026-11-24T08:00:00.000Z']);
  });

  it('finds the next opening after a weekend', () => {
    assert.deepEqual(shown(office, '2026-11-27T18:00:00Z'), [false, '2026-11-30T08:00:00.000Z']);
  });

  it('goes by the clock of the office, not of whoever asks', () => {
    const zones = ['Europe/London', 'Europe/Kaliningrad', 'Asia/Vladivostok', 'America/New_York'];
    const open = zones.filter(timeZone => shown(hours(office.week, {timeZone}), '2026-11-23T15:30:00Z')[0]);
    assert.deepEqual(open, ['Europe/London', 'America/New_York']);
  });

  it('closes over lunch', () => {
    const lunch = hours([...on([1], '14:00', '18:00'), ...on([1], '09:00', '13:00')]);
    assert.deepEqual(shown(lunch, '2026-11-23T11:00:00Z'), [true, '2026-11-23T12:00:00.000Z']);
    assert.deepEqual(shown(lunch, '2026-11-23T12:30:00Z'), [false, '2026-11-23T13:00:00.000Z']);
    assert.deepEqual(shown(lunch, '2026-11-23T17:00:00Z'), [false, '2026-11-30T08:00:00.000Z']);
  });

  it('takes exceptions instead of the weekday', () => {
    const exceptions = [
      {date: '2026-11-23', periods: []},
      {date: '2026-11-24', periods: [{opens: '12:00', closes: '13:00'}]},
      {date: '2026-11-28', periods: [{opens: '10:00', closes: '11:00'}]},
    ];
    const special = hours(office.week, {exceptions});
    assert.deepEqual(shown(special, '2026-11-23T10:00:00Z'), [false, '2026-11-24T11:00:00.000Z']);
    assert.deepEqual(shown(special, '2026-11-24T11:30:00Z'), [true, '2026-11-24T12:00:00.000Z']);
    assert.deepEqual(shown(special, '2026-11-27T17:00:00Z'), [false, '2026-11-28T09:00:00.000Z']);
  });

  it('does not close at midnight if it opens again at once', () => {
    const night = hours([...on([1], '20:00', '24:00'), ...on([2], '00:00', '04:00')]);
    assert.deepEqual(shown(night, '2026-11-23T22:00:00Z'), [true, '2026-11-24T03:00:00.000Z']);
    assert.deepEqual(shown(night, '2026-11-23T23:30:00Z'), [true, '2026-11-24T03:00:00.000Z']);
    const always = hours(on(everyDay, '00:00', '24:00'));
    assert.deepEqual(shown(always, '2026-11-23T22:00:00Z'), [true, undefined]);
    const holiday = hours(always.week, {exceptions: [{date: '2026-12-25', periods: []}]});
    assert.deepEqual(shown(holiday, '2026-11-23T22:00:00Z'), [true, '2026-12-24T23:00:00.000Z']);
    assert.deepEqual(shown(holiday, '2026-12-25T10:00:00Z'), [false, '2026-12-25T23:00:00.000Z']);
  });

  it('says nothing of a change that is not foreseeable', () => {
    assert.deepEqual(shown(hours([]), '2026-11-23T10:00:00Z'), [false, undefined]);
  });

  it('keeps the wall clock when the clock is put forward or back', () => {
    const nights = hours(on(everyDay, '00:00', '04:00'));
    const [spring] = stretchesOn(nights, '2026-03-29');
    const [autumn] = stretchesOn(nights, '2026-10-25');
    assert.equal((spring?.endsAt ?? 0) - (spring?.startsAt ?? 0), 3 * 3_600_000);
    assert.equal((autumn?.endsAt ?? 0) - (autumn?.startsAt ?? 0), 5 * 3_600_000);
    assert.deepEqual(shown(office, '2026-03-27T20:00:00Z'), [false, '2026-03-30T07:00:00.000Z']);
    assert.deepEqual(shown(office, '2026-10-23T20:00:00Z'), [false, '2026-10-26T08:00:00.000Z']);
  });
});

describe('slots', () => {
  const now = at('2026-11-23T23:30:00Z');
  const office: Office = {
    id: 'o1',
    name: 'Amberfold Market',
    address: [],
    hours: hours(on(everyDay, '09:00', '10:10'), {exceptions: [{date: '2026-11-26', periods: []}]}),
    isOpen: false,
    features: ['appointments'],
    languages: [],
  };

  it('can be booked from tomorrow on, by the calendar of the office', () => {
    assert.deepEqual(bookableDays(office.hours, now), {from: '2026-11-25', to: '2026-12-08'});
    const west = {...office.hours, timeZone: 'America/New_York'};
    assert.deepEqual(bookableDays(west, now), {from: '2026-11-24', to: '2026-12-07'});
  });

  it('fill the hours, twenty minutes each, and never go beyond', () => {
    const day = {from: '2026-11-25', to: '2026-11-25'};
    const slots = slotsOf(office, day, now);
    assert.deepEqual(
      slots.map(({startsAt}) => new Date(startsAt).toISOString()),
      ['2026-11-25T08:00:00.000Z', '2026-11-25T08:20:00.000Z', '2026-11-25T08:40:00.000Z'],
    );
    for (const {id, startsAt, endsAt} of slots) {
      assert.equal(id, `o1@${startsAt}`);
      assert.equal(endsAt - startsAt, 20 * 60_000);
    }
  });

  it('are not there on days that are closed, past or too far ahead, nor where none are given', () => {
    const count = (from: string, to: string, other = office): number => slotsOf(other, {from, to}, now).length;
    assert.equal(count('2026-11-26', '2026-11-26'), 0);
    assert.equal(count('2026-11-01', '2026-11-24'), 0);
    assert.equal(count('2026-12-09', '2027-12-09'), 0);
    assert.equal(count('2026-11-27', '2026-11-25'), 0);
    assert.equal(count('0001-01-01', '9999-12-31'), 13 * 3);
    assert.equal(count('2026-11-25', '2026-11-25', {...office, features: ['walk-in']}), 0);
  });
});

describe('the way from place to place', () => {
  it('is as long as the crow flies', () => {
    const warsaw = {latitude: 52.2297, longitude: 21.0122};
    const london = {latitude: 51.5074, longitude: -0.1278};
    assert.equal(distanceBetween(warsaw, warsaw), 0);
    assert.equal(distanceBetween(warsaw, london), distanceBetween(london, warsaw));
    assert.ok(Math.abs(distanceBetween(warsaw, london) - 1_448_000) < 5000);
    const pole = {latitude: 90, longitude: 0};
    assert.ok(Math.abs(distanceBetween(pole, {latitude: -90, longitude: 77}) - 20_015_114) < 10);
  });

  it('is on the map everywhere', () => {
    for (const latitude of [-90, -60, 0, 60, 90]) {
      for (const each of onMap({latitude, longitude: 180})) assert.ok(Number.isFinite(each));
    }
  });
});

describe('words', () => {
  it('are bare', () => {
    assert.equal(wordsOf('  Łódź, ul. Żwirki-5/7 '), 'lodz ul zwirki 5 7');
    assert.equal(wordsOf("'; drop & | ! :* ("), 'drop');
    assert.equal(wordsOf('Ёлка Йод'), wordsOf('Елка Иод'));
    assert.equal(wordsOf('…'), '');
  });
});

describe('made-up offices', () => {
  it('are the same ones every time, and have all that an office has', () => {
    const offices = madeUpOffices(500, '2026-11-23');
    assert.deepEqual(madeUpOffices(500, '2026-11-23'), offices);
    assert.equal(new Set(offices.map(({id}) => id)).size, 500);
    assert.equal(new Set(offices.map(({timeZone}) => timeZone)).size, 7);
    for (const {features, exceptions, week, phone} of offices) {
      assert.ok(features.includes('walk-in') || features.includes('appointments'));
      assert.ok(week.length > 0);
      assert.ok(exceptions.every(({date}) => isDate(date)));
      // Kept free for fiction by Ofcom and the North American Numbering Plan.
      assert.ok(phone === null || /^\+(441632960\d{3}|120255501\d\d)$/.test(phone), String(phone));
    }
    assert.ok(offices.some(({exceptions}) => exceptions.some(({periods}) => periods.length)));
  });
});
