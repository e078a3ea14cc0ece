import {weightedSum} from './check-digits.js';
import type {IdentityDocument} from './document.js';
import {fold, maxLength, refuse} from './fold.js';
import {maskedDocument} from './masked-document.js';

const number = maskedDocument({
  id: 'icao-passport',
  mask: 'XXXXXXXXX',
  example: 'L898902C3',
  min: 1,
  judge: value => (/[^0]/.test(value) ? undefined : 'impossible'),
});

// Number, nationality, birth (parts may be unknown), sex, expiry, what the state likes, and the check digits.
const line = /^[A-Z0-9][A-Z0-9<]{8}\d[A-Z<]{3}[\d<]{6}\d[A-Z<]\d{7}[A-Z0-9<]{14}[\d<]\d$/;

/**
 * Whether the last character of a field of a machine-readable zone is the check digit of what stands before it:
 * weights 7 3 1, modulo 10, with a filler as zero (ICAO Doc 9303-3, 4.9).
 */
export function mrzFieldAgrees(field: string): boolean {
  return weightedSum(field.slice(0, -1), [7, 3, 1]) % 10 === weightedSum(field.slice(-1), [1]);
}

/**
 * A passport of any state (ICAO Doc 9303-4): a number of one to nine letters and digits. The second line of the
 * machine-readable zone, 44 characters, is also read: its five check digits must agree, and `value` is the number.
 */
export const icaoPassport: IdentityDocument = {
  ...number,
  check(text) {
    const folded = fold(text.slice(0, maxLength), true);
    if (text.length > maxLength || (folded.length !== 44 && !folded.includes('<'))) return number.check(text);
    const refused = refuse(folded, /[^0-9A-Z<]/u, 44, 44);
    if (refused) return refused;
    if (!line.test(folded)) return {ok: false, code: 'bad_shape'};
    const ranges = [
      [0, 10],
      [13, 20],
      [21, 28],
      [28, 43],
    ] as const;
    const fields = ranges.map(([start, end]) => folded.slice(start, end));
    fields.push(folded.slice(0, 10) + folded.slice(13, 20) + folded.slice(21));
    return fields.every(mrzFieldAgrees)
      ? number.check(folded.slice(0, 9).replaceAll('<', ''))
      : {ok: false, code: 'check_digit'};
  },
};
