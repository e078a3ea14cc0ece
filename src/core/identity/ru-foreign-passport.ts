import {maskedDocument} from './masked-document.js';

/** The Russian passport for travel abroad: a series of two digits and a number of seven; checked in the MRZ only. */
export const ruForeignPassport = maskedDocument({
  id: 'ru-foreign-passport',
  mask: '99 9999999',
  example: '75 1234567',
  judge: value => (+value ? undefined : 'impossible'),
});
