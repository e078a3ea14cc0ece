import type {Kysely, Transaction} from 'kysely';
import {passes} from '../flows/faults.js';
import type {Database} from './schema.js';

/** How often a transaction is tried that another one keeps getting in the way of. */
const turns = 5;

/** Does something in a transaction, and again from the start where another one got in its way. */
export async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  for (let turn = 1; ; turn++) {
    try {
      return await db.transaction().execute(work);
    } catch (fault) {
      if (turn === turns || !passes(fault)) throw fault;
    }
  }
}
