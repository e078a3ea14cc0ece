import type {Kysely, Migration} from 'kysely';

/** The links in e-mails with codes; what the columns mean stands in `flows/tables.ts`. */
export const mailLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('flowLink')
      .addColumn('hash', 'text', column => column.primaryKey())
      // A link is of no use without its flow, and ends with it.
      .addColumn('flow', 'text', column => column.notNull().references('flow.id').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('flow_link_flow').on('flowLink').column('flow').execute();
  },

  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('flowLink').execute();
  },
};
