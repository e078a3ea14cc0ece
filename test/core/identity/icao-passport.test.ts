import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {icaoPassport} from '../../../src/core/identity/icao-passport.js';
import {mrzControl, mrzLine, mrzParts, Random, singleDigitErrors} from './reference.js';

const {check} = icaoPassport;
const specimen = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const parts = {
  number: 'L898902C3',
  state: 'UTO',
  birth: '740812',
  sex: 'F',
  expiry: '120415',
  personal: 'ZE184226B',
};

describe('the number of a passport', () => {
  it('has one to nine characters', () => {
    for (const value of ['1', 'A', 'A1', 'L898902C3', '123456789']) assert.deepEqual(check(value), {ok: true, value});
  });
});

describe('the second line of the machine-readable zone', () => {
  it('is what the reference makes of the specimen', () => {
    assert.equal(mrzLine(parts), specimen);
  });

  it('gives the number', () => {
    assert.deepEqual(check(specimen), {ok: true, value: 'L898902C3'});
  });

  it('may be typed with spaces and in lower case', () => {
    const typed = 'l898902c36 uto 7408122 f 1204159 ze184226b<<<<<1 0';
    assert.deepEqual(check(typed), {ok: true, value: 'L898902C3'});
  });

  it('gives the number of every valid line', () => {
    const random = new Random(1);
    for (let round = 0; round < 2000; round++) {
      const made = mrzParts(random);
      if (/^0+$/.test(made.number)) continue;
      assert.deepEqual(check(mrzLine(made)), {ok: true, value: made.number}, mrzLine(made));
    }
  });

  it('is refused with one wrong digit, wherever it stands', () => {
    const random = new Random(2);
    for (let round = 0; round < 50; round++) {
      for (const wrong of singleDigitErrors(mrzLine(mrzParts(random)))) {
        assert.deepEqual(check(wrong), {ok: false, code: 'check_digit'}, wrong);
      }
    }
  });

  it('may have a filler for the check digit of an empty personal number', () => {
    for (const digit of ['0', '<']) {
      const line = mrzLine({...parts, personal: ''});
      assert.deepEqual(check(line.slice(0, 42) + digit + line.slice(43)), {ok: true, value: 'L898902C3'});
    }
  });

  it('may leave the birth or the sex open', () => {
    assert.equal(check(mrzLine({...parts, birth: '74<<<<', sex: '<'})).ok, true);
    assert.equal(check(mrzLine({...parts, birth: '<<<<<<'})).ok, true);
  });

  it('drops fillers from the number', () => {
    assert.deepEqual(check(mrzLine({...parts, number: 'AB<2134'})), {ok: true, value: 'AB2134'});
  });

  it('is refused when one field disagrees and the composite digit goes along', () => {
    for (const at of [9, 19, 27, 42]) {
      const digit = String((Number(specimen.charAt(at)) + 1) % 10);
      const start = specimen.slice(0, at) + digit + specimen.slice(at + 1, 43);
      const composite = mrzControl(start.slice(0, 10) + start.slice(13, 20) + start.slice(21));
      assert.deepEqual(check(start + composite), {ok: false, code: 'check_digit'}, start + composite);
    }
  });

  it('tells its length', () => {
    assert.deepEqual(check(specimen.slice(0, 43)), {ok: false, code: 'too_short', expected: 44, actual: 43});
    assert.deepEqual(check(specimen + '<'), {ok: false, code: 'too_long', expected: 44, actual: 45});
    assert.deepEqual(check('L898902C3<'), {ok: false, code: 'too_short', expected: 44, actual: 10});
  });

  it('has letters and digits in their places', () => {
    for (const made of [
      {...parts, birth: '7A0812'},
      {...parts, expiry: '<<<<<<'},
      {...parts, state: 'U1O'},
      {...parts, sex: '1'},
      {...parts, number: '<L898902C'},
    ]) {
      assert.deepEqual(check(mrzLine(made)), {ok: false, code: 'bad_shape'}, mrzLine(made));
    }
    assert.deepEqual(check(specimen.replace('UTO', 'U*O')), {ok: false, code: 'bad_character', character: '*'});
  });
});
