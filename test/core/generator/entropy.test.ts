import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entropyBits, type PasswordOptions} from '../../../src/core/generator/index.js';
import {defaultPolicy, type PasswordPolicy} from '../../../src/core/policy/index.js';
import {everyPassword} from './brute-force.js';

const near = (actual: number, expected: number): void => {
  assert.ok(
    Math.abs(actual - expected) < 1e-9 * Math.max(1, expected),
    `${String(actual)} instead of ${String(expected)}`,
  );
};
const passwordBits = (policy: PasswordPolicy, options: PasswordOptions = {}): number =>
  entropyBits({kind: 'password', policy, options});

/** The logarithm of how many strings have a character of every class, by inclusion and exclusion. */
function covered(sizes: readonly number[], others: number, length: number): number {
  const all = sizes.reduce((sum, size) => sum + size, others);
  let count = 0n;
  for (let missing = 0; missing < 1 << sizes.length; missing++) {
    const left = sizes.filter((_, i) => missing & (1 << i));
    const term = BigInt(all - left.reduce((sum, size) => sum + size, 0)) ** BigInt(length);
    count += left.length % 2 ? -term : term;
  }
  const text = count.toString();
  return Math.log2(Number(text.slice(0, 15))) + (text.length - 15) * Math.log2(10);
}

test('a password without composition rules', () => {
  near(entropyBits({kind: 'password', policy: defaultPolicy}), 20 * Math.log2(94));
  near(passwordBits(defaultPolicy, {length: 128}), 128 * Math.log2(94));
  near(passwordBits(defaultPolicy, {length: 15, classes: ['digit']}), 15 * Math.log2(10));
  near(passwordBits(defaultPolicy, {excludeLookAlikes: true}), 20 * Math.log2(87));
  near(passwordBits({minLength: 256, required: []}), 256 * Math.log2(94));
});

test('a password of four classes has a little less', () => {
  const policy: PasswordPolicy = {minLength: 8, required: [['upper'], ['lower'], ['digit'], ['special']]};
  for (const length of [8, 20, 64, 128]) near(passwordBits(policy, {length}), covered([26, 26, 10, 32], 0, length));
  near(passwordBits({...policy, required: [['upper', 'lower'], ['digit']]}), covered([52, 10], 32, 20));
  near(passwordBits(defaultPolicy, {everyClass: true}), covered([26, 26, 10, 32], 0, 20));
  assert.ok(passwordBits(policy) < passwordBits(defaultPolicy));
});

test('runs: any first character, then any other one', () => {
  near(passwordBits({minLength: 20, required: [], maxConsecutive: 1}), Math.log2(94) + 19 * Math.log2(93));
  near(passwordBits({minLength: 64, required: [], allowed: ['[ab]'], maxConsecutive: 1}), 1);
});

test('forbidden words: as many as a count of them all says', () => {
  const policy: PasswordPolicy = {
    minLength: 3,
    maxLength: 3,
    required: [],
    allowed: ['lower', '[AB]'],
    forbidden: ['ab', 'x', 'zzz'],
  };
  near(passwordBits(policy), Math.log2(everyPassword(policy).size));
});

test('a length that had to be moved', () => {
  near(passwordBits({minLength: 1, required: [['[a]'], ['[b]'], ['[c]']], allowed: []}, {length: 1}), Math.log2(6));
});

test('a passphrase', () => {
  const word = Math.log2(7776);
  near(entropyBits({kind: 'passphrase'}), 6 * word);
  near(entropyBits({kind: 'passphrase', options: {words: 4, separator: '', capitalise: true}}), 4 * word);
  near(entropyBits({kind: 'passphrase', options: {words: 4, number: true}}), 4 * word + Math.log2(40));
});

test('a PIN', () => {
  near(entropyBits({kind: 'pin', length: 6}), Math.log2(1e6));
});
