import {weightedSum} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

/** The passport of Poland: two letters and seven digits, the first of which checks the rest. */
export const plPassport = maskedDocument({
  id: 'pl-passport',
  mask: 'AA 9999999',
  example: 'EA 9123456',
  judge: value => (weightedSum(value, [7, 3, 9, 1, 7, 3, 1, 7, 3]) % 10 ? 'check_digit' : undefined),
});
