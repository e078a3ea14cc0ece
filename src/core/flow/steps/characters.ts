import {tidyCode} from './code.js';

/**
 * Letters and digits as they are sent: in upper case, without what separates their groups. Of the letters that look like
 * digits there are none (Crockford's base 32), so they are taken for those: O for 0, I and L for 1.
 */
export const tidyCharacters = (text: string): string =>
  tidyCode(text.normalize('NFKC')).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** Letters and digits in groups of a size, which are easy to compare. */
export const groupCharacters = (text: string, size: number, separator: string): string =>
  tidyCharacters(text).replace(new RegExp(`.{${size}}(?=.)`, 'gu'), `$&${separator}`);

/** Why letters and digits cannot be right: `empty`, `bad_character` or `length`. */
export function charactersReason(text: string, length: number): 'empty' | 'bad_character' | 'length' | undefined {
  const characters = tidyCharacters(text);
  if (characters === '') return 'empty';
  if (/[^0-9A-HJKMNP-TV-Z]/.test(characters)) return 'bad_character';
  return characters.length === length ? undefined : 'length';
}
