import {sql, type Transaction} from 'kysely';
import {passes} from '../database/again.js';
import type {Database} from '../database/schema.js';
import {logFault} from './faults.js';

/**
 * Does something inside a transaction that the rest of it does not hang on. Says whether it worked; what passes by trying
 * the whole transaction again is thrown.
 */
export async function attempt(trx: Transaction<Database>, what: string, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint attempt`.execute(trx);
  try {
    await work();
    await sql`release savepoint attempt`.execute(trx);
    return true;
  } catch (fault) {
    if (passes(fault)) throw fault;
    logFault(what, fault);
    await sql`rollback to savepoint attempt`.execute(trx);
    return false;
  }
}
