import {after, before, describe} from 'node:test';
import {Hono} from 'hono';
import type {Kysely, KyselyPlugin} from 'kysely';
import {identityDocument} from 'latchkey/core';
import type {Action, DocumentId, Step} from 'latchkey/protocol';
import type {Portal} from '../../../demo/server/app.js';
import {createAccounts} from '../../../demo/server/auth/accounts.js';
import {createAuth} from '../../../demo/server/auth/auth.js';
import {createAccount} from '../../../demo/server/auth/open-account.js';
import type {Database} from '../../../demo/server/database/schema.js';
import {flowRoutes} from '../../../demo/server/flows/routes.js';
import {messageOf} from '../../../demo/server/messages/sender.js';
import type {Services} from '../../../demo/server/services.js';
import {Browser, ofKind, type Instance} from '../../support/flow-client.js';
import {makePortal, quickHashing} from '../../support/portal.js';
import {noPostgres, startPostgres, type Postgres} from '../../support/postgres.js';

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  readonly documents: Readonly<Partial<Record<DocumentId, string>>>;
}

/** A number that passes its document's check: `X` in the pattern is the check digit. */
export function numberLike(document: DocumentId, pattern: string): string {
  for (const digit of '0123456789') {
    const check = identityDocument(document).check(pattern.replace('X', digit));
    if (check.ok) return check.value;
  }
  throw new Error(`No ${document} looks like ${pattern}.`);
}

/** The one on record, and one that is well formed and somebody else's. */
export const pesel = {own: numberLike('pl-pesel', '9001011234X'), other: numberLike('pl-pesel', '8502022345X')};

/** A password that passes, and is not anybody's yet. */
export const freshPassword = (): string => `quiet lamps near ${crypto.randomUUID()}`;

let people = 0;
let addresses = 0;

/** The portal on one database: as two instances that take turns where it can be, with a clock that can be moved. */
export class World {
  readonly origin = 'http://portal.test';
  readonly instances: Instance[] = [];
  private readonly portals: Portal[] = [];
  /** The clock stands still unless it is moved. */
  private time = Date.now();

  /** Opens two instances on PostgreSQL, or one on PGlite in memory, which has room for one. */
  async open(databaseUrl?: string): Promise<void> {
    for (let instance = 0; instance < (databaseUrl === undefined ? 1 : 2); instance++) {
      const portal = await makePortal({
        ...(databaseUrl !== undefined && {database: databaseUrl}),
        now: () => this.now(),
        background: false,
        config: {origin: this.origin, proxies: 1, seed: false, hashing: quickHashing},
      });
      this.portals.push(portal);
      this.instances.push({fetch: request => portal.fetch(request)});
    }
  }

  async close(): Promise<void> {
    for (const portal of this.portals) await portal.close();
  }

  /** The services of the first instance. */
  get services(): Services {
    const [first] = this.portals;
    if (!first) throw new Error('The world is not open.');
    return first.services;
  }

  get db(): Kysely<Database> {
    return this.services.db;
  }

  now(): number {
    return this.time;
  }

