import {isAPIError} from 'better-auth/api';
import type {Transaction} from 'kysely';
import type {DocumentId} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import type {Locale} from '../locales.js';
import {enqueue} from '../messages/queue.js';
import type {Services} from '../services.js';
import {documentHash} from './accounts.js';
import {createAuth} from './auth.js';
import {nameWords} from './names.js';

/** Whose account is opened. Everything is checked already and in its canonical form. */
export interface NewAccount {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  /** In E.164. */
  readonly phone?: string;
  readonly documents: Readonly<Partial<Record<DocumentId, string>>>;
  readonly password: string;
  readonly locale: Locale;
}

/** What became of it. `email_refused`: better-auth takes it for no e-mail address. */
export type OpeningVerdict = 'opened' | 'exists' | 'email_refused';

/** Opens an account in the given transaction, by better-auth, and gives its id. */
export async function createAccount(
  trx: Transaction<Database>,
  {config, secrets, now}: Services,
  {name, email, phone, documents, password, locale}: NewAccount,
): Promise<string> {
  const {api} = createAuth({db: trx, config, now});
  const {user} = await api.signUpEmail({
    body: {name, email, password, locale, ...(phone !== undefined && {phoneNumber: phone})},
  });
  await trx
    .updateTable('user')
    .set({nameWords: nameWords(name)})
    .where('id', '=', user.id)
    .execute();
  const rows = Object.entries(documents).map(([kind, value]) => ({
    userId: user.id,
    kind,
    hash: documentHash(secrets, user.id, kind, value),
  }));
  if (rows.length) await trx.insertInto('document').values(rows).execute();
  return user.id;
}

async function open(trx: Transaction<Database>, services: Services, account: NewAccount): Promise<OpeningVerdict> {
  const {accounts, secrets, now} = services;
  const {email, phone, password, name, locale} = account;
  const taken = await trx
    .selectFrom('user')
    .select(['email', 'phoneNumber', 'locale'])
    .where(({eb, or}) => or([eb('email', '=', email), ...(phone === undefined ? [] : [eb('phoneNumber', '=', phone)])]))
    .execute();
  if (!taken.length) {
    await createAccount(trx, services, account);
    await enqueue(trx, secrets, now(), {kind: 'email', to: email, template: 'account-opened', locale, data: {name}});
    return 'opened';
  }
  await accounts.verifyNothing(password);
  for (const owner of taken) {
    const contact =
      owner.email === email
        ? ({kind: 'email', to: email} as const)
        : ({kind: 'sms', to: owner.phoneNumber ?? ''} as const);
    await enqueue(trx, secrets, now(), {...contact, template: 'account-exists', locale: owner.locale, data: {}});
  }
  return 'exists';
}

/**
 * Opens an account, or tells the owner of the contact that there is one already. Whoever asks learns neither: the answer
 * is in the mail.
 */
export async function openAccount(services: Services, account: NewAccount): Promise<OpeningVerdict> {
  const attempt = () => services.db.transaction().execute(trx => open(trx, services, account));
  try {
    return await attempt();
  } catch (error) {
    const code = isAPIError(error) ? error.body?.code : undefined;
    if (code === 'INVALID_EMAIL') return 'email_refused';
    // Somebody else took the contact in between: now it is taken.
    if (code === 'FAILED_TO_CREATE_USER') return attempt();
    throw error;
  }
}
