/** The id of an identity document: the country of issue (or `icao`) and its kind. */
export type DocumentId =
  | 'ru-snils'
  | 'ru-inn-person'
  | 'ru-inn-organisation'
  | 'ru-passport'
  | 'ru-foreign-passport'
  | 'icao-passport'
  | 'pl-pesel'
  | 'pl-identity-card'
  | 'pl-passport';

/**
 * Why a number is refused.
 *
 * - `empty`: nothing was typed besides spaces, hyphens and number signs.
 * - `bad_character`: a character that the document has not, such as `/`, or a Latin letter among digits.
 * - `wrong_script`: a letter or digit of another script than Latin, such as `٤` or `Ж`.
 * - `too_short`, `too_long`: another count of characters than the document has.
 * - `bad_shape`: the right count, with a letter where a digit stands or the other way round.
 * - `check_digit`: the check digit disagrees with the rest, so something is mistyped.
 * - `impossible`: such a number is never given out (all zeros, region 00, 30 February).
 */
export type DocumentCode =
  'empty' | 'bad_character' | 'wrong_script' | 'too_short' | 'too_long' | 'bad_shape' | 'check_digit' | 'impossible';

/** What is odd about a number that is accepted. `unknown_region`: no region has this code, as far as is known here. */
export type DocumentWarning = 'unknown_region';

/** A number that is accepted. `value` is its canonical form: digits and capital Latin letters, nothing else. */
export interface DocumentAccepted {
  readonly ok: true;
  readonly value: string;
  readonly warning?: DocumentWarning;
}

/**
 * A number that is refused, with what a text needs to say so: the first offending `character`, or the count of
 * characters that is `expected` (for a passport number, the greatest) beside the `actual` one, both without spaces
 * and hyphens. Of a text that is too long to be read at all, `actual` counts everything.
 */
export type DocumentRefused =
  | {readonly ok: false; readonly code: 'empty' | 'bad_shape' | 'check_digit' | 'impossible'}
  | {readonly ok: false; readonly code: 'bad_character' | 'wrong_script'; readonly character: string}
  | {readonly ok: false; readonly code: 'too_short' | 'too_long'; readonly expected: number; readonly actual: number};

/** The verdict on what was typed. */
export type DocumentCheck = DocumentAccepted | DocumentRefused;

/**
 * What a hint can say in numbers: so many digits; so many letters, then so many digits; or between `min` and `max`
 * letters and digits in any order.
 */
export type DocumentHint =
  | {readonly code: 'digits'; readonly digits: number}
  | {readonly code: 'letters_digits'; readonly letters: number; readonly digits: number}
  | {readonly code: 'characters'; readonly min: number; readonly max: number};

/** One kind of identity document: how its number is read, checked and shown. */
export interface IdentityDocument {
  readonly id: DocumentId;
  /**
   * The printed form: `9` stands for a digit, `A` for a capital Latin letter, `X` for either; any other character
   * stands for itself.
   */
  readonly mask: string;
  /** A number that passes, published as an example or made up, in the printed form. */
  readonly example: string;
  readonly hint: DocumentHint;
  /** The keyboard that suits: the value of an `inputmode` attribute. */
  readonly inputMode: 'numeric' | 'text';
  /** The value of a `maxlength` attribute, in UTF-16 units: roomy, so that no paste with spaces or marks is cut. */
  readonly maxLength: number;
  /**
   * Judges a number as typed. Spaces, hyphens, dashes, number signs and invisible marks are left out, letters made
   * capital, and in documents with letters the Cyrillic look-alikes made Latin. Never throws; its time is bounded,
   * however long the text.
   */
  readonly check: (text: string) => DocumentCheck;
  /**
   * Puts a number, whole or in part, into the printed form. A text with a foreign character or too long to be read
   * comes back as it was. Formatting twice changes nothing, and the form passes `check` if the number does.
   */
  readonly format: (value: string) => string;
}
