import {expect, expectEqual, type ContractCase} from './contract.js';
import type {CreateStrengthEstimator, StrengthEstimator, StrengthVerdict} from './strength.js';

const weak = ['password', '123456', 'qwerty', 'iloveyou', 'Passw0rd!', 'aaaaaaaaaaaa', 'abcdefgh', '1987-11-20'];

const strong = [
  'k}9vQ2!xLm#7wZ',
  'zW8$nR4@tY6&pK1q',
  'crawfish unbundle skating wobbly ethanol',
  'żółw-pcha-kajak-przez-mgłę-o-świcie',
];

const isScore = (value: unknown): boolean => [0, 1, 2, 3, 4].some(score => score === value);

/** All verdicts of one estimate, the final one last. */
const verdictsOf = (estimator: StrengthEstimator, password: string, context: readonly string[] = []) =>
  new Promise<readonly StrengthVerdict[]>(resolve => {
    const verdicts: StrengthVerdict[] = [];
    estimator.estimate(password, context, verdict => {
      verdicts.push(verdict);
      if (verdict.final) resolve(verdicts);
    });
  });

const finalOf = async (estimator: StrengthEstimator, password: string, context?: readonly string[]) => {
  const verdict = (await verdictsOf(estimator, password, context)).at(-1);
  expect(verdict, `${password} has no verdict`);
  return verdict;
};

/**
 * What every adapter of the strength port must do. It depends on no test framework and on no time limit of its own.
 * @param create makes the estimator under test; called once or twice a case
 */