  /** Moves the clock on. */
  wait(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** An instance of the flows alone, over services that differ from the portal's, such as by a fault. */
  instanceWith(changes: Partial<Services>): Instance {
    const app = new Hono().route('/api/latchkey', flowRoutes({...this.services, ...changes}));
    return {fetch: request => app.fetch(request)};
  }

  /** An instance of the flows that writes down every statement it sends to the database. */
  watchedInstance(): {readonly instance: Instance; readonly statements: string[]} {
    const statements: string[] = [];
    const executor = this.db.getExecutor();
    const plugin: KyselyPlugin = {
      transformQuery({node, queryId}) {
        statements.push(executor.compileQuery(node, queryId).sql);
        return node;
      },
      transformResult: async ({result}) => Promise.resolve(result),
    };
    const {config, secrets, now} = this.services;
    const db = this.db.withPlugin(plugin);
    const accounts = createAccounts({db, auth: createAuth({db, config, now}), secrets, now});
    return {instance: this.instanceWith({db, accounts}), statements};
  }

  /** A browser of its own, at an address of its own. */
  browser(
    options: {readonly instances?: readonly Instance[]; readonly address?: string; readonly locale?: string} = {},
  ): Browser {
    addresses += 1;
    const address = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
    return new Browser({instances: this.instances, origin: this.origin, address, ...options});
  }

  /** A phone number and an e-mail that nobody has. */
  nobody(): {readonly phone: string; readonly email: string} {
    people += 1;
    return {phone: `+48${String(600_000_000 + people)}`, email: `nobody${people}@example.com`};
  }

  /** Somebody with an account, a phone, an e-mail and, unless it says otherwise, a PESEL on record. */
  async person(documents: Person['documents'] = {'pl-pesel': pesel.own}): Promise<Person> {
    people += 1;
    const person = {
      name: 'Zofia Gwiazdowska',
      email: `zofia${people}@example.com`,
      phone: `+48${String(500_000_000 + people)}`,
      password: freshPassword(),
      documents,
    };
    const id = await this.db.transaction().execute(trx => createAccount(trx, this.services, {...person, locale: 'en'}));
    return {...person, id};
  }

  /** Signs somebody in. */
  async signIn(browser: Browser, {email}: Person, password: string): Promise<void> {
    const form = new URLSearchParams({login: email, password}).toString();
    const {status, text} = await browser.request('POST', '/sign-in', form, {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    if (status !== 303) throw new Error(`Not signed in: ${status} ${text}`);
  }

  /** Whether this is the password in force. */
  async knows({id}: Person, password: string): Promise<boolean> {
    return this.services.accounts.verifyPassword(id, password);
  }

  /** The messages that really leave to somebody, oldest first. */
  async messagesTo(to: string) {
    const rows = await this.db
      .selectFrom('message')
      .selectAll()
      .where('recipient', '=', to)
      .where('discard', '=', false)
      .orderBy('createdAt')
      .execute();
    return rows.map(row => ({...row, data: messageOf(row, this.services)?.data ?? {}}));
  }

  /** The last code that was sent to somebody. */
  async codeSentTo(to: string): Promise<string> {
    const codes = (await this.messagesTo(to)).flatMap(({data}) => data.code ?? []);
    const last = codes.at(-1);
    if (last === undefined) throw new Error(`No code was sent to ${to}.`);
    return last;
  }

  /** Begins a recovery, and names a phone. */
  async toDocument(browser: Browser, phone: string): Promise<Step> {
    return ofKind(await browser.act(await browser.begin('recover-access'), byPhone(phone)), 'document');
  }

  /** Goes up to the code. */
  async toCode(browser: Browser, phone: string, value: string = pesel.own): Promise<Step> {
    // Codes that are sent at one time have no order.
    this.wait(1);
    return ofKind(await browser.act(await this.toDocument(browser, phone), byPesel(value)), 'code');
  }

  /** Gives the code that was sent last. */
  async withCode(browser: Browser, step: Step, to: string): Promise<Step> {
    return browser.act(step, {type: 'code', code: await this.codeSentTo(to)});
  }

  /** Goes up to the new password. */
  async toNewPassword(browser: Browser, {phone}: Person): Promise<Step> {
    const code = await this.toCode(browser, phone);
    return ofKind(await this.withCode(browser, code, phone), 'new-password');
  }

  /** Gets a new password. */
  async recover(browser: Browser, person: Person, password: string): Promise<Step> {
    const step = await this.toNewPassword(browser, person);
    return browser.act(step, {type: 'new-password', password});
  }
}

/** The login, the document and the code as answers. */
export const byPhone = (phone: string): Action => ({type: 'identify', identifierKind: 'phone', identifier: phone});
export const byEmail = (email: string): Action => ({type: 'identify', identifierKind: 'email', identifier: email});
export const byPesel = (value: string): Action => ({type: 'document', document: 'pl-pesel', value});
export const byCode = (code: string): Action => ({type: 'code', code});

/** A code that is none of these. */
export function otherThan(...codes: readonly string[]): string {
  for (let number = 0; ; number++) {
    const code = String(number).padStart(6, '0');
    if (!codes.includes(code)) return code;
  }
}

/** So many minutes, in milliseconds. */
export const minutes = (count: number): number => count * 60_000;

function onPglite(name: string, suite: (world: World) => void): void {
  describe(`${name}, on PGlite`, () => {
    const world = new World();
    before(() => world.open());
    after(() => world.close());
    suite(world);
  });
}

function onPostgres(name: string, suite: (world: World) => void): void {
  describe(`${name}, on PostgreSQL with two instances`, {skip: noPostgres}, () => {
    const world = new World();
    let postgres: Postgres | undefined;
    before(async () => {
      postgres = await startPostgres();
      await world.open(await postgres.createDatabase());
    });
    after(async () => {
      await world.close();
      await postgres?.stop();
    });
    suite(world);
  });
}

/** Runs a suite on PGlite in memory, and on PostgreSQL with two instances that take turns. */
export function onEachDatabase(name: string, suite: (world: World) => void): void {
  onPglite(name, suite);
  onPostgres(name, suite);
}

/** The same for a suite in which nothing hangs on the database: on PostgreSQL, or on PGlite where there is none. */
export function onOneDatabase(name: string, suite: (world: World) => void): void {
  (noPostgres ? onPglite : onPostgres)(name, suite);
}
