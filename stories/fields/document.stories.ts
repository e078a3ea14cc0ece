import type {Meta} from '@storybook/web-components-vite';
import {identityDocument, type DocumentId} from 'latchkey/core';
import {step} from 'latchkey/transports/scripted';
import {storyOf, wrongly, type Story} from '../support/story.js';

export default {title: 'Fields/Document', component: 'recover-access'} satisfies Meta;

/** The field of one document; it takes the document's own example. */
const field = (id: DocumentId): Story =>
  storyOf(step.document({documents: [id]}), {
    then: person => person.leavesAsGood({value: identityDocument(id).example}),
  });

/** A number that is seen to be wrong. */
const wrong = (id: DocumentId, value: string): Story =>
  storyOf(step.document({documents: [id]}), wrongly({value}, {code: 'document_malformed', field: 'value'}));

export const Snils = field('ru-snils');

export const InnOfAPerson = field('ru-inn-person');

export const InnOfAnOrganisation = field('ru-inn-organisation');

export const RussianPassport = field('ru-passport');

export const RussianPassportForTravel = field('ru-foreign-passport');

export const AnyPassport = field('icao-passport');

export const Pesel = field('pl-pesel');

export const PolishIdentityCard = field('pl-identity-card');

export const PolishPassport = field('pl-passport');

export const Empty = wrong('pl-pesel', '');

export const TooShort = wrong('ru-snils', '112-233');

export const TooLong = wrong('pl-pesel', '440514013590');

export const CheckDigit = wrong('ru-inn-person', '500100732258');

export const WrongScript = wrong('pl-passport', 'ЖЩ 1234567');

export const Impossible = wrong('ru-snils', '000-000-000 00');

export const OtherShape = wrong('pl-identity-card', '123 ABCDEF');
