import type {ZxcvbnFactory} from '@zxcvbn-ts/core';
import type {StrengthVerdict, StrengthWarning} from '../../ports/strength.js';

/** The longest word of a context that counts, in UTF-16 units. Looking for longer ones takes more time. */
const longestWord = 20;

const warnings: Readonly<Record<string, StrengthWarning>> = {
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeats',
  extendedRepeat: 'repeats',
  sequences: 'sequence',
  recentYears: 'date',
  dates: 'date',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  userInputs: 'context',
};

/** `jan.kowalski@example.pl` gives kowalski as well. */
const wordsOf = (context: readonly string[]): string[] =>
  context
    .flatMap(text => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter(({length}) => length > 2 && length <= longestWord);

/**
 * Estimates a password, or the head of a long one. Beyond `limit` nothing is counted, and nothing may pass for random only
 * because the limit cuts off its word, repeat or keyboard walk: the second half of the head just helps to recognise what
 * begins in the first. So a long password gets no better verdict than all of it would get.
 * @param zxcvbn the estimator, with or without its dictionaries
 * @param limit in UTF-16 units
 */
export const estimate = (
  zxcvbn: ZxcvbnFactory,
  password: string,
  context: readonly string[],
  limit: number,
): Omit<StrengthVerdict, 'final'> => {
  const words = wordsOf(context);
  const check = (length: number) => zxcvbn.check(password.slice(0, length), words);
  let result = check(limit);
  if (password.length > limit) {
    const half = limit / 2;
    const ends = result.sequence
      .filter(({i}) => i < half)
      .map(({pattern, j}) => (pattern === 'bruteforce' ? half : j + 1));
    result = check(Math.max(...ends));
  }
  // It holds on to the last password that it has seen: now that is this one.
  zxcvbn.check('kk');

  const {score, guessesLog10, feedback} = result;
  const warning = feedback.warning === null ? undefined : warnings[feedback.warning];
  return {score, guessesLog10, ...(warning && {warning})};
};
