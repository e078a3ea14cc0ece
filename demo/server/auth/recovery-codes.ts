import type {Kysely, Transaction} from 'kysely';
import {randomCharacters, readCharacters} from '../assisted/crockford.js';
import {tell} from '../assisted/notices.js';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Services} from '../services.js';

/** How many characters a recovery code has; 80 bits. */
export const recoveryCodeLength = 16;

/** How many codes are given out at once. */
const recoveryCodeCount = 10;

/** The hash is of the account as well: a code fits nobody else's. */
const hashOf = (secrets: Secrets, accountId: string, code: string): string =>
  secrets.hmac('recovery-code', `${accountId} ${code}`);

/**
 * Makes a set of recovery codes for an account, and tells its contacts. Earlier ones are void. Only hashes are kept: the
 * codes can be shown this once.
 */
export async function issueRecoveryCodes(
  trx: Transaction<Database>,
  services: Pick<Services, 'secrets' | 'now'>,
  accountId: string,
): Promise<readonly string[]> {
  const codes = Array.from({length: recoveryCodeCount}, () => randomCharacters(recoveryCodeLength));
  // Two sets at once must not both stay.
  await trx.selectFrom('user').select('id').where('id', '=', accountId).forUpdate().execute();
  await voidRecoveryCodes(trx, accountId);
  await trx
    .insertInto('recoveryCode')
    .values(codes.map(code => ({hash: hashOf(services.secrets, accountId, code), accountId})))
    .execute();
  await tell(trx, services, accountId, 'recovery-codes-issued');
  return codes;
}

/**
 * Takes a recovery code, once, and gives whether it was good. Used, replaced, another account's and made up are one and the
 * same, at the same cost.
 */
export async function takeRecoveryCode(
  trx: Transaction<Database>,
  secrets: Secrets,
  accountId: string,
  typed: string,
): Promise<boolean> {
  const taken = await trx
    .deleteFrom('recoveryCode')
    .where('hash', '=', hashOf(secrets, accountId, readCharacters(typed)))
    .returning('hash')
    .executeTakeFirst();
  return taken !== undefined;
}

/** How many recovery codes of an account can still be used. */
export async function countRecoveryCodes(db: Kysely<Database>, accountId: string): Promise<number> {
  const {count} = await db
    .selectFrom('recoveryCode')
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Makes every recovery code of an account void. */
export async function voidRecoveryCodes(trx: Transaction<Database>, accountId: string): Promise<void> {
  await trx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
}
