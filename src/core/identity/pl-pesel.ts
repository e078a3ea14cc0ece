import {weightedSum} from './check-digits.js';
import {maskedDocument} from './masked-document.js';

const centuries = [1900, 2000, 2100, 2200, 1800];

/**
 * PESEL, the number of a person in Poland: a date of birth whose month also tells the century, four digits, and the
 * check digit.
 */
export const plPesel = maskedDocument({
  id: 'pl-pesel',
  mask: '99999999999',
  example: '44051401359',
  judge(value) {
    if (weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10) return 'check_digit';
    const coded = +value.slice(2, 4);
    const month = (coded % 20) - 1;
    const year = (centuries[Math.floor(coded / 20)] ?? 0) + +value.slice(0, 2);
    // A day or month that does not exist rolls over into another month.
    return new Date(Date.UTC(year, month, +value.slice(4, 6))).getUTCMonth() === month ? undefined : 'impossible';
  },
});
