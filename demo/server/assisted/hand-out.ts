import {sql, type Transaction} from 'kysely';
import {recogniseIdentifier} from 'latchkey/core';
import type {Contact} from '../auth/accounts.js';
import {voidRecoveryCodes} from '../auth/recovery-codes.js';
import type {Database} from '../database/schema.js';
import {endFlows} from '../flows/flow.js';
import type {Services} from '../services.js';
import {issueActivation, voidActivations} from './activation.js';
import {inGroups, randomCharacters} from './crockford.js';
import {tell} from './notices.js';
import {issueReport} from './reports.js';

/** What a person may be handed out after a visit. */
export const handOuts = ['activation', 'password'] as const;
/** What a person is handed out after a visit: an activation code, or a temporary password. */
export type HandOut = (typeof handOuts)[number];

/** How many letters and digits a temporary password has; 80 bits. */
const temporaryLength = 16;

/** Ends whatever is open for an account: sessions, flows, activation codes, recovery codes. */
export async function endAll(trx: Transaction<Database>, {accounts}: Services, accountId: string): Promise<void> {
  await accounts.endSessions(trx, accountId);
  await endFlows(trx, accountId);
  await voidActivations(trx, accountId);
  await voidRecoveryCodes(trx, accountId);
}

/** Puts a password in force that nobody but its holder is to keep, and ends all else. */
async function setTemporaryPassword(
  trx: Transaction<Database>,
  services: Services,
  accountId: string,
  ticketId: string,
): Promise<string> {
  const password = inGroups(randomCharacters(temporaryLength)).replaceAll(' ', '-');
  await services.accounts.setPassword(trx, accountId, password);
  await trx.updateTable('user').set({passwordTemporary: true}).where('id', '=', accountId).execute();
  await endAll(trx, services, accountId);
  const report = await issueReport(trx, services, accountId);
  await tell(trx, services, accountId, 'password-changed', {report});
  // There is nothing left to prove in the flow of the visit: what comes next is sign-in.
  await trx
    .updateTable('flow')
    .set(({eb}) => ({
      position: 'done',
      accountId: null,
      proven: false,
      data: JSON.stringify({}),
      revision: eb('revision', '+', 1),
    }))
    .where(sql`data->'visit'->>'ticketId'`, '=', ticketId)
    .execute();
  return password;
}

/** Makes what is handed out. It is shown once: only its hash is kept. */
export const makeHandOut = (
  trx: Transaction<Database>,
  services: Services,
  accountId: string,
  ticketId: string,
  handOut: HandOut,
): Promise<string> =>
  handOut === 'activation'
    ? issueActivation(trx, services, accountId)
    : setTemporaryPassword(trx, services, accountId, ticketId);

/** A contact as it was taken down; nothing if it is none. */
export function readNewContact(typed: string): Contact | undefined {
  const check = recogniseIdentifier(typed, ['email', 'phone']);
  if (!check.ok || check.kind === 'username') return undefined;
  return {kind: check.kind, value: check.value.toLowerCase()};
}

/** Puts a contact in the place of the one of its kind, and tells every former one. Gives false if another account has it. */
export async function replaceContact(
  trx: Transaction<Database>,
  services: Services,
  accountId: string,
  {kind, value}: Contact,
): Promise<boolean> {
  const column = kind === 'phone' ? 'phoneNumber' : 'email';
  const owner = await trx.selectFrom('user').select('id').where(column, '=', value).executeTakeFirst();
  if (owner) return owner.id === accountId;
  await tell(trx, services, accountId, 'contact-changed');
  await trx
    .updateTable('user')
    .set({[column]: value, updatedAt: new Date(services.now())})
    .where('id', '=', accountId)
    .execute();
  return true;
}
