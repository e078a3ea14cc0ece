import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {getMigrations} from 'better-auth/db/migration';
import {sql} from 'kysely';
import {createAuth} from '../../../demo/server/auth/auth.js';
import {migrate} from '../../../demo/server/database/migrate.js';
import {openDatabase} from '../../../demo/server/database/open.js';
import {demoAccounts} from '../../../demo/server/seed.js';
import {makePortal, testSecret} from '../../support/portal.js';
import {noPostgres, startPostgres, type Postgres} from '../../support/postgres.js';
import {onEachDatabase} from './on-each-database.js';
import {Visitor} from './visitor.js';

onEachDatabase('Migrations', stage => {
  it('make what better-auth would make', async () => {
    const {options} = createAuth(stage.portal.services);
    const {toBeCreated, toBeAdded, toBeAddedIndexes} = await getMigrations(options);
    assert.deepEqual([toBeCreated, toBeAdded, toBeAddedIndexes], [[], [], []]);
  });

  it('do nothing the second time', async () => {
    const {db} = stage.portal.services;
    const done = () => sql<{name: string}>`select name from kysely_migration order by name`.execute(db);
    const before = (await done()).rows;
    assert.ok(before.length >= 2);
    await migrate(db);
    assert.deepEqual((await done()).rows, before);
  });

  it('leave whole numbers as numbers', async () => {
    const {db} = stage.portal.services;
    const endsAt = Date.now();
    await db.insertInto('rateLimit').values({key: 'number', hits: 1, endsAt}).execute();
    const row = await db.selectFrom('rateLimit').select('endsAt').where('key', '=', 'number').executeTakeFirst();
    assert.equal(row?.endsAt, endsAt);
  });
});

describe('The database', () => {
  let postgres: Postgres | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'portal-data-'));
  before(async () => {
    postgres = noPostgres ? undefined : await startPostgres();
  });
  after(async () => {
    await postgres?.stop();
    rmSync(folder, {recursive: true, force: true});
  });

  it('is set up once by instances that start at once', {skip: noPostgres}, async () => {
    const database = (await postgres?.createDatabase()) ?? '';
    const portals = await Promise.all([1, 2, 3].map(() => makePortal({database, background: false})));
    const [first] = portals;
    const users = await first?.services.db.selectFrom('user').select('email').execute();
    assert.equal(users?.length, demoAccounts.length);
    // Who is signed in at one instance is signed in at the others.
    const [one, two] = portals.map(portal => new Visitor(portal));
    const [account] = demoAccounts;
    assert.ok(one && two && account);
    await one.signIn(account.email, account.password);
    const cookie = `portal.session_token=${one.cookie('portal.session_token') ?? ''}`;
    assert.equal((await two.get('/account', {Cookie: cookie})).status, 200);
    await Promise.all(portals.map(portal => portal.close()));
  });

  it('is not seeded where there are accounts', {skip: noPostgres}, async () => {
    const database = (await postgres?.createDatabase()) ?? '';
    const bare = await makePortal({database, background: false, config: {seed: false}});
    assert.equal(bare.seeded, false);
    const password = 'nobody knows this one';
    const person = {name: 'First', email: 'first@example.org', 'pl-pesel': '02070803628', password};
    assert.equal((await new Visitor(bare).post('/sign-up', person)).status, 303);
    await bare.close();
    const later = await makePortal({database, background: false});
    assert.equal(later.seeded, false);
    assert.equal((await later.services.db.selectFrom('user').select('id').execute()).length, 1);
    await later.close();
  });

  it('belongs to one secret', {skip: noPostgres}, async () => {
    const database = (await postgres?.createDatabase()) ?? '';
    const portal = await makePortal({database, background: false});
    await portal.close();
    const other = makePortal({database, background: false, config: {secret: `another ${testSecret}`}});
    await assert.rejects(other, /another PORTAL_SECRET/);
  });

  it('stays in its folder from one start to the next, and lets in one process at a time', async () => {
    const config = {databaseFolder: join(folder, 'portal')};
    const first = await makePortal({background: false, config});
    assert.equal(first.seeded, true);
    assert.equal(readFileSync(`${config.databaseFolder}.lock`, 'utf8'), String(process.pid));
    await first.close();
    const second = await makePortal({background: false, config});
    const users = await second.services.db.selectFrom('user').select('id').execute();
    assert.equal(users.length, demoAccounts.length);
    await second.close();

    // Process 1 is always there; a number beyond the greatest never is.
    writeFileSync(`${config.databaseFolder}.lock`, '1');
    await assert.rejects(openDatabase(config), /in use by process 1/);
    writeFileSync(`${config.databaseFolder}.lock`, '99999999');
    const third = await openDatabase(config);
    assert.equal((await third.selectFrom('user').select('id').execute()).length, demoAccounts.length);
    await third.destroy();
  });
});
