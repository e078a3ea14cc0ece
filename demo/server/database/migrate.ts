import {Migrator, type Kysely, type Migration} from 'kysely';
import {platform} from './migrations/001_platform.js';
import {flows} from './migrations/002_flows.js';
import {assisted} from './migrations/003_assisted.js';
import {recoveryCodes} from './migrations/004_recovery_codes.js';
import {passkeys} from './migrations/005_passkeys.js';
import {mailLinks} from './migrations/006_mail_links.js';
import type {Database} from './schema.js';

/** In the order in which they run. A migration that has been released is never changed. */
const migrations: Record<string, Migration> = {
  '001_platform': platform,
  '002_flows': flows,
  '003_assisted': assisted,
  '004_recovery_codes': recoveryCodes,
  '005_passkeys': passkeys,
  '006_mail_links': mailLinks,
};

/**
 * Brings the database up to date. Instances that start at once take turns: kysely holds an advisory lock of PostgreSQL
 * while it runs, and all migrations of one run are one transaction.
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const {error}: {error?: unknown} = await new Migrator({
    db,
    provider: {getMigrations: () => Promise.resolve(migrations)},
  }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.', {cause: error});
}
