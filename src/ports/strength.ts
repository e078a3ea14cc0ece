/** How hard a password is to guess: 0 at once … 4 very hard. The scale of `minStrength` in a policy. */
export type StrengthScore = 0 | 1 | 2 | 3 | 4;

/**
 * What makes a password easy to guess. `common`: it is on lists of passwords; `repeats`: `aaa`, `abcabc`; `sequence`:
 * `abcd`, `4321`; `date`: a date or a year; `keyboard`: neighbouring keys; `context`: a word about the person or the site.
 */
export type StrengthWarning = 'common' | 'repeats' | 'sequence' | 'date' | 'keyboard' | 'context';

/** The outcome of one estimate. Never holds the password or a part of it. */
export interface StrengthVerdict {
  readonly score: StrengthScore;
  /** The decimal logarithm of the guesses that an attacker needs, as a lower bound: 6 is a million. */
  readonly guessesLog10: number;
  /** The weakest point of a password that scores 2 or less, where the estimator knows one. */
  readonly warning?: StrengthWarning;
  /** False while the estimator still loads what it knows: a better verdict of the same password follows. */
  readonly final: boolean;
}

/** Estimates one password at a time, the newest. */
export interface StrengthEstimator {
  /**
   * Estimates a password. A call replaces the one before, whose listener stays silent from then on. Never throws, and never
   * calls the listener before it returns; where nothing can be estimated, such as without a network, there is no verdict.
   * @param password of any length
   * @param context texts that an attacker would try first: login, name, e-mail, the name of the site
   * @param onVerdict gets one verdict, or several of which only the last is final
   */
  estimate(password: string, context: readonly string[], onVerdict: (verdict: StrengthVerdict) => void): void;
  /** Forgets the password, silences the listener, ends what runs in the background. Later calls do nothing. */
  dispose(): void;
}

/** Makes an estimator; one for each field. A promise where its code is loaded on demand. */
export type CreateStrengthEstimator = () => StrengthEstimator | Promise<StrengthEstimator>;
