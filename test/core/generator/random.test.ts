import assert from 'node:assert/strict';
import {test} from 'node:test';
import {generatePin, type RandomSource} from '../../../src/core/generator/index.js';
import {draw} from '../../../src/core/generator/random.js';
import {seededSource} from '../../support/random.js';
import {chiSquareScore, tally} from './chi-square.js';

const numbers = (size: number): number[] => Array.from({length: size}, (_, i) => i);

/** Gives these words, then zeros. */
const scripted =
  (...script: readonly number[]): RandomSource =>
  words => {
    words.fill(0);
    words.set(script);
  };

test('a word serves for as many draws as fit', () => {
  const digits = numbers(10);
  const word = 3_123_456_789;
  assert.deepEqual(draw(digits, 12, scripted(word, 37)), [9, 8, 7, 6, 5, 4, 3, 2, 1, 7, 3, 0]);
  assert.deepEqual(draw(digits, 2, scripted(89)), [9, 8]);
  assert.deepEqual(draw(['only'], 3, scripted(7)), ['only', 'only', 'only']);
});

test('a word is thrown away exactly if it would make some outcomes likelier', () => {
  for (const [size, count] of [
    [94, 4],
    [10, 9],
    [3, 20],
    [7776, 2],
    [1000, 1],
    [65_537, 1],
    [2, 32],
    [256, 4],
  ] as const) {
    const span = size ** count;
    const limit = Math.floor(2 ** 32 / span) * span;
    const last = Array.from({length: count}, () => size - 1);
    assert.deepEqual(draw(numbers(size), count, scripted(limit - 1)), last, `${String(size)}, just below`);
    if (limit < 2 ** 32) {
      assert.deepEqual(draw(numbers(size), count, scripted(limit, limit - 1)), last, `${String(size)}, at the limit`);
      assert.deepEqual(draw(numbers(size), count, scripted(2 ** 32 - 1, limit - 1)), last, `${String(size)}, above`);
    }
  }
});

test('every outcome is as likely as any other, and so is every pair of neighbours', () => {
  const source = seededSource(1);
  for (const size of [2, 3, 10, 62, 75, 94, 200]) {
    const list = numbers(size);
    const singles = draw(list, 400_000, source);
    const counts = tally(singles.length, () => singles.pop());
    assert.ok(Math.abs(chiSquareScore(counts, size)) < 4, `${String(size)}: ${String(chiSquareScore(counts, size))}`);
    const pairs = tally(200_000, () => draw(list, 2, source).join());
    const score = chiSquareScore(pairs, size ** 2);
    assert.ok(Math.abs(score) < 4, `${String(size)}, pairs: ${String(score)}`);
  }
});

test('words come in blocks, and are wiped when used', () => {
  let calls = 0;
  let block: Uint32Array | undefined;
  const source: RandomSource = words => {
    calls++;
    block = words.fill(3_999_999_999);
  };
  for (let i = 0; i < 1024; i++) generatePin(1, source);
  assert.equal(calls, 1);
  assert.equal(block?.length, 1024);
  assert.ok(block.every(word => word === 0));
  generatePin(10, source);
  assert.equal(calls, 2);
  assert.deepEqual([...block.slice(0, 3)], [0, 0, 3_999_999_999]);
});

test('sources are never mixed', () => {
  const [ones, twos] = [(words: Uint32Array) => words.fill(1), (words: Uint32Array) => words.fill(2)];
  assert.deepEqual(
    [ones, twos, ones, ones, twos].map(source => generatePin(1, source)),
    ['1', '2', '1', '1', '2'],
  );
  assert.match(generatePin(400), /^(?!1+$)\d{400}$/);
});

test('the same seed gives the same draws', () => {
  assert.equal(generatePin(40, seededSource(3)), generatePin(40, seededSource(3)));
  assert.notEqual(generatePin(40, seededSource(3)), generatePin(40, seededSource(4)));
});

test('a source that fails does so loudly, and leaves nothing behind', () => {
  const broken: RandomSource = words => {
    words.fill(5);
    throw new Error('no entropy');
  };
  assert.throws(() => generatePin(4, broken), /no entropy/);
  assert.throws(() => generatePin(4, broken), /no entropy/);
  assert.equal(generatePin(4, scripted(1234)), '4321');
});

test('a PIN has as many digits as asked for, or there is none', () => {
  for (const length of [1, 4, 6, 12, 1000]) assert.match(generatePin(length), new RegExp(`^\\d{${String(length)}}$`));
  for (const length of [0, -1, 1.5, NaN, Infinity])
    assert.throws(() => generatePin(length), RangeError, String(length));
  const source = seededSource(2);
  const score = chiSquareScore(
    tally(100_000, () => generatePin(3, source)),
    1000,
  );
  assert.ok(Math.abs(score) < 4, String(score));
});