export const strengthContract = (create: CreateStrengthEstimator): readonly ContractCase[] => {
  const contractCase = (name: string, use: (estimator: StrengthEstimator) => Promise<void>): ContractCase => ({
    name,
    async run() {
      const estimator = await create();
      try {
        await use(estimator);
      } finally {
        estimator.dispose();
      }
    },
  });

  /** Long enough for anything that is still on its way: another estimator starts, loads and estimates. */
  const settle = async () => {
    const other = await create();
    await finalOf(other, 'another password');
    other.dispose();
  };

  return [
    contractCase('weak passwords score 0 or 1, strong ones 4', async estimator => {
      for (const password of weak) {
        const {score} = await finalOf(estimator, password);
        expect(score <= 1, `${password} scored ${score}`);
      }
      for (const password of strong) {
        const {score} = await finalOf(estimator, password);
        expect(score === 4, `${password} scored ${score}`);
      }
    }),

    contractCase('more guesses never score less', async estimator => {
      const verdicts = [];
      for (const password of [...weak, ...strong, 'monkey1987', 'h7Gk2p', 'xkcdRiver9']) {
        verdicts.push(await finalOf(estimator, password));
      }
      verdicts.sort((a, b) => a.guessesLog10 - b.guessesLog10);
      const scores = verdicts.map(({score}) => score);
      expect(
        scores.every((score, index) => score >= (scores[index - 1] ?? 0)),
        `in the order of guesses, the scores are ${scores.join(' ')}`,
      );
    }),

    contractCase('a weak password has a reason, a strong one has none', async estimator => {
      expectEqual((await finalOf(estimator, 'password')).warning, 'common', 'what is wrong with password');
      for (const password of strong) {
        const {warning} = await finalOf(estimator, password);
        expect(warning === undefined, `${password} is blamed for ${String(warning)}`);
      }
    }),

    contractCase('words of the context make a password weaker', async estimator => {
      const context = ['jan.zubrowski@example.test', 'Latchkey'];
      for (const password of ['zubrowski', 'Zubrowski', 'latchkey', 'zubr0wsk1']) {
        const without = await finalOf(estimator, password);
        const within = await finalOf(estimator, password, context);
        expect(within.guessesLog10 < without.guessesLog10, `${password} is as good with ${context.join(', ')}`);
        expect(within.score <= 1, `${password} scored ${within.score} with ${context.join(', ')}`);
      }
      const {warning} = await finalOf(estimator, 'zubrowski', context);
      expectEqual(warning, 'context', 'what is wrong with a name');
    }),

    contractCase('the context of one estimate does not stay for the next', async estimator => {
      const before = await finalOf(estimator, 'zubrowski');
      await finalOf(estimator, 'zubrowski', ['zubrowski']);
      const after = await finalOf(estimator, 'zubrowski');
      expectEqual(after, before, 'the verdict changed');
    }),

    contractCase('only the last verdict is final', async estimator => {
      for (const password of ['first', 'second']) {
        const verdicts = await verdictsOf(estimator, password);
        const finals = verdicts.filter(({final}) => final).length;
        expectEqual(finals, 1, `the final verdicts of ${password}`);
      }
    }),

    contractCase('a verdict never comes before estimate() returns', async estimator => {
      for (const password of ['first', 'second']) {
        let hasReturned = false;
        await new Promise<void>((resolve, reject) => {
          estimator.estimate(password, [], ({final}) => {
            if (!hasReturned) reject(new Error('the listener was called at once'));
            else if (final) resolve();
          });
          hasReturned = true;
        });
      }
    }),

    contractCase('a verdict does not hold the password', async estimator => {
      const password = 'Zażółć-gęślą-jaźń';
      const verdicts = await verdictsOf(estimator, password, [password]);
      expect(!JSON.stringify(verdicts).includes(password), 'it does');
      for (const {score, guessesLog10} of verdicts) {
        expect(isScore(score), `a score of ${score}`);
        expect(Number.isFinite(guessesLog10) && guessesLog10 >= 0, `guessesLog10 of ${guessesLog10}`);
      }
    }),

    contractCase('the newest password wins', async estimator => {
      await finalOf(estimator, 'warm');
      let stale = 0;
      let isReplaced = false;
      const typed = 'k}9vQ2!xLm#7wZ';
      for (let length = 1; length < typed.length; length++) {
        estimator.estimate(typed.slice(0, length), [], () => {
          if (isReplaced) stale++;
        });
      }
      isReplaced = true;
      const {score} = await finalOf(estimator, typed);
      expect(score === 4, `the last of many scored ${score}`);
      await settle();
      expectEqual(stale, 0, 'stale verdicts');
    }),

    contractCase('a listener may ask for the next estimate', async estimator => {
      const scores: number[] = [];
      await new Promise<void>(resolve => {
        estimator.estimate('password', [], ({final, score}) => {
          if (!final) return;
          scores.push(score);
          estimator.estimate('k}9vQ2!xLm#7wZ', [], next => {
            if (!next.final) return;
            scores.push(next.score);
            resolve();
          });
        });
      });
      expectEqual(scores, [0, 4], 'a weak and a strong password');
    }),

    contractCase('dispose() silences, once and for all', async estimator => {
      await finalOf(estimator, 'warm');
      let calls = 0;
      const count = () => {
        calls++;
      };
      estimator.estimate('password', [], count);
      estimator.dispose();
      estimator.estimate('password', [], count);
      estimator.dispose();
      await settle();
      expectEqual(calls, 0, 'verdicts after dispose()');
    }),

    contractCase('dispose() before the first verdict silences', async estimator => {
      let calls = 0;
      estimator.estimate('password', [], () => {
        calls++;
      });
      estimator.dispose();
      await settle();
      expectEqual(calls, 0, 'verdicts after dispose()');
    }),

    contractCase('an empty password scores 0', async estimator => {
      const {score, guessesLog10} = await finalOf(estimator, '');
      expectEqual({score, guessesLog10}, {score: 0, guessesLog10: 0}, 'its verdict');
    }),

    contractCase('a very long password is estimated, and is no better for what repeats', async estimator => {
      let seed = 1;
      const letters = Array.from({length: 20_000}, () => {
        seed = (seed * 48271) % 2147483647;
        return String.fromCharCode(33 + (seed % 94));
      });
      const hard = await finalOf(estimator, letters.join(''));
      expect(hard.score === 4, `20,000 random characters scored ${hard.score}`);
      for (const unit of ['a', 'password', 'k7$wq2', 'qwertyuiop']) {
        const {score} = await finalOf(estimator, unit.repeat(2000));
        expect(score <= 2, `${unit}, 2000 times, scored ${score}`);
      }
    }),

    contractCase('any script and any character will do', async estimator => {
      for (const password of [
        'пароль',
        '密码安全',
        'şifre',
        'e\u0301te\u0301',
        '\u0000\u0007',
        '__proto__',
        'constructor',
        '\ud83d',
      ]) {
        const {score, guessesLog10} = await finalOf(estimator, password, [password]);
        expect(isScore(score) && Number.isFinite(guessesLog10), `${JSON.stringify(password)} has no verdict`);
      }
      const octopuses = await finalOf(estimator, '🐙'.repeat(40));
      expect(octopuses.score <= 1, `40 times the same emoji scored ${octopuses.score}`);
    }),
  ];
};
