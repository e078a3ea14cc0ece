import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {identityDocument, identityDocuments} from '../../../src/core/identity/index.js';
import {Random, references} from './reference.js';

describe('the printed form', () => {
  for (const {id, check, format, mask} of identityDocuments) {
    it(`${id}: has the value back, and does not change when formatted again`, () => {
      const random = new Random(1);
      for (let round = 0; round < 500; round++) {
        const value = references[id].make(random);
        const formatted = format(value);
        assert.deepEqual(check(formatted), check(value));
        assert.equal(format(formatted), formatted);
        if (!mask.includes('X')) assert.equal(formatted.length, mask.length);
      }
    });

    it(`${id}: grows with what is typed, and loses none of it`, () => {
      const value = references[id].make(new Random(2));
      for (let length = 0; length <= value.length; length++) {
        const formatted = format(value.slice(0, length));
        assert.equal(formatted.replace(/[ -]/g, ''), value.slice(0, length));
        assert.doesNotMatch(formatted, /[ -]$/);
        assert.equal(format(formatted), formatted);
      }
      assert.equal(format(value + '7').replace(/[ -]/g, ''), value + '7');
    });

    it(`${id}: leaves a text alone that it cannot read`, () => {
      for (const text of ['?', '12/34', '٤٤', 'ж', '1'.repeat(1000), '']) assert.equal(format(text), text);
    });
  }

  const forms: [string, string, string][] = [
    ['ru-snils', '11223344595', '112-233-445 95'],
    ['ru-snils', '1122', '112-2'],
    ['ru-snils', '112233445950', '112-233-445 950'],
    ['ru-passport', '4503123456', '45 03 123456'],
    ['ru-foreign-passport', '71 № 0000001', '71 0000001'],
    ['pl-identity-card', 'aba300000', 'ABA 300000'],
    ['pl-passport', 'сс7999486', 'CC 7999486'],
    ['pl-pesel', '440514 01359', '44051401359'],
    ['icao-passport', 'l898902c3', 'L898902C3'],
  ];

  for (const [id, text, formatted] of forms) {
    it(`${id}: ${text} is printed as ${formatted}`, () => {
      assert.equal(identityDocument(id)?.format(text), formatted);
    });
  }
});
