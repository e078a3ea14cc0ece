import type {Identifier} from './identifier.js';

// ITU-T E.164: a country code is 1, 7, or two digits, save that these pairs take a third.
const groups = /^\+([17]|(2[^07]|3[578]|42|5[09]|6[7-9]|8[^1246]|9[679])\d|\d\d)|\d{3}(?=\d\d)/g;

/**
 * A login as it reads well: a phone number in groups, `+48 123 456 789`, alike for all countries; others as they are.
 * Where the text runs from right to left, the view isolates it.
 */
export function formatIdentifier({kind, value}: Identifier): string {
  return kind === 'phone' ? value.replace(groups, '$& ') : value;
}
