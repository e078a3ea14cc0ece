import type {Meta} from '@storybook/web-components-vite';
import type {IdentifierKind} from 'latchkey/core';
import {step} from 'latchkey/transports/scripted';
import {storyOf, wrongly, type Plot, type Story} from '../support/story.js';

export default {title: 'Fields/Identifier', component: 'recover-access'} satisfies Meta;

/** The field where these logins are accepted, and what comes of a text. */
const field = (identifiers: readonly IdentifierKind[], text?: string, isGood = false): Story =>
  storyOf(step.identify({identifiers}), text === undefined ? {} : isGood ? accepted(text) : refused(text));

const refused = (identifier: string): Plot =>
  wrongly({identifier}, {code: 'identifier_malformed', field: 'identifier'});

const accepted = (identifier: string): Plot => ({then: person => person.leavesAsGood({identifier})});

export const Phone = field(['phone']);

export const PhoneWithoutCountryCode = field(['phone'], '601 234 567');

export const PhoneWithSpaces = field(['phone'], '+48 601-234-567', true);

export const Email = field(['email']);

export const EmailWithoutDomain = field(['email'], 'anna.nowak');

export const EmailInCapitals = field(['email'], 'Anna.Nowak@Example.ORG', true);

export const PhoneOrEmail = field(['phone', 'email']);

export const NeitherPhoneNorEmail = field(['phone', 'email'], 'anna');

export const AnyLogin = field(['phone', 'email', 'username']);

export const UserName = field(['phone', 'email', 'username'], 'anna_nowak', true);
