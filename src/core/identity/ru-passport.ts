import {maskedDocument} from './masked-document.js';

/**
 * The internal passport of Russia: a series (the OKATO code of a region, then the year the blank was printed in) and a
 * number; no check digit. Codes that OKATO has given to no region are only warned of, for blanks cross borders.
 */
export const ruPassport = maskedDocument({
  id: 'ru-passport',
  mask: '99 99 999999',
  example: '45 03 123456',
  judge: value =>
    value.startsWith('00')
      ? 'impossible'
      : /^(0[26]|1[36]|31|48|5[19]|[67]2)/.test(value)
        ? 'unknown_region'
        : undefined,
});
