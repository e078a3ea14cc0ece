import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {possessionsFor, rankWays} from '../../../src/core/flow/steps/ways.js';
import type {Way} from '../../../src/core/protocol/assisted/way.js';

const ways: readonly Way[] = [
  {way: 'visit', needs: [['documents'], ['travel']], minutes: 1440},
  {way: 'self-service', needs: [['phone', 'email'], ['documents']], minutes: 5},
  {way: 'call', needs: [['call'], ['documents']], minutes: 60},
  {way: 'password', needs: [['old-password']], minutes: 2},
  {way: 'chat', needs: [], minutes: 90},
];

const order = (...has: Parameters<typeof rankWays>[1]): string[] => rankWays(ways, has).map(({way}) => way);

describe('rankWays', () => {
  test('without anything: what needs nothing, then by time', () => {
    assert.deepEqual(order(), ['chat', 'password', 'self-service', 'call', 'visit']);
  });

  test('what can be gone comes first, the quickest of it at the top', () => {
    assert.deepEqual(order('documents', 'travel'), ['chat', 'visit', 'password', 'self-service', 'call']);
    assert.deepEqual(order('documents', 'email', 'call'), ['self-service', 'call', 'chat', 'password', 'visit']);
  });

  test('one of each list is enough; what is missing is said', () => {
    const missing = (...has: Parameters<typeof rankWays>[1]): unknown =>
      rankWays(ways, has).find(({way}) => way === 'self-service')?.missing;
    assert.deepEqual(missing(), [['phone', 'email'], ['documents']]);
    assert.deepEqual(missing('email'), [['documents']]);
    assert.deepEqual(missing('documents'), [['phone', 'email']]);
    assert.deepEqual(missing('phone', 'documents'), []);
  });

  test('the ways that came stay as they are', () => {
    const before = structuredClone(ways);
    rankWays(ways, ['phone']);
    assert.deepEqual(ways, before);
  });
});

test('possessionsFor: each once, in the order of the ways', () => {
  assert.deepEqual(possessionsFor(ways), ['documents', 'travel', 'phone', 'email', 'call', 'old-password']);
  assert.deepEqual(possessionsFor([]), []);
});
