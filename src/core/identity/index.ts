import type {DocumentId, IdentityDocument} from './document.js';
import {icaoPassport} from './icao-passport.js';
import {plIdentityCard} from './pl-identity-card.js';
import {plPassport} from './pl-passport.js';
import {plPesel} from './pl-pesel.js';
import {ruForeignPassport} from './ru-foreign-passport.js';
import {ruInnOrganisation} from './ru-inn-organisation.js';
import {ruInnPerson} from './ru-inn-person.js';
import {ruPassport} from './ru-passport.js';
import {ruSnils} from './ru-snils.js';

export type * from './document.js';

/** All identity documents that are known here. */
export const identityDocuments: readonly IdentityDocument[] = [
  ruSnils,
  ruInnPerson,
  ruInnOrganisation,
  ruPassport,
  ruForeignPassport,
  icaoPassport,
  plPesel,
  plIdentityCard,
  plPassport,
];

/** The document with an id. Gives nothing for a text that is no {@link DocumentId}. */
export function identityDocument(id: DocumentId): IdentityDocument;
export function identityDocument(id: string): IdentityDocument | undefined;
export function identityDocument(id: string): IdentityDocument | undefined {
  return identityDocuments.find(document => document.id === id);
}
