import type {IdentifierCheck, IdentifierKind} from './identifier.js';
import {phoneShape, readPhone} from './phone.js';
import {accept, refuse} from './verdict.js';

// The rule of the HTML standard (input type=email), with letters of any script on either side.
const emailShape = /^[^\s\p{Cc}"(),:;<>@[-\]]+@(?!-|.*-(\.|$))((-|[^\s\p{Cc}\p{P}\p{S}]){1,63}(\.(?!-|$)|$))+$/u;

/**
 * Tells what kind of login was typed, and tidies it. Judges the shape only, never whether such an account or number
 * exists. Never throws; its time is bounded, however long the text.
 *
 * @param text What was typed or pasted; white space around it and marks of writing direction are left out.
 * @param allowed The kinds that are accepted. Digits alone can be a phone number as well as a user name: the kind that
 *   stands first wins, save that fewer than 8 are never a phone number where user names are accepted.
 * @param defaultCountry The calling code, in digits (`48`), for phone numbers typed without one. Without it they are
 *   refused as `country_missing`.
 */
export function recogniseIdentifier(
  text: string,
  allowed: readonly IdentifierKind[] = ['phone', 'email', 'username'],
  defaultCountry?: string,
): IdentifierCheck {
  if (text.length > 320) return refuse('too_long');
  const value = text.replace(/\p{Bidi_C}|\u200b/gu, '').trim();
  if (!value) return refuse('empty');
  if (allowed.includes('email') && /.@/.test(value)) {
    return emailShape.test(value)
      ? accept(
          'email',
          value.replace(/@.*/, domain => domain.toLowerCase()),
        )
      : refuse('email_malformed');
  }
  const phone = allowed.indexOf('phone');
  const username = allowed.indexOf('username');
  const nameRather = username >= 0 && !/\P{Nd}/u.test(value) && (username < phone || value.length < 8);
  if (phone >= 0 && phoneShape.test(value) && !nameRather) return readPhone(value, defaultCountry);
  if (username < 0) return refuse(allowed[1] ? 'unrecognised' : `${allowed[0] ?? 'email'}_malformed`);
  if (/[\s\p{Cc}]/u.test(value)) return refuse('username_malformed');
  return [...value].length > 64 ? refuse('too_long') : accept('username', value);
}
