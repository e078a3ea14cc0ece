import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Services} from '../services.js';
import {randomCharacters, readCharacters} from './crockford.js';

/** How many characters an activation code has. */
export const activationLength = 10;

/** How long an activation code is good for, in milliseconds. */
export const activationLifetime = 72 * 60 * 60_000;

/** The hash is of the account as well: a code fits nobody else's. */
const hashOf = (secrets: Secrets, accountId: string, code: string): string =>
  secrets.hmac('activation', `${accountId} ${code}`);

/** Makes an activation code for an account. Earlier ones are void. Only the hash is kept: it can be shown this once. */
export async function issueActivation(
  trx: Transaction<Database>,
  {secrets, now}: Pick<Services, 'secrets' | 'now'>,
  accountId: string,
): Promise<string> {
  const code = randomCharacters(activationLength);
  await voidActivations(trx, accountId);
  await trx
    .insertInto('activation')
    .values({
      hash: hashOf(secrets, accountId, code),
      accountId,
      expiresAt: now() + activationLifetime,
      usedAt: null,
    })
    .execute();
  return code;
}

/**
 * Takes an activation code, once, and gives whether it was good. Used, expired, another account's and made up are one
 * and the same, at the same cost.
 */
export async function takeActivation(
  trx: Transaction<Database>,
  secrets: Secrets,
  now: number,
  accountId: string,
  typed: string,
): Promise<boolean> {
  const taken = await trx
    .updateTable('activation')
    .set({usedAt: now})
    .where('hash', '=', hashOf(secrets, accountId, readCharacters(typed)))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('hash')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Makes every activation code of an account void. */
export async function voidActivations(trx: Transaction<Database>, accountId: string): Promise<void> {
  await trx.deleteFrom('activation').where('accountId', '=', accountId).execute();
}

/** Removes the activation codes that are of no more use. */
export async function tidyActivations({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('activation').where('expiresAt', '<=', now()).execute();
}
