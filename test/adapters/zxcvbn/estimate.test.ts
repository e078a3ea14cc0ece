import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {adjacencyGraphs, dictionary} from '@zxcvbn-ts/language-common';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inspect} from 'node:util';
import {estimate} from '../../../src/adapters/zxcvbn/estimate.js';
import {seededDice, type Dice} from '../../support/random.js';

const passwords = dictionary['passwords-common'];
const words = dictionary['diceware-common'];
const zxcvbn = new ZxcvbnFactory({
  dictionary: {diceware: words, passwords},
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: 20,
});

const printable = (dice: Dice) => String.fromCharCode(33 + dice.below(94));

describe('estimate()', () => {
  it('names the weakest point', () => {
    const reasons = {
      trustno1: 'common',
      zgzgzgzgzg: 'repeats',
      fghijklmn: 'sequence',
      '14.07.1983': 'date',
      ',mnbvcxz': 'keyboard',
      zubrowski: 'context',
    };
    for (const [password, reason] of Object.entries(reasons)) {
      assert.equal(estimate(zxcvbn, password, ['jan.zubrowski@example.test'], 64).warning, reason, password);
    }
  });

  it('is the whole estimate up to the limit', () => {
    const password = 'correct horse battery staple';
    const {score, guessesLog10} = zxcvbn.check(password);
    assert.deepEqual(estimate(zxcvbn, password, [], password.length), {score, guessesLog10});
  });

  for (const limit of [48, 64]) {
    it(`gives a password of more than ${limit} no better verdict than the whole of it gets`, () => {
      const dice = seededDice(limit);
      const noise = () => dice.some(1, 8, () => printable(dice)).join('');
      const parts = [
        () => dice.pick(passwords),
        () => dice.pick(words),
        noise,
        () => noise().repeat(2 + dice.below(20)),
        () => dice.pick(['qwertyuiop', 'abcdefghijklmnopqrstuvwxyz', '14.07.1983', '2019', '-', ' ']),
        () => dice.pick(passwords).repeat(1 + dice.below(9)),
      ];
      const scores = new Set<number>();
      for (let i = 0; i < 50; i++) {
        const few = [dice.pick(parts)(), dice.pick(parts)()];
        let password = '';
        while (password.length <= limit + i / 2) password += i % 3 ? dice.pick(parts)() : dice.pick(few);
        password = password.slice(0, 1.5 * limit);
        const head = estimate(zxcvbn, password, [], limit);
        const whole = zxcvbn.check(password);
        assert(head.guessesLog10 <= whole.guessesLog10 + 1e-9, `${password}: ${head.guessesLog10}`);
        assert(head.score <= whole.score, `${password}: ${head.score}`);
        scores.add(head.score);
      }
      assert(scores.size > 2, 'the passwords are too much alike to show anything');
    });

    it(`is not taken in by a text of more than half of ${limit}, twice`, () => {
      const dice = seededDice(limit);
      for (let length = limit / 2; length < limit; length += 7) {
        const text = dice.some(length, length, () => printable(dice)).join('');
        const head = estimate(zxcvbn, text + text, [], limit);
        assert(head.guessesLog10 <= zxcvbn.check(text + text).guessesLog10, text);
      }
    });

    it(`still finds a passphrase of more than ${limit} as strong as can be`, () => {
      const dice = seededDice(limit);
      for (let i = 0; i < 100; i++) {
        const phrase = dice
          .some(limit, limit, () => dice.pick(words))
          .join(' ')
          .slice(0, 2 * limit);
        assert.equal(estimate(zxcvbn, phrase, [], limit).score, 4, phrase);
      }
    });
  }

  it('leaves nothing of the password in the estimator', () => {
    const own = new ZxcvbnFactory();
    for (const password of ['Zażółć', 'Zażółć!Zażółć!', 'Zażółć'.repeat(20)]) {
      estimate(own, password, [password], 64);
      assert(!inspect(own, {depth: Infinity, maxArrayLength: Infinity}).includes('Zażółć'));
    }
  });

  it('copes with what looks like members of every object', () => {
    for (const password of [
      '__proto__',
      'constructor',
      'c0nstruct0r',
      'rotcurtsnoc',
      'x__proto__y',
      'hasOwnProperty',
    ]) {
      const {guessesLog10} = estimate(zxcvbn, password, [password], 64);
      assert(Number.isFinite(guessesLog10), password);
    }
  });
});
