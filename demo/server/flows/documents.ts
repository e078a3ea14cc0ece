import type {DocumentId} from 'latchkey/protocol';

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
