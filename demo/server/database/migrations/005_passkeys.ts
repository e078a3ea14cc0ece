import type {Kysely, Migration} from 'kysely';

/** The tables of passkeys; what their columns mean stands in `passkeys/tables.ts`. */
export const passkeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('user')
      .addColumn('passkeyRequired', 'boolean', column => column.notNull().defaultTo(false))
      .addColumn('frozen', 'boolean', column => column.notNull().defaultTo(false))
      .execute();

    await db.schema
      .createTable('passkey')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('userId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('publicKey', 'text', column => column.notNull())
      .addColumn('counter', 'bigint', column => column.notNull())
      .addColumn('transports', 'text', column => column.notNull())
      .addColumn('createdAt', 'bigint', column => column.notNull())
      .addColumn('lastUsedAt', 'bigint')
      .execute();
    await db.schema.createIndex('passkey_user').on('passkey').column('userId').execute();

    await db.schema
      .createTable('passkeyChallenge')
      .addColumn('subject', 'text', column => column.primaryKey())
      .addColumn('challenge', 'text', column => column.notNull())
      .addColumn('accountId', 'text')
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .execute();
    await db.schema.createIndex('passkey_challenge_expires').on('passkeyChallenge').column('expiresAt').execute();
  },

  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of ['passkeyChallenge', 'passkey']) await db.schema.dropTable(table).execute();
    await db.schema.alterTable('user').dropColumn('passkeyRequired').dropColumn('frozen').execute();
  },
};
