import {weightedSum} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

/** The identity card of Poland: three letters and six digits, the first of which checks the rest. */
export const plIdentityCard = maskedDocument({
  id: 'pl-identity-card',
  mask: 'AAA 999999',
  example: 'ABA 300000',
  judge: value => (weightedSum(value, [7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 ? 'check_digit' : undefined),
});
