import type {Kysely, Migration} from 'kysely';

/** The tables of the flows; what their columns mean stands in `flows/tables.ts`. */
export const flows: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('flow')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('binding', 'text', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('accountId', 'text')
      .addColumn('session', 'text')
      .addColumn('position', 'text', column => column.notNull())
      .addColumn('revision', 'integer', column => column.notNull())
      .addColumn('proven', 'boolean', column => column.notNull())
      .addColumn('data', 'jsonb', column => column.notNull())
      .addColumn('locale', 'text', column => column.notNull())
      .addColumn('createdAt', 'bigint', column => column.notNull())
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .execute();
    await db.schema.createIndex('flow_account').on('flow').column('accountId').execute();
    await db.schema.createIndex('flow_expires').on('flow').column('expiresAt').execute();

    await db.schema
      .createTable('flowReply')
      .addColumn('binding', 'text', column => column.notNull())
      .addColumn('key', 'text', column => column.notNull())
      .addColumn('request', 'text', column => column.notNull())
      .addColumn('status', 'integer', column => column.notNull())
      .addColumn('body', 'text', column => column.notNull())
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('flow_reply_key', ['binding', 'key'])
      .execute();
    await db.schema.createIndex('flow_reply_expires').on('flowReply').column('expiresAt').execute();

    await db.schema
      .createTable('flowTries')
      .addColumn('accountId', 'text', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('wrong', 'integer', column => column.notNull())
      .addColumn('lastWrong', 'text', column => column.notNull())
      .addColumn('endsAt', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('flow_tries_key', ['accountId', 'kind'])
      .execute();
    await db.schema.createIndex('flow_tries_ends').on('flowTries').column('endsAt').execute();
  },

  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of ['flowTries', 'flowReply', 'flow']) await db.schema.dropTable(table).execute();
  },
};
