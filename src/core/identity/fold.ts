import type {DocumentRefused} from './document.js';

/** The longest text that is read, in UTF-16 units: a machine-readable line of 44 characters with room for spaces. */
export const maxLength = 64;

const lookAlikes = 'АВЕКМНОРСТУХ';

/**
 * Leaves out what people type around and inside a number: white space of any kind, hyphens and dashes, `№` and `N°`,
 * invisible marks. Makes letters capital and, where the document has `letters`, Cyrillic look-alikes Latin.
 */
export function fold(text: string, letters: boolean): string {
  const folded = text
    .replace(/[\s\p{Pd}\p{Cf}\u2043\u2212№]/gu, '')
    // Letter by letter: toUpperCase alone would also turn ß into SS and ı into I.
    .replace(/[a-zа-я]/g, letter => letter.toUpperCase())
    .replace(/N[°º]/g, '');
  return letters ? folded.replace(/[А-Х]/g, letter => 'ABEKMHOPCTYX'[lookAlikes.indexOf(letter)] ?? letter) : folded;
}

/**
 * Tells what keeps a folded text from being `min` to `max` accepted characters, or nothing if it is that.
 * `foreign` matches one character (a code point) that is not accepted.
 */
export function refuse(folded: string, foreign: RegExp, min: number, max: number): DocumentRefused | undefined {
  const actual = folded.length;
  const [character] = foreign.exec(folded) ?? [];
  if (!actual) return {ok: false, code: 'empty'};
  if (character) {
    return {
      ok: false,
      code: /(?!\p{sc=Latn})[\p{L}\p{Nd}]/u.test(character) ? 'wrong_script' : 'bad_character',
      character,
    };
  }
  if (actual < min) return {ok: false, code: 'too_short', expected: max, actual};
  if (actual > max) return {ok: false, code: 'too_long', expected: max, actual};
  return undefined;
}
