import {generatePin} from './pin.js';
import {draw, type RandomSource} from './random.js';

/** What a passphrase is made of. */
export interface PassphraseOptions {
  /** How many words, out of 7776: 6, if not told. */
  readonly words?: number;
  /** What stands between them: a hyphen, if not told. */
  readonly separator?: string;
  /** Begin each word with a capital letter. */
  readonly capitalise?: boolean;
  /** Add a digit to the end of one of the words, any of them. */
  readonly number?: boolean;
}

/** How many words a passphrase has without options. */
export const usualWords = 6;

/**
 * A passphrase out of the EFF's large word list, which is loaded on demand. Each word is as likely as any other.
 * Rejects with a `RangeError` unless the number of words is a whole number from 1.
 */
export async function generatePassphrase(options: PassphraseOptions = {}, random?: RandomSource): Promise<string> {
  const {words = usualWords, separator = '-', capitalise, number} = options;
  const {effLarge} = await import('./eff-large.js');
  const phrase = draw(effLarge, words, random);
  const [spot] = number ? draw([...phrase.keys()], 1, random) : [];
  return phrase
    .map((word, i) => {
      const start = word.charAt(0);
      return (capitalise ? start.toUpperCase() : start) + word.slice(1) + (i === spot ? generatePin(1, random) : '');
    })
    .join(separator);
}
