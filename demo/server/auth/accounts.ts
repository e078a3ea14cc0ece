import {timingSafeEqual} from 'node:crypto';
import {sql, type Kysely, type Selectable, type Transaction} from 'kysely';
import {documentIds, type DocumentId} from 'latchkey/protocol';
import type {Database, UserTable} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Auth} from './auth.js';
import {nameWords} from './names.js';

/** Somebody who can sign in. */
export interface Account {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  /** In E.164. */
  readonly phone?: string;
  readonly name: string;
  /** What password managers store: the e-mail. */
  readonly username: string;
}

/** A way to reach somebody: a phone in E.164, an e-mail in lower case. */
export interface Contact {
  readonly kind: 'phone' | 'email';
  readonly value: string;
}

/** Who is signed in. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** When the person last proved who they are, in milliseconds since 1970. */
  readonly freshAt: number;
  /** Signed in with a temporary password, which has to be replaced before anything else. */
  readonly temporary: boolean;
  /** May use the staff desk. */
  readonly staff: boolean;
}

/** What a name and a document have found. */
export interface Located {
  /** Somebody has such a name. */
  readonly nameMatches: boolean;
  /** The account that has the name and the document. */
  readonly accountId: string | undefined;
}

/** The only door to accounts. */
export interface Accounts {
  /** The account of a contact: phone in E.164, e-mail in lower case. */
  findByContact(kind: Contact['kind'], value: string): Promise<Account | undefined>;
  find(id: string): Promise<Account | undefined>;
  /** Ids of the kinds of document on record. */
  documentsOf(id: string): Promise<DocumentId[]>;
  /** Whether this is the document on record: `value` in its canonical form. Compares keyed hashes in constant time. */
  documentMatches(id: string, document: DocumentId, value: string): Promise<boolean>;
  /**
   * The account of somebody of this name (see `nameWords`) with this document, in its canonical form. Whether there is one
   * makes no difference to what is asked.
   */
  locate(name: string, document: DocumentId, value: string): Promise<Located>;
  verifyPassword(id: string, password: string): Promise<boolean>;
  /** Costs what `verifyPassword` costs, for accounts that do not exist. */
  verifyNothing(password: string): Promise<void>;
  /** True if it is the current password or one of the last 5. */
  wasUsed(id: string, password: string): Promise<boolean>;
  /** Sets it, keeps the history of 5 as hashes, clears what is temporary or frozen; in the given transaction. */
  setPassword(trx: Transaction<Database>, id: string, password: string): Promise<void>;
  /** Ends sessions, all or all but one, and gives the number ended. */
  endSessions(trx: Transaction<Database>, id: string, exceptSessionId?: string): Promise<number>;
  /** How many live sessions there are besides this one. */
  otherSessions(id: string, sessionId: string): Promise<number>;
  /** The session of a request's cookies. */
  session(headers: Headers): Promise<Session | undefined>;
  contacts(id: string): Promise<Contact[]>;
}

/** How many passwords before the current one are refused. */
const historyLength = 5;

/** The hash under which a document is on record: one number gives another hash in every account. */
export const documentHash = (secrets: Secrets, accountId: string, document: string, value: string): string =>
  secrets.hmac('document', [accountId, document, value].join('\n'));

/** Compares in constant time. */
const same = (known: string, given: string): boolean =>
  known.length === given.length && timingSafeEqual(Buffer.from(known), Buffer.from(given));

const accountOf = ({id, email, phoneNumber, name}: Selectable<UserTable>): Account => ({
  id,
  email,
  ...(phoneNumber !== null && {phone: phoneNumber}),
  name,
  username: email,
});

/** What the accounts rest on. */
export interface AccountsOptions {
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly secrets: Secrets;
  readonly now: () => number;
}

