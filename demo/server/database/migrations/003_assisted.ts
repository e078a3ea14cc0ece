import {sql, type Kysely, type Migration} from 'kysely';
import {nameWords} from '../../auth/names.js';
import type {Database} from '../schema.js';

/** The tables of offices, visits, support and staff; what their columns mean stands in `assisted/tables.ts`. */
export const assisted: Migration = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .alterTable('user')
      .addColumn('role', 'text', column => column.notNull().defaultTo('person'))
      .addColumn('nameWords', sql`text[]`, column => column.notNull().defaultTo(sql`'{}'`))
      .execute();
    for (const {id, name} of await db.selectFrom('user').select(['id', 'name']).execute()) {
      await db
        .updateTable('user')
        .set({nameWords: nameWords(name)})
        .where('id', '=', id)
        .execute();
    }
    await sql`create index user_name_words on "user" using gin ("nameWords")`.execute(db);

    await db.schema
      .createTable('office')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('address', 'jsonb', column => column.notNull())
      .addColumn('words', 'text', column => column.notNull())
      .addColumn('latitude', 'double precision', column => column.notNull())
      .addColumn('longitude', 'double precision', column => column.notNull())
      .addColumn('timeZone', 'text', column => column.notNull())
      .addColumn('week', 'jsonb', column => column.notNull())
      .addColumn('exceptions', 'jsonb', column => column.notNull())
      .addColumn('features', 'jsonb', column => column.notNull())
      .addColumn('languages', 'jsonb', column => column.notNull())
      .addColumn('phone', 'text')
      .execute();
    await sql`create index office_words on office using gin (to_tsvector('simple', words))`.execute(db);
    // On Mercator's map near is near in every direction, so an index of plane points finds the nearest.
    await sql`create index office_place on office using gist
      (point(longitude, degrees(ln(tan(pi() / 4 + radians(latitude) / 2)))))`.execute(db);
    await db.schema.createIndex('office_order').on('office').columns(['words', 'id']).execute();

    await db.schema
      .createTable('ticket')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('reference', 'text', column => column.notNull().unique())
      .addColumn('uid', 'text', column => column.notNull())
      .addColumn('sequence', 'integer', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('officeId', 'text')
      .addColumn('startsAt', 'bigint')
      .addColumn('endsAt', 'bigint')
      .addColumn('documents', 'jsonb', column => column.notNull())
      .addColumn('createdAt', 'bigint', column => column.notNull())
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .addColumn('submittedAt', 'bigint')
      .addColumn('dueAt', 'bigint')
      .addColumn('verdict', 'text')
      .addColumn('reason', 'text')
      .addColumn('accountId', 'text')
      .execute();
    await db.schema.createIndex('ticket_expires').on('ticket').column('expiresAt').execute();
    await db.schema
      .createTable('booking')
      .addColumn('officeId', 'text', column => column.notNull())
      .addColumn('startsAt', 'bigint', column => column.notNull())
      .addColumn('ticketId', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('booking_key', ['officeId', 'startsAt'])
      // The slot is taken first, then the ticket is written.
      .addForeignKeyConstraint('booking_ticket', ['ticketId'], 'ticket', ['id'], constraint =>
        constraint.onDelete('cascade').deferrable().initiallyDeferred(),
      )
      .execute();
    await db.schema.createIndex('booking_ticket_id').on('booking').column('ticketId').execute();

    await db.schema
      .createTable('supportCase')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('reference', 'text', column => column.notNull().unique())
      .addColumn('word', 'text', column => column.notNull())
      .addColumn('supportChannel', 'text', column => column.notNull())
      .addColumn('urgent', 'boolean', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('nameMatches', 'boolean', column => column.notNull())
      .addColumn('documentMatches', 'boolean', column => column.notNull())
      .addColumn('accountId', 'text')
      .addColumn('callBack', 'text')
      .addColumn('chatToken', 'text')
      .addColumn('createdAt', 'bigint', column => column.notNull())
      .addColumn('dueAt', 'bigint', column => column.notNull())
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .execute();
    await db.schema.createIndex('support_case_expires').on('supportCase').column('expiresAt').execute();

    await db.schema
      .createTable('activation')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('accountId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('expiresAt', 'bigint', column => column.notNull())
      .addColumn('usedAt', 'bigint')
      .execute();

    await db.schema
      .createTable('staffAct')
      .addColumn('id', 'bigserial', column => column.primaryKey())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('staffId', 'text', column => column.notNull())
      .addColumn('subject', 'text', column => column.notNull())
      .addColumn('subjectId', 'text', column => column.notNull())
      .addColumn('act', 'text', column => column.notNull())
      .addColumn('detail', 'jsonb', column => column.notNull())
      .execute();
    await db.schema.createIndex('staff_act_subject').on('staffAct').columns(['subject', 'subjectId', 'id']).execute();
  },

  async down(db: Kysely<unknown>): Promise<void> {
    const tables = ['staffAct', 'activation', 'supportCase', 'booking', 'ticket', 'office'];
    for (const table of tables) await db.schema.dropTable(table).execute();
    await db.schema.alterTable('user').dropColumn('role').dropColumn('nameWords').execute();
  },
};
