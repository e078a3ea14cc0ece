import {msg, str} from '@lit/localize';
import type {DocumentHint, DocumentId, IdentityDocument} from '../../core/identity/index.js';
import type {Problem} from '../../core/protocol/problem.js';

/** The name of a document. */
export function documentName(id: DocumentId): string {
  switch (id) {
    case 'ru-snils':
      return msg('SNILS (Russia)', {id: 'latchkey.document.ru-snils'});
    case 'ru-inn-person':
      return msg('INN of a person (Russia)', {id: 'latchkey.document.ru-inn-person'});
    case 'ru-inn-organisation':
      return msg('INN of an organisation (Russia)', {id: 'latchkey.document.ru-inn-organisation'});
    case 'ru-passport':
      return msg('Internal passport (Russia)', {id: 'latchkey.document.ru-passport'});
    case 'ru-foreign-passport':
      return msg('Passport for travel abroad (Russia)', {id: 'latchkey.document.ru-foreign-passport'});
    case 'icao-passport':
      return msg('Passport of any country', {id: 'latchkey.document.icao-passport'});
    case 'pl-pesel':
      return msg('PESEL (Poland)', {id: 'latchkey.document.pl-pesel'});
    case 'pl-identity-card':
      return msg('Identity card (Poland)', {id: 'latchkey.document.pl-identity-card'});
    case 'pl-passport':
      return msg('Passport (Poland)', {id: 'latchkey.document.pl-passport'});
  }
}

function shape(hint: DocumentHint): string {
  switch (hint.code) {
    case 'digits':
      return msg(str`Number of digits: ${hint.digits}.`, {id: 'latchkey.document.digits'});
    case 'letters_digits':
      return msg(str`Letters: ${hint.letters}, then digits: ${hint.digits}.`, {id: 'latchkey.document.letters-digits'});
    case 'characters':
      return msg(str`Letters and digits, ${hint.max} at the most.`, {id: 'latchkey.document.characters'});
  }
}

/** What the number looks like, with an example. */
export const documentHint = ({hint, example}: IdentityDocument): string =>
  `${shape(hint)} ${msg(str`For example: \u2066${example}\u2069`, {id: 'latchkey.document.example'})}`;

/** The text of a problem with a document. */
export function documentProblem({code, reason, params}: Problem): string | undefined {
  if (code === 'document_mismatch') {
    return msg('This document does not match the account. Check the number, or choose another document.', {
      id: 'latchkey.document.mismatch',
    });
  }
  if (code === 'document_needed') {
    return reason === 'empty'
      ? msg('Choose a document.', {id: 'latchkey.document.choose'})
      : msg('This kind of document is not in the account. Choose another one.', {id: 'latchkey.document.needed'});
  }
  if (code !== 'document_malformed') return undefined;
  const {expected = 0, actual = 0} = params ?? {};
  switch (reason) {
    case 'empty':
      return msg('Enter the number of the document.', {id: 'latchkey.document.empty'});
    case 'too_short':
    case 'too_long':
      return msg(str`The number has ${expected} characters; you entered ${actual}.`, {id: 'latchkey.document.length'});
    case 'check_digit':
      return msg('A digit is mistyped: the number does not add up. Compare it with the document.', {
        id: 'latchkey.document.check-digit',
      });
    case 'wrong_script':
      return msg('Use the digits 0 to 9 and Latin letters.', {id: 'latchkey.document.script'});
    case 'impossible':
      return msg('There is no such number. Compare it with the document.', {id: 'latchkey.document.impossible'});
    default:
      return msg('The number looks different on this document. Compare it with the example.', {
        id: 'latchkey.document.shape',
      });
  }
}
