import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {step} from '../../../src/adapters/scripted/index.js';
import {approvedAction, checkApproved, groupActivation} from '../../../src/core/flow/steps/approved.js';
import {tidyCharacters} from '../../../src/core/flow/steps/characters.js';

const both = step.approved();
const {activation: _, ...codeAlone} = both;

describe('tidyCharacters', () => {
  for (const [typed, tidy] of [
    ['7KQ2M9XR4T', '7KQ2M9XR4T'],
    ['7kq2m-9xr4t', '7KQ2M9XR4T'],
    [' 7KQ2M 9XR4T\n', '7KQ2M9XR4T'],
    ['7KQ2M–9XR4T', '7KQ2M9XR4T'],
    ['7KQ2M\u00a09XR4T\u200b', '7KQ2M9XR4T'],
    ['OoIiLl0011', '0011110011'],
    ['７ＫＱ２Ｍ９ＸＲ４Ｔ', '7KQ2M9XR4T'],
    ['', ''],
  ] as const) {
    test(JSON.stringify(typed), () => assert.equal(tidyCharacters(typed), tidy));
  }

  test('in groups', () => {
    assert.equal(groupActivation('7kq2m9xr4l'), '7KQ2M-9XR41');
    assert.equal(groupActivation('7KQ2M'), '7KQ2M');
    assert.equal(groupActivation('7KQ2M-9'), '7KQ2M-9');
    assert.equal(groupActivation(groupActivation('7KQ2M9XR4T')), '7KQ2M-9XR4T');
    assert.equal(groupActivation(''), '');
  });
});

describe('checkApproved', () => {
  const reasons = (activation: string, code: string): unknown =>
    checkApproved({activation, code}, both).map(({code: name, field, reason}) => [name, field, reason]);

  test('both as they should be', () => {
    assert.deepEqual(reasons('7kq2m-9xr4o', '123 456'), []);
  });
  test('each may be wrong', () => {
    assert.deepEqual(reasons('', ''), [
      ['code_wrong', 'activation', 'empty'],
      ['code_wrong', 'code', 'empty'],
    ]);
    assert.deepEqual(reasons('7KQ2M-9XR4', '12345'), [
      ['code_wrong', 'activation', 'length'],
      ['code_wrong', 'code', 'length'],
    ]);
    assert.deepEqual(reasons('7KQ2M-9XRU4', '12345x'), [
      ['code_wrong', 'activation', 'bad_character'],
      ['code_wrong', 'code', 'bad_character'],
    ]);
    // Cyrillic letters that look Latin are other letters.
    assert.deepEqual(reasons('7КQ2M9XR4T', '123456'), [['code_wrong', 'activation', 'bad_character']]);
  });
  test('the length goes along', () => {
    assert.deepEqual(checkApproved({activation: 'A', code: '123456'}, both)[0]?.params, {length: 10});
  });
  test('the code alone, where no office was involved', () => {
    assert.deepEqual(checkApproved({activation: '', code: '123456'}, codeAlone), []);
  });
});

test('approvedAction: what was typed, tidied', () => {
  const draft = {activation: '7kq2m 9xr4o', code: '123-456'};
  assert.deepEqual(approvedAction(draft, both), {type: 'activate', activation: '7KQ2M9XR40', code: '123456'});
  assert.deepEqual(approvedAction(draft, codeAlone), {type: 'activate', code: '123456'});
});
