import type {DocumentCheck, DocumentId, DocumentWarning, IdentityDocument} from './document.js';
import {fold, maxLength, refuse} from './fold.js';

/** What tells one document from another. */
export interface MaskedDocument {
  readonly id: DocumentId;
  readonly mask: string;
  readonly example: string;
  /** The smallest count of characters, where it is not that of the mask. */
  readonly min?: number;
  /** Judges a canonical value that fits the mask. Gives nothing if there is nothing to say. */
  readonly judge?: (value: string) => 'check_digit' | 'impossible' | DocumentWarning | undefined;
}

const place = /[9AX]/;

/** Makes a document of its mask, its example and its own rule. */
export function maskedDocument({id, mask, example, min, judge}: MaskedDocument): IdentityDocument {
  const places = [...mask].filter(sign => place.test(sign));
  const max = places.length;
  const digits = places.filter(sign => sign === '9').length;
  const letters = digits < max;
  const foreign = letters ? /[^0-9A-Z]/u : /[^0-9]/u;

  function check(text: string): DocumentCheck {
    if (text.length > maxLength) return {ok: false, code: 'too_long', expected: max, actual: text.length};
    const value = fold(text, letters);
    const refused = refuse(value, foreign, min ?? max, max);
    if (refused) return refused;
    if (digits && places.some((sign, at) => (sign === '9') !== value.charAt(at) < 'A')) {
      return {ok: false, code: 'bad_shape'};
    }
    const verdict = judge?.(value);
    if (!verdict) return {ok: true, value};
    return verdict === 'unknown_region' ? {ok: true, value, warning: verdict} : {ok: false, code: verdict};
  }

  function format(text: string): string {
    const value = text.length > maxLength ? '' : fold(text, letters);
    if (!value || foreign.test(value)) return text;
    let at = 0;
    let formatted = '';
    for (const sign of mask) if (at < value.length) formatted += place.test(sign) ? value.charAt(at++) : sign;
    return formatted + value.slice(at);
  }

  return {
    id,
    mask,
    example,
    hint: !letters
      ? {code: 'digits', digits}
      : digits
        ? {code: 'letters_digits', letters: max - digits, digits}
        : {code: 'characters', min: min ?? max, max},
    inputMode: letters ? 'text' : 'numeric',
    maxLength,
    check,
    format,
  };
}
