import {randomInt} from 'node:crypto';

/** Crockford's base 32: digits and capital letters, without those that are taken for others (I, L, O) and without U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many characters at random. */
export const randomCharacters = (length: number): string =>
  Array.from({length}, () => alphabet[randomInt(alphabet.length)]).join('');

/** What was typed, as it would have been made: I and L stand for 1, O for 0, case and separators for nothing. */
export const readCharacters = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');

/** In groups of four, for people. */
export const inGroups = (characters: string): string => characters.replace(/.{4}(?=.)/g, '$& ');
