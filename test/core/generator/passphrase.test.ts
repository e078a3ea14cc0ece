import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, test} from 'node:test';
import {effLarge} from '../../../src/core/generator/eff-large.js';
import {generatePassphrase, type RandomSource} from '../../../src/core/generator/index.js';
import {seededSource} from '../../support/random.js';

describe('the word list', () => {
  test('is the published one, word for word', () => {
    // The file at eff.org has the throws of five dice before each word.
    const dice = (index: number): string =>
      (index + 7776)
        .toString(6)
        .slice(1)
        .replace(/./g, digit => String(Number(digit) + 1));
    const file = effLarge.map((word, index) => `${dice(index)}\t${word}\n`).join('');
    assert.equal(
      createHash('sha256').update(file).digest('hex'),
      'addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e',
    );
  });

  test('has 7776 words in order, from abacus to zoom', () => {
    assert.equal(effLarge.length, 7776);
    assert.equal(new Set(effLarge).size, 7776);
    assert.deepEqual([...effLarge].sort(), effLarge);
    assert.deepEqual([effLarge[0], effLarge.at(-1)], ['abacus', 'zoom']);
    assert.ok(effLarge.every(word => /^[a-z]+(-[a-z]+)?$/.test(word)));
  });

  test('has no word that begins with another, so passphrases can be told apart without separators', () => {
    // In this order a word that begins with another stands right behind it, or behind one that does too.
    const pairs = effLarge.filter((word, i) => effLarge[i + 1]?.startsWith(word));
    assert.deepEqual(pairs, []);
  });
});

const scripted =
  (...script: readonly number[]): RandomSource =>
  words => {
    words.fill(0);
    words.set(script);
  };

describe('a passphrase', () => {
  test('has six words and hyphens', async () => {
    const phrase = await generatePassphrase();
    assert.match(phrase, /^[a-z]+(-[a-z]+){5,}$/);
    assert.notEqual(phrase, await generatePassphrase());
  });

  test('has what the options say', async () => {
    // The first word serves for two draws: the 1st and the 7776th of the list.
    const source = () => scripted(7775 * 7776, 1);
    assert.equal(await generatePassphrase({words: 3, separator: ' '}, source()), 'abacus zoom abdomen');
    assert.equal(await generatePassphrase({words: 3, capitalise: true, separator: ''}, source()), 'AbacusZoomAbdomen');
    assert.equal(await generatePassphrase({words: 1}, scripted(7775)), 'zoom');
  });

  test('has a digit at the end of any of its words', async () => {
    assert.equal(await generatePassphrase({words: 2, number: true}, scripted(0, 1, 7)), 'abacus-abacus7');
    const source = seededSource(4);
    const seen = new Set<string>();
    for (let i = 0; i < 600; i++) {
      const phrase = await generatePassphrase({words: 3, number: true, separator: ' '}, source);
      const words = phrase.split(' ');
      assert.equal(words.length, 3);
      assert.equal(phrase.match(/\d/g)?.length, 1);
      const spot = words.findIndex(word => /^[a-z-]+\d$/.test(word));
      assert.ok(spot >= 0, phrase);
      seen.add(`${String(spot)} ${String(words[spot]?.at(-1))}`);
    }
    assert.equal(seen.size, 30);
  });

  test('comes from the whole list', async () => {
    const source = seededSource(5);
    const seen = new Set((await generatePassphrase({words: 100_000, separator: ' '}, source)).split(' '));
    assert.equal(seen.size, 7776);
  });

  test('of no words is none', async () => {
    for (const words of [0, -1, 2.5, NaN]) await assert.rejects(generatePassphrase({words}), RangeError, String(words));
  });
});
