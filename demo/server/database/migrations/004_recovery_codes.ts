import type {Kysely, Migration} from 'kysely';

/** The tables of recovery codes and of "this wasn't me"; what their columns mean stands in `assisted/tables.ts`. */
export const recoveryCodes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('recoveryCode')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('accountId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('recovery_code_account').on('recoveryCode').column('accountId').execute();

    await db.schema
      .createTable('report')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('accountId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .execute();
    await db.schema.createIndex('report_account').on('report').column('accountId').execute();
    await db.schema.createIndex('report_expires').on('report').column('expiresAt').execute();
  },

  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of ['report', 'recoveryCode']) await db.schema.dropTable(table).execute();
  },
};
