import {PGlite} from '@electric-sql/pglite';
import {Kysely, PostgresDialect} from 'kysely';
import {mkdirSync} from 'node:fs';
import {Pool, types} from 'pg';
import {PGliteDialect} from './dialect.js';
import {lockFolder} from './lock.js';
import type {Database} from './schema.js';

/** Where the data is: PostgreSQL, or PGlite in a folder, or, with neither, PGlite in memory. */
export interface DatabasePlace {
  readonly databaseUrl?: string;
  readonly databaseFolder?: string;
}

// Times in milliseconds and counts fit into a number; `pg` would give them as text, PGlite gives numbers.
types.setTypeParser(types.builtins.INT8, Number);

/** Opens the database. `destroy()` of what it gives closes it and lets go of the folder. */
export async function openDatabase({databaseUrl, databaseFolder}: DatabasePlace): Promise<Kysely<Database>> {
  if (databaseUrl) {
    const pool = new Pool({connectionString: databaseUrl, connectionTimeoutMillis: 10_000});
    // A connection that breaks while it is idle is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new Kysely<Database>({dialect: new PostgresDialect({pool})});
  }
  if (!databaseFolder) return new Kysely<Database>({dialect: new PGliteDialect(new PGlite())});
  mkdirSync(databaseFolder, {recursive: true});
  const unlock = lockFolder(databaseFolder);
  try {
    const database = await PGlite.create(databaseFolder);
    return new Kysely<Database>({dialect: new PGliteDialect(database, unlock)});
  } catch (error) {
    unlock();
    throw error;
  }
}
