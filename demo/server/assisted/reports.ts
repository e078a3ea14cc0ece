import {randomBytes} from 'node:crypto';
import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Services} from '../services.js';

/** How long "this wasn't me" can be said by a link, in milliseconds. */
export const reportLifetime = 7 * 24 * 60 * 60_000;

/** Makes a token by which somebody can say, once, that a change was not theirs. Only its hash is kept. */
export async function issueReport(
  trx: Transaction<Database>,
  {secrets, now}: Pick<Services, 'secrets' | 'now'>,
  accountId: string,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await trx
    .insertInto('report')
    .values({hash: secrets.hmac('report', token), accountId, expiresAt: now() + reportLifetime})
    .execute();
  return token;
}

/** The account that a token is about. It is used up by this, and so are all others about that account. */
export async function takeReport(
  trx: Transaction<Database>,
  {secrets, now}: Pick<Services, 'secrets' | 'now'>,
  token: string,
): Promise<string | undefined> {
  const taken = await trx
    .deleteFrom('report')
    .where('hash', '=', secrets.hmac('report', token))
    .where('expiresAt', '>', now())
    .returning('accountId')
    .executeTakeFirst();
  if (!taken) return undefined;
  await trx.deleteFrom('report').where('accountId', '=', taken.accountId).execute();
  return taken.accountId;
}

/** Removes the tokens that are too old. */
export async function tidyReports({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('report').where('expiresAt', '<=', now()).execute();
}
