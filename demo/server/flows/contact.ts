import {formatIdentifier, recogniseIdentifier} from 'latchkey/core';
import type {Channel, IdentifierKind, Problem} from 'latchkey/protocol';
import type {Contact} from '../auth/accounts.js';

/** The kinds of login that people are found by, best first. */
export const identifiers = ['phone', 'email'] as const satisfies readonly IdentifierKind[];

const malformed = (reason: string): Problem => ({code: 'identifier_malformed', field: 'identifier', reason});

/** A login as a contact: a phone in E.164, an e-mail in lower case; or why it can't be one. */
export function readContact(kind: IdentifierKind, typed: string): Contact | Problem {
  const accepted = identifiers.find(one => one === kind);
  if (!accepted) return malformed('unrecognised');
  const check = recogniseIdentifier(typed, [accepted]);
  return check.ok ? {kind: accepted, value: check.value.toLowerCase()} : malformed(check.code);
}

/** The way by which a contact is reached. */
export const channelOf = ({kind}: Pick<Contact, 'kind'>): Channel => (kind === 'phone' ? 'sms' : 'email');

/** A contact as a key. */
export const contactKey = ({kind, value}: Contact): string => `${kind}:${value}`;

/** A contact that its owner knows again and nobody else learns: `+48 ••• ••• 789`, `j•••@example.com`. */
export function maskContact(contact: Contact): string {
  const {kind, value} = contact;
  if (kind === 'email') return value.replace(/^(.)[^@]*/u, '$1•••');
  const [country, ...groups] = formatIdentifier(contact).split(' ');
  const last = value.slice(-3);
  return [country, ...groups.slice(0, -1).map(() => '•••'), last].join(' ');
}
