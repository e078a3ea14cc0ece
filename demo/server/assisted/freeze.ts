import {randomBytes} from 'node:crypto';
import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Services} from '../services.js';
import {endAll} from './hand-out.js';
import {tell} from './notices.js';

/**
 * Freezes an account where theft is suspected: makes its password void, ends its sessions and whatever is under way for it,
 * and tells its contacts. The only way in is a new password: passkeys, one of which may be the thief's, sign nobody in.
 */
export async function freezeAccount(trx: Transaction<Database>, services: Services, accountId: string): Promise<void> {
  await services.accounts.setPassword(trx, accountId, randomBytes(32).toString('base64url'));
  await trx.updateTable('user').set({frozen: true}).where('id', '=', accountId).execute();
  await endAll(trx, services, accountId);
  await tell(trx, services, accountId, 'account-frozen');
}
