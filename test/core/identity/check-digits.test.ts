import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {DocumentId} from '../../../src/core/identity/index.js';
import {identityDocument, identityDocuments} from '../../../src/core/identity/index.js';
import {digits, letters, peselDate, peselFrom, Random, references, singleDigitErrors} from './reference.js';

describe('beside a second implementation', () => {
  for (const {id, check} of identityDocuments) {
    const {make, valid} = references[id];

    it(`${id}: accepts every valid number`, () => {
      const random = new Random(1);
      for (let round = 0; round < 2000; round++) {
        const value = make(random);
        assert(valid(value), `the reference disagrees with itself about ${value}`);
        const verdict = check(value);
        assert(verdict.ok, value);
        assert.equal(verdict.value, value);
      }
    });

    it(`${id}: agrees about numbers that are one digit off`, () => {
      const random = new Random(2);
      for (let round = 0; round < 200; round++) {
        for (const wrong of singleDigitErrors(make(random))) assert.equal(check(wrong).ok, valid(wrong), wrong);
      }
    });

    it(`${id}: agrees about random numbers of its shape`, () => {
      const random = new Random(3);
      const {mask} = identityDocument(id);
      for (let round = 0; round < 5000; round++) {
        const text = mask.replace(/[9AX]/g, sign =>
          random.of(sign === '9' ? digits : sign === 'A' ? letters : digits + letters),
        );
        const value = text.replace(/[ -]/g, '');
        assert.equal(check(text).ok, valid(value), value);
      }
    });
  }
});

describe('one wrong digit', () => {
  const random = new Random(4);
  const always: DocumentId[] = ['pl-pesel', 'pl-identity-card', 'pl-passport'];

  for (const id of always) {
    it(`${id}: is always found`, () => {
      const {check} = identityDocument(id);
      for (let round = 0; round < 300; round++) {
        for (const wrong of singleDigitErrors(references[id].make(random))) {
          assert.deepEqual(check(wrong), {ok: false, code: 'check_digit'}, wrong);
        }
      }
    });
  }

  const mostly: DocumentId[] = ['ru-snils', 'ru-inn-person', 'ru-inn-organisation'];

  for (const id of mostly) {
    // Remainders that share a control (0 and 100, 0 and 10) let a few through.
    it(`${id}: is found in at least 95 of 100`, () => {
      const {check} = identityDocument(id);
      const wrong = Array.from({length: 300}, () => singleDigitErrors(references[id].make(random))).flat();
      const found = wrong.filter(value => !check(value).ok).length;
      assert(found >= wrong.length * 0.95, `${String(found)} of ${String(wrong.length)}`);
    });
  }
});

describe('pl-pesel', () => {
  const {check} = identityDocument('pl-pesel');

  it('refuses days that no month has, in every century', () => {
    const days: [number, number][] = [
      [0, 1],
      [13, 1],
      [1, 0],
      [1, 32],
      [2, 30],
      [4, 31],
      [6, 31],
      [9, 31],
      [11, 31],
    ];
    for (const century of [1800, 1900, 2000, 2100, 2200]) {
      for (const [month, day] of days) {
        const value = peselFrom(peselDate(century + 44, month, day) + '1234');
        assert.deepEqual(check(value), {ok: false, code: 'impossible'}, value);
      }
    }
  });

  it('knows leap years', () => {
    for (let year = 1800; year < 2300; year++) {
      const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
      assert.equal(check(peselFrom(peselDate(year, 2, 29) + '1234')).ok, leap, String(year));
    }
  });
});
