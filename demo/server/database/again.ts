import type {Kysely, Transaction} from 'kysely';
import type {Database} from './schema.js';

/** Deadlock or serialisation failure of PostgreSQL: others got in the way, nothing has happened, another try may go through. */
export const passes = (fault: unknown): boolean =>
  ['40P01', '40001'].includes(String(Reflect.get(Object(fault), 'code')));

/** How often a transaction is tried that another one keeps getting in the way of. */
export const turns = 5;

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
