import {innDigitAgrees} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

/** INN, the Russian taxpayer's number of a person: twelve digits, the last two for the check; the first two a region. */
export const ruInnPerson = maskedDocument({
  id: 'ru-inn-person',
  mask: '999999999999',
  example: '500100732259',
  judge: value =>
    !innDigitAgrees(value, 10) || !innDigitAgrees(value, 11)
      ? 'check_digit'
      : value.startsWith('00')
        ? 'impossible'
        : undefined,
});