/** Accounts in the database, with better-auth's sessions and its hashing of passwords. */
export function createAccounts({db, auth, secrets, now}: AccountsOptions): Accounts {
  const hasher = async () => (await auth.$context).password;

  const currentHash = async (from: Kysely<Database>, id: string): Promise<string | undefined> => {
    const row = await from
      .selectFrom('account')
      .select('password')
      .where('userId', '=', id)
      .where('providerId', '=', 'credential')
      .executeTakeFirst();
    return row?.password ?? undefined;
  };

  const find = async (column: 'id' | 'email' | 'phoneNumber', value: string): Promise<Account | undefined> => {
    const row = await db.selectFrom('user').selectAll().where(column, '=', value).executeTakeFirst();
    return row && accountOf(row);
  };

  const accounts: Accounts = {
    findByContact: (kind, value) => find(kind === 'phone' ? 'phoneNumber' : 'email', value),

    find: id => find('id', id),

    async documentsOf(id) {
      const rows = await db.selectFrom('document').select('kind').where('userId', '=', id).execute();
      return documentIds.filter(document => rows.some(({kind}) => kind === document));
    },

    async documentMatches(id, document, value) {
      const row = await db
        .selectFrom('document')
        .select('hash')
        .where('userId', '=', id)
        .where('kind', '=', document)
        .executeTakeFirst();
      const given = documentHash(secrets, id, document, value);
      return same(row?.hash ?? '-'.repeat(given.length), given) && row !== undefined;
    },

    async locate(name, document, value) {
      const words = nameWords(name);
      const named = await db
        .selectFrom('user')
        .leftJoin('document', join => join.onRef('document.userId', '=', 'user.id').on('document.kind', '=', document))
        .select(['user.id', 'document.hash'])
        .where(
          sql<boolean>`("nameWords" @> ${words}::text[] and ${words.length}::int > 1)
            or ("nameWords" <@ ${words}::text[] and cardinality("nameWords") > 1) or "nameWords" = ${words}::text[]`,
        )
        .execute();
      // Nobody is compared as well, so that there is always something to do.
      const found = [...named, {id: 'nobody', hash: null}].filter(({id, hash}) => {
        const given = documentHash(secrets, id, document, value);
        return same(hash ?? '-'.repeat(given.length), given);
      });
      return {nameMatches: named.length > 0, accountId: found.length === 1 ? found[0]?.id : undefined};
    },

    async verifyPassword(id, password) {
      const hash = await currentHash(db, id);
      if (hash === undefined) {
        await accounts.verifyNothing(password);
        return false;
      }
      return (await hasher()).verify({hash, password});
    },

    async verifyNothing(password) {
      await (await hasher()).hash(password);
    },

    async wasUsed(id, password) {
      const {verify} = await hasher();
      const current = await currentHash(db, id);
      const before = await db.selectFrom('passwordHistory').select('hash').where('userId', '=', id).execute();
      const hashes = [...before.map(({hash}) => hash), ...(current === undefined ? [] : [current])];
      return (await Promise.all(hashes.map(hash => verify({hash, password})))).includes(true);
    },

    async setPassword(trx, id, password) {
      const hash = await (await hasher()).hash(password);
      // The row is locked first, so that two changes at once can't both take the same password for the former one.
      await trx.selectFrom('user').select('id').where('id', '=', id).forUpdate().execute();
      const former = await currentHash(trx, id);
      const updatedAt = new Date(now());
      const {numUpdatedRows} = await trx
        .updateTable('account')
        .set({password: hash, updatedAt})
        .where('userId', '=', id)
        .where('providerId', '=', 'credential')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new Error('There is no such account with a password.');
      await trx
        .updateTable('user')
        .set({passwordTemporary: false, frozen: false, updatedAt})
        .where('id', '=', id)
        .execute();
      if (former !== undefined) await trx.insertInto('passwordHistory').values({userId: id, hash: former}).execute();
      const kept = trx
        .selectFrom('passwordHistory')
        .select('id')
        .where('userId', '=', id)
        .orderBy('id', 'desc')
        .limit(historyLength);
      await trx.deleteFrom('passwordHistory').where('userId', '=', id).where('id', 'not in', kept).execute();
    },

    async endSessions(trx, id, exceptSessionId) {
      let ending = trx.deleteFrom('session').where('userId', '=', id);
      if (exceptSessionId !== undefined) ending = ending.where('id', '!=', exceptSessionId);
      const ended = await ending.returning('expiresAt').execute();
      return ended.filter(({expiresAt}) => expiresAt.getTime() > now()).length;
    },

    async otherSessions(id, sessionId) {
      const {count} = await db
        .selectFrom('session')
        .select(({fn}) => fn.countAll<number>().as('count'))
        .where('userId', '=', id)
        .where('id', '!=', sessionId)
        .where('expiresAt', '>', new Date(now()))
        .executeTakeFirstOrThrow();
      return count;
    },

    async session(headers) {
      const found = await auth.api.getSession({headers});
      if (!found || found.session.expiresAt.getTime() <= now()) return undefined;
      const {session, user} = found;
      return {
        id: session.id,
        accountId: user.id,
        freshAt: session.provenAt.getTime(),
        temporary: user.passwordTemporary,
        staff: user.role === 'agent',
      };
    },

    async contacts(id) {
      const account = await accounts.find(id);
      if (!account) return [];
      return [
        ...(account.phone === undefined ? [] : [{kind: 'phone', value: account.phone} as const]),
        {kind: 'email', value: account.email} as const,
      ];
    },
  };
  return accounts;
}
