// PGlite in memory, for tests: the portal's own way to open it makes a database anew, which takes most of a portal's start.
import {PGlite} from '@electric-sql/pglite';
import {Kysely} from 'kysely';
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {PGliteDialect} from '../../demo/server/database/dialect.js';

const {devDependencies} = createRequire(import.meta.url)('../../package.json') as {
  devDependencies: Record<string, string>;
};
const version = devDependencies['@electric-sql/pglite'] ?? '';
const file = fileURLToPath(new URL(`../../.cache/pglite-${version}.tar`, import.meta.url));

/** The files of an empty database. The first test that asks makes them. */
async function emptyDatabase(): Promise<Blob> {
  try {
    return new Blob([readFileSync(file)]);
  } catch {
    const database = await PGlite.create();
    const image = await database.dumpDataDir('none');
    await database.close();
    mkdirSync(dirname(file), {recursive: true});
    // Whoever reads it while two make it at once sees it whole.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, Buffer.from(await image.arrayBuffer()));
    renameSync(draft, file);
    return image;
  }
}

/** Opens an empty database in memory, which is gone when it is closed. */
export async function memoryDatabase<Tables>(): Promise<Kysely<Tables>> {
  const database = await PGlite.create({loadDataDir: await emptyDatabase()});
  return new Kysely<Tables>({dialect: new PGliteDialect(database)});
}
