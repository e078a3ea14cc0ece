import {weightedSum} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

/**
 * SNILS, the number of a Russian insurance account: nine digits and a control of two, which numbers up to 001-001-998
 * do not keep to.
 */
export const ruSnils = maskedDocument({
  id: 'ru-snils',
  mask: '999-999-999 99',
  example: '112-233-445 95',
  judge(value) {
    const account = value.slice(0, 9);
    if (!+account) return 'impossible';
    const control = (weightedSum(account, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
    return +account > 1001998 && control !== +value.slice(9) ? 'check_digit' : undefined;
  },
});
