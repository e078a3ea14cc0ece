import type {IdentifierCheck} from './identifier.js';
import {accept, refuse} from './verdict.js';

/** Matches what is made of what phone numbers are made of, in the digits of any script. */
export const phoneShape = /^[+＋(]*\p{Nd}[\p{Nd}\s\p{Pd}()./]*$/u;

// What is dialled before a national number at home and drops out after the country code: a single 0, save where the
// country has another prefix (Russia 8, North America 1, Hungary 06, Belarus 80) or its numbers keep the 0 (Italy).
const trunkPrefix = /^([17]) [178](?=\d{10}$)|^(36) 06|^(375) 80|^(39|378|22\d|24[12]) |^(\d+) 0?/;

/**
 * Reads a text that fits {@link phoneShape}: after `+` or `00` an international number, else one of the country with
 * the calling code `defaultCountry`. By shape alone: whether the country has such numbers takes metadata.
 */
export function readPhone(text: string, defaultCountry = ''): IdentifierCheck {
  // In +44 (0)20 the zero in brackets is for callers at home.
  const typed = text.replace('(0)', '').replace(/\P{Nd}/gu, '');
  const digits = /^00|[+＋]/.test(text)
    ? typed.replace(/^00/, '')
    : `${defaultCountry} ${typed}`.replace(trunkPrefix, '$1$2$3$4$5');
  if (/\D/.test(typed)) return refuse('wrong_script');
  if (digits.length < 8) return refuse('phone_too_short');
  if (digits.length > 15) return refuse('phone_too_long');
  return /^[^1-9]/.test(digits) ? refuse('country_missing') : accept('phone', '+' + digits);
}
