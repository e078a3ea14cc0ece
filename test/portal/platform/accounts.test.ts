import assert from 'node:assert/strict';
import {it} from 'node:test';
import {sql} from 'kysely';
import {identityDocument} from 'latchkey/core';
import type {Portal} from '../../../demo/server/app.js';
import {outboxMessages} from '../../../demo/server/messages/outbox.js';
import {demoAccounts} from '../../../demo/server/seed.js';
import {onEachDatabase} from './on-each-database.js';
import {Visitor} from './visitor.js';

const person = {
  name: 'Grażyna Łęcka-Ziółkowska',
  phone: '+48 600 700 801',
  'pl-pesel': '02070803628',
  'ru-snils': '112-233-445 95',
  'icao-passport': 'ZX9081726',
  email: 'Grazyna@Example.org',
  password: 'twelve green umbrellas',
};

/** Every value of every table, as text. */
async function dump({services: {db}}: Portal): Promise<string> {
  const {rows} = await sql<{name: string}>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db);
  assert.ok(rows.length > 10);
  const contents = await Promise.all(rows.map(({name}) => sql`select * from ${sql.table(name)}`.execute(db)));
  return JSON.stringify(contents.map(content => content.rows));
}

onEachDatabase('Accounts', stage => {
  const visit = (): Visitor => new Visitor(stage.portal);

  it('opens an account, by which one can sign in with either contact', async () => {
    const visitor = visit();
    const opened = await visitor.post('/sign-up', person);
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.get('Location'), '/sign-in?opened');
    assert.equal(await visitor.signIn('grazyna@example.org', person.password), '/account');
    assert.equal(await visit().signIn('0048 600-700-801', person.password), '/account');
    const account = await visitor.get('/account');
    assert.match(account.text, /Grażyna Łęcka-Ziółkowska/);
    assert.match(account.text, /PESEL/);
    assert.match(account.text, /<change-password endpoint="\/api\/latchkey"/);
  });

  it('keeps no document and no password in clear, in any table', async () => {
    const everything = await dump(stage.portal);
    // The dump would show them: what is kept in clear is found in it.
    assert.match(everything, /grazyna@example\.org/);
    const secrets = [
      person.password,
      person['pl-pesel'],
      '11223344595',
      person['ru-snils'],
      person['icao-passport'],
      ...demoAccounts.flatMap(({password, documents}) => [password, ...Object.values(documents)]),
    ];
    for (const secret of secrets) assert.ok(!everything.includes(secret), `${secret} is kept in clear`);
  });

  it('keeps another hash of the same document in every account, and compares by it', async () => {
    const {accounts, db} = stage.portal.services;
    const number = '11223344595';
    const hashes = await db.selectFrom('document').select(['userId', 'hash']).where('kind', '=', 'ru-snils').execute();
    assert.equal(hashes.length, 2);
    assert.equal(new Set(hashes.map(({hash}) => hash)).size, 2);
    for (const {userId} of hashes) {
      assert.equal(await accounts.documentMatches(userId, 'ru-snils', number), true);
      assert.equal(await accounts.documentMatches(userId, 'ru-snils', '11223344596'), false);
      assert.equal(await accounts.documentMatches(userId, 'ru-inn-organisation', number), false);
    }
    const [jan] = demoAccounts.filter(({name}) => name === 'Jan Wierzbicki');
    const account = await accounts.findByContact('email', jan?.email ?? '');
    assert.deepEqual(await accounts.documentsOf(account?.id ?? ''), ['pl-pesel']);
    assert.deepEqual(await accounts.contacts(account?.id ?? ''), [{kind: 'email', value: 'jan@example.org'}]);
  });

  it('answers alike when the e-mail or the phone is taken, and tells its owner', async () => {
    const {db} = stage.portal.services;
    const count = () => db.selectFrom('user').select('id').execute();
    const before = (await count()).length;
    const byEmail = await visit().post('/sign-up', {...person, phone: '', name: 'Somebody Else'});
    const byPhone = await visit().post('/sign-up', {...person, email: 'else@example.org', name: 'Somebody Else'});
    for (const {status, headers} of [byEmail, byPhone]) {
      assert.equal(status, 303);
      assert.equal(headers.get('Location'), '/sign-in?opened');
    }
    assert.equal((await count()).length, before);
    assert.equal(await visit().signIn('else@example.org', person.password), null);
    const told = (await outboxMessages(stage.portal.services)).filter(({text}) => text.includes('tried to open'));
    assert.deepEqual(told.map(({to}) => to).sort(), ['+48600700801', 'grazyna@example.org']);
  });

  it('opens one account when two ask for the same at once', async () => {
    const twin = {...person, email: 'twin@example.org', phone: '+48600700802'};
    const answers = await Promise.all([visit().post('/sign-up', twin), visit().post('/sign-up', twin)]);
    assert.deepEqual(
      answers.map(({status}) => status),
      [303, 303],
    );
    const rows = await stage.portal.services.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', twin.email)
      .execute();
    assert.equal(rows.length, 1);
    assert.equal(await visit().signIn(twin.email, twin.password), '/account');
  });

  it('says what is wrong with the form, and keeps what was typed, save the password', async () => {
    const cases = [
      [{name: ' '}, 'name', 'Enter your full name'],
      [{email: 'nobody'}, 'email', 'Enter an e-mail address'],
      [{phone: '12'}, 'phone', 'Enter a phone number'],
      [{'pl-pesel': '02070803629'}, 'pl-pesel', 'one of its characters is mistyped'],
      [{'ru-snils': '123'}, 'ru-snils', 'Enter 11 characters'],
      [{'pl-pesel': '', 'ru-snils': '', 'icao-passport': ''}, 'ru-passport', 'Fill in at least one'],
      [{password: ''}, 'password', 'Enter a password<'],
      [{password: 'fourteen chars'}, 'password', 'at least 15 characters: this one has 14'],
      [{password: 'a'.repeat(129)}, 'password', 'at most 128 characters: this one has 129'],
      [{password: 'the Meridian portal'}, 'password', 'Enter a password without your name'],
      [{password: 'xx łęcka-ziółkowska'}, 'password', 'Enter a password without your name'],
    ] as const;
    for (const [change, name, problem] of cases) {
      const {status, text} = await visit().post('/sign-up', {...person, email: 'new@example.org', ...change});
      assert.equal(status, 422, problem);
      assert.ok(text.includes(`<p class="problem" id="${name}-problem">`), problem);
      assert.ok(text.includes(`<a href="#${name}">`), problem);
      assert.ok(text.includes(problem), problem);
      assert.match(text, /<title>Error: /);
      assert.ok(!text.includes(person.password));
    }
  });

  it('takes 128 code points, whatever they are', async () => {
    const password = '🔑'.repeat(128);
    const opened = await visit().post('/sign-up', {...person, email: 'keys@example.org', phone: '', password});
    assert.equal(opened.status, 303);
    assert.equal(await visit().signIn('keys@example.org', password), '/account');
    assert.equal(await visit().signIn('keys@example.org', '🔑'.repeat(127)), null);
  });

  it('remembers the current password and five before it, as hashes', async () => {
    const {accounts, db} = stage.portal.services;
    const account = await accounts.findByContact('email', 'twin@example.org');
    const id = account?.id ?? '';
    const set = (password: string) => db.transaction().execute(trx => accounts.setPassword(trx, id, password));
    const passwords = [person.password, ...[1, 2, 3, 4, 5, 6].map(number => `password in order: ${number}`)];
    for (const password of passwords.slice(1)) await set(password);
    for (const [index, used] of [
      [0, false],
      [1, true],
      [6, true],
    ] as const) {
      assert.equal(await accounts.wasUsed(id, passwords[index] ?? ''), used, passwords[index]);
    }
    assert.equal(await accounts.verifyPassword(id, 'password in order: 6'), true);
    assert.equal(await accounts.verifyPassword(id, 'password in order: 5'), false);
    assert.equal(await accounts.verifyPassword('nobody', 'password in order: 6'), false);
    const everything = await dump(stage.portal);
    assert.ok(!everything.includes('password in order'));
    await assert.rejects(
      db.transaction().execute(trx => accounts.setPassword(trx, 'nobody', 'a password for nobody')),
      /no such account/,
    );
  });

  it('has examples in the registry for every document that it asks for', async () => {
    const {text} = await visit().get('/sign-up');
    for (const id of ['ru-passport', 'ru-snils', 'ru-inn-person', 'icao-passport', 'pl-pesel'] as const) {
      assert.ok(text.includes(`Such as ${identityDocument(id).example}`), id);
    }
    assert.match(text, /passwordrules="minlength: 15; maxlength: 128/);
  });
});
