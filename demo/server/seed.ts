import {identityDocument, type DocumentId} from 'latchkey/core';
import {sql, type Transaction} from 'kysely';
import {seedOffices} from './assisted/offices/seed.js';
import {createAccount, type NewAccount} from './auth/open-account.js';
import type {Database} from './database/schema.js';
import type {Services} from './services.js';

/** An account to try the portal with. */
export interface DemoAccount extends NewAccount {
  readonly note: string;
  readonly temporary: boolean;
  /** May use the staff desk. */
  readonly staff?: boolean;
}

/** A made-up number of each document, as the registry has it. */
const documents = (...ids: DocumentId[]): Partial<Record<DocumentId, string>> =>
  Object.fromEntries(
    ids.map(id => {
      const document = identityDocument(id);
      const verdict = document.check(document.example);
      if (!verdict.ok) throw new Error(`The example of ${id} does not pass its own check.`);
      return [id, verdict.value];
    }),
  );

/** The accounts of a demonstration. Phone numbers and domains are kept free for fiction (Ofcom, NANPA, RFC 2606). */
export const demoAccounts: readonly DemoAccount[] = [
  {
    note: 'phone and e-mail, three documents',
    name: 'Nadezhda Orlova',
    email: 'nadezhda@example.org',
    phone: '+442079460111',
    documents: documents('ru-passport', 'ru-snils', 'ru-inn-person'),
    password: 'seven quiet lanterns',
    locale: 'en',
    temporary: false,
  },
  {
    note: 'e-mail only',
    name: 'Jan Wierzbicki',
    email: 'jan@example.org',
    documents: documents('pl-pesel'),
    password: 'amber coast in march',
    locale: 'pl',
    temporary: false,
  },
  {
    note: 'a temporary password, to be replaced at sign-in',
    name: 'Maya Fernandes',
    email: 'maya@example.org',
    phone: '+12025550123',
    documents: documents('icao-passport'),
    password: 'temporary-4711-kestrel',
    locale: 'en',
    temporary: true,
  },
  {
    note: 'the staff desk at /staff',
    name: 'Ewa Lis',
    email: 'ewa.lis@meridian.example',
    documents: {},
    password: 'first window in the north hall',
    locale: 'en',
    temporary: false,
    staff: true,
  },
  {
    note: 'the staff desk as well, for the second half of an approval',
    name: 'Tom Reed',
    email: 'tom.reed@meridian.example',
    documents: {},
    password: 'second window in the north hall',
    locale: 'en',
    temporary: false,
    staff: true,
  },
];

async function seedAccounts(trx: Transaction<Database>, services: Services): Promise<boolean> {
  const key = 'seeded';
  if (await trx.selectFrom('portal').select('key').where('key', '=', key).executeTakeFirst()) return true;
  if (await trx.selectFrom('user').select('id').limit(1).executeTakeFirst()) return false;
  await trx.insertInto('portal').values({key, value: 'demo'}).execute();
  for (const account of demoAccounts) {
    const id = await createAccount(trx, services, account);
    const {temporary: passwordTemporary, staff} = account;
    const role = staff ? 'agent' : 'person';
    await trx.updateTable('user').set({passwordTemporary, role}).where('id', '=', id).execute();
  }
  return true;
}

/**
 * Opens the demonstration's accounts if there are no accounts at all, and its offices if there are none. Gives whether
 * the accounts are the demonstration's, from now or earlier.
 */
export async function seed(services: Services): Promise<boolean> {
  const {db, config, now} = services;
  return db.transaction().execute(async trx => {
    // Instances that start at once take turns: the second one finds the accounts of the first.
    await sql`select pg_advisory_xact_lock(hashtext('portal seed'))`.execute(trx);
    await seedOffices(trx, config.offices ?? 10_000, now());
    return seedAccounts(trx, services);
  });
}
