// Runs in the browser for strength.ts: every estimate goes the way it goes in a field, through the worker and back.
import {zxcvbnEstimator} from '../src/adapters/zxcvbn/index.js';
import type {StrengthEstimator} from '../src/ports/strength.js';
import {median} from './median.js';

/** Times in milliseconds. */
export interface StrengthTimes {
  /** From the first call, with nothing started or loaded, to the first verdict and to the final one. */
  readonly cold: {readonly first: number; readonly final: number};
  /** For each password, in the given order, the median of its rounds. */
  readonly warm: readonly number[];
}

declare global {
  /** What strength.ts calls. */
  function measureStrength(passwords: readonly string[], rounds: number): Promise<StrengthTimes>;
}

/** The milliseconds until each verdict; the last one is final. */
const times = (estimator: StrengthEstimator, password: string) =>
  new Promise<readonly number[]>(resolve => {
    const start = performance.now();
    const list: number[] = [];
    estimator.estimate(password, ['jan.kowalski@example.test'], ({final}) => {
      list.push(performance.now() - start);
      if (final) resolve(list);
    });
  });

globalThis.measureStrength = async (passwords, rounds) => {
  const estimator = zxcvbnEstimator();
  const [first = 0, final = first] = await times(estimator, 'correct horse battery staple');
  const measured = passwords.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, password] of passwords.entries()) {
      const [time = 0] = await times(estimator, password);
      // The first round is for the compiler.
      if (round) measured[index]?.push(time);
    }
  }
  estimator.dispose();
  return {cold: {first, final}, warm: measured.map(median)};
};
