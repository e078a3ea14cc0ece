import {identityDocument, type DocumentId} from 'latchkey/core';
import {sql} from 'kysely';
import {createAccount, type NewAccount} from './auth/open-account.js';
import type {Services} from './services.js';

/** An account to try the portal with. */
export interface DemoAccount extends NewAccount {
  readonly note: string;
  readonly temporary: boolean;
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
];

/** Opens the demonstration's accounts if there are no accounts at all. Gives whether it did so, now or earlier. */
export async function seed(services: Services): Promise<boolean> {
  return services.db.transaction().execute(async trx => {
    // Instances that start at once take turns: the second one finds the accounts of the first.
    await sql`select pg_advisory_xact_lock(hashtext('portal seed'))`.execute(trx);
    const key = 'seeded';
    if (await trx.selectFrom('portal').select('key').where('key', '=', key).executeTakeFirst()) return true;
    if (await trx.selectFrom('user').select('id').limit(1).executeTakeFirst()) return false;
    await trx.insertInto('portal').values({key, value: 'demo'}).execute();
    for (const account of demoAccounts) {
      const id = await createAccount(trx, services, account);
      if (account.temporary)
        await trx.updateTable('user').set({passwordTemporary: true}).where('id', '=', id).execute();
    }
    return true;
  });
}
