import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {checkSuitability, suitabilityAction} from '../../../src/core/flow/steps/suitability.js';

const draft = {documents: ['icao-passport'], expired: false, renamed: true} as const;

describe('suitability', () => {
  test('takes as many documents as are needed, or more', () => {
    assert.deepEqual(checkSuitability(draft, {atLeast: 1}), []);
    assert.deepEqual(checkSuitability({...draft, documents: ['icao-passport', 'ru-snils']}, {atLeast: 1}), []);
    assert.deepEqual(checkSuitability({...draft, documents: []}, {atLeast: 0}), []);
  });

  test('does not take fewer', () => {
    assert.deepEqual(checkSuitability(draft, {atLeast: 2}), [
      {code: 'document_needed', field: 'documents', reason: 'too_few', params: {atLeast: 2}},
    ]);
    assert.deepEqual(checkSuitability({...draft, documents: []}, {atLeast: 2}), [
      {code: 'document_needed', field: 'documents', reason: 'empty', params: {atLeast: 2}},
    ]);
  });

  test('leaves it to the server whether they are good', () => {
    assert.deepEqual(checkSuitability({...draft, expired: true}, {atLeast: 1}), []);
    assert.deepEqual(suitabilityAction(draft), {type: 'suitability', ...draft});
  });
});
