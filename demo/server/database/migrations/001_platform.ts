import {sql, type Kysely, type Migration} from 'kysely';
import type {Database} from '../schema.js';

/** The tables of better-auth, as it would make them itself, and the portal's own. */
export const platform: Migration = {
  async up(db: Kysely<Database>) {
    await db.schema
      .createTable('user')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('email', 'text', column => column.notNull().unique())
      .addColumn('emailVerified', 'boolean', column => column.notNull())
      .addColumn('image', 'text')
      .addColumn('phoneNumber', 'text', column => column.unique())
      .addColumn('locale', 'text', column => column.notNull().defaultTo('en'))
      .addColumn('passwordTemporary', 'boolean', column => column.notNull().defaultTo(false))
      .addColumn('createdAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .addColumn('updatedAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .execute();
    await db.schema
      .createTable('session')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('userId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('token', 'text', column => column.notNull().unique())
      .addColumn('expiresAt', 'timestamptz', column => column.notNull())
      .addColumn('provenAt', 'timestamptz', column => column.notNull())
      .addColumn('ipAddress', 'text')
      .addColumn('userAgent', 'text')
      .addColumn('createdAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .addColumn('updatedAt', 'timestamptz', column => column.notNull())
      .execute();
    await db.schema.createIndex('session_userId_idx').on('session').column('userId').execute();
    await db.schema
      .createTable('account')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('accountId', 'text', column => column.notNull())
      .addColumn('providerId', 'text', column => column.notNull())
      .addColumn('userId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('accessToken', 'text')
      .addColumn('refreshToken', 'text')
      .addColumn('idToken', 'text')
      .addColumn('accessTokenExpiresAt', 'timestamptz')
      .addColumn('refreshTokenExpiresAt', 'timestamptz')
      .addColumn('scope', 'text')
      .addColumn('password', 'text')
      .addColumn('createdAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .addColumn('updatedAt', 'timestamptz', column => column.notNull())
      .execute();
    await db.schema.createIndex('account_userId_idx').on('account').column('userId').execute();
    await db.schema
      .createTable('verification')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('identifier', 'text', column => column.notNull())
      .addColumn('value', 'text', column => column.notNull())
      .addColumn('expiresAt', 'timestamptz', column => column.notNull())
      .addColumn('createdAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .addColumn('updatedAt', 'timestamptz', column => column.notNull().defaultTo(sql`current_timestamp`))
      .execute();
    await db.schema.createIndex('verification_identifier_idx').on('verification').column('identifier').execute();

    await db.schema
      .createTable('document')
      .addColumn('userId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('document_pkey', ['userId', 'kind'])
      .execute();
    await db.schema
      .createTable('passwordHistory')
      .addColumn('id', 'bigserial', column => column.primaryKey())
      .addColumn('userId', 'text', column => column.notNull().references('user.id').onDelete('cascade'))
      .addColumn('hash', 'text', column => column.notNull())
      .execute();
    await db.schema.createIndex('passwordHistory_userId_idx').on('passwordHistory').column('userId').execute();
    await db.schema
      .createTable('message')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('recipient', 'text', column => column.notNull())
      .addColumn('template', 'text', column => column.notNull())
      .addColumn('locale', 'text', column => column.notNull())
      .addColumn('data', 'text')
      .addColumn('discard', 'boolean', column => column.notNull())
      .addColumn('createdAt', 'bigint', column => column.notNull())
      .addColumn('expiresAt', 'bigint')
      .addColumn('attempts', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('nextAttemptAt', 'bigint', column => column.notNull())
      .addColumn('sentAt', 'bigint')
      .addColumn('failedAt', 'bigint')
      .execute();
    await db.schema
      .createIndex('message_waiting_idx')
      .on('message')
      .column('nextAttemptAt')
      .where(sql<boolean>`not discard and "sentAt" is null and "failedAt" is null`)
      .execute();
    await db.schema.createIndex('message_createdAt_idx').on('message').column('createdAt').execute();
    await db.schema
      .createTable('rateLimit')
      .addColumn('key', 'text', column => column.primaryKey())
      .addColumn('hits', 'integer', column => column.notNull())
      .addColumn('endsAt', 'bigint', column => column.notNull())
      .execute();
    await db.schema.createIndex('rateLimit_endsAt_idx').on('rateLimit').column('endsAt').execute();
    await db.schema
      .createTable('portal')
      .addColumn('key', 'text', column => column.primaryKey())
      .addColumn('value', 'text', column => column.notNull())
      .execute();
  },
};
