import type {DocumentCheck} from 'latchkey/core';
import type {DocumentId, Problem} from 'latchkey/protocol';

/** The documents that the portal accepts, in the order to show them; the same for everybody, whatever is on record. */
export const documents: readonly DocumentId[] = [
  'ru-passport',
  'ru-snils',
  'ru-inn-person',
  'ru-foreign-passport',
  'pl-pesel',
  'pl-identity-card',
  'pl-passport',
  'icao-passport',
];

/** What is wrong with a number, at its field. */
export function documentProblem(check: Extract<DocumentCheck, {ok: false}>): Problem {
  const problem: Problem = {code: 'document_malformed', field: 'value', reason: check.code};
  return 'actual' in check ? {...problem, params: {expected: check.expected, actual: check.actual}} : problem;
}
