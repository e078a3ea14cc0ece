import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mannWhitney, median} from '../../src/conformance/statistics.js';
import {seededRandom} from '../support/random.js';

const range = (from: number, to: number): number[] => Array.from({length: to - from + 1}, (_, at) => from + at);

describe('the median', () => {
  it('is the middle, or between the two that are', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([]), 0);
  });
});

describe('the test of Mann and Whitney', () => {
  // U = 0: z = (32 - 0.5) / √(8 · 8 · 17 / 12) = 3.308
  it('finds samples apart that do not overlap', () => {
    assert.ok(Math.abs(mannWhitney(range(1, 8), range(9, 16)) - 0.00094) < 0.00001);
  });

  it('takes no side', () => {
    const [one, other] = [range(1, 10), range(4, 13)];
    assert.equal(mannWhitney(one, other), mannWhitney(other, one));
  });

  it('finds nothing in what is the same', () => {
    assert.ok(mannWhitney(range(1, 10), range(1, 10)) > 0.999);
    assert.equal(mannWhitney([5, 5, 5], [5, 5, 5]), 1);
  });

  it('is wrong about samples of one distribution as often as it says', () => {
    const random = seededRandom(1);
    const sample = (): number[] => range(1, 16).map(() => random() ** 3);
    const wrong = range(1, 2000).filter(() => mannWhitney(sample(), sample()) < 0.05);
    assert.ok(wrong.length > 60 && wrong.length < 140, `${wrong.length} of 2000 at 5 %`);
  });
});
