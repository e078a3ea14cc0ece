import {sql, type Transaction} from 'kysely';
import type {Database} from '../../database/schema.js';
import {dateIn} from './calendar.js';
import {madeUpOffices} from './made-up.js';

/** How many offices go into one statement. */
const batch = 2000;

/** Writes so many made-up offices if there are none at all. */
export async function seedOffices(trx: Transaction<Database>, count: number, now: number): Promise<void> {
  if (await trx.selectFrom('office').select('id').limit(1).executeTakeFirst()) return;
  const offices = madeUpOffices(count, dateIn('UTC', now));
  for (let from = 0; from < offices.length; from += batch) {
    const rows = JSON.stringify(offices.slice(from, from + batch));
    await sql`insert into office select * from jsonb_populate_recordset(null::office, ${rows}::jsonb)`.execute(trx);
  }
  // What waits to be indexed, and the lack of statistics, would keep the database from using its indexes.
  await sql`select gin_clean_pending_list('office_words')`.execute(trx);
  await sql`set local default_statistics_target = 20`.execute(trx);
  await sql`analyze office`.execute(trx);
}
