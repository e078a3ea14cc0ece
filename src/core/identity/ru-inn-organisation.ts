import {innDigitAgrees} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

/** INN, the Russian taxpayer's number of an organisation: ten digits, the last for the check; the first two a region. */
export const ruInnOrganisation = maskedDocument({
  id: 'ru-inn-organisation',
  mask: '9999999999',
  example: '5010012340',
  judge: value => (!innDigitAgrees(value, 9) ? 'check_digit' : value.startsWith('00') ? 'impossible' : undefined),
});
