// A portal, a browser and a clock that can be moved: what a journey happens in.
import {after, before} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createAccount, type NewAccount} from '../../../demo/server/auth/open-account.js';
import type {ListeningPortal} from '../../../demo/server/listen.js';
import type {Services} from '../../../demo/server/services.js';
import {startPortal} from '../portal.js';
import {startPostgres} from '../postgres.js';
import {chromiumArgs, chromiumPath} from '../tools.js';
import {startBalancer} from './balancer.js';
import {Person} from './person.js';

/** The databases that journeys run on; PostgreSQL with two instances behind one address. */
export type Backend = 'PGlite' | 'PostgreSQL, two instances';

/** An account that a journey may do anything with. */
export interface TestAccount {
  readonly email: string;
  readonly phone: string;
  readonly password: string;
}

/** What a journey happens in. */
export interface World {
  /** Where the portal is, without a slash at its end. */
  origin(): string;
  /** A person with a browser of their own. */
  person(): Promise<Person>;
  /** Opens an account with contacts of its own. */
  account(wish?: Partial<NewAccount> & {readonly temporary?: boolean}): Promise<TestAccount>;
  /** What the first of the portals rests on, for what happens away from any browser. */
  services(): Services;
  /** Lets time pass on the server. */
  wait(milliseconds: number): void;
  /** What the portal wrote to a contact, newest first; waits for the first message. */
  messagesTo(contact: string): Promise<readonly string[]>;
  /** Whether the portal has written to a contact by now. */
  hasWrittenTo(contact: string): Promise<boolean>;
  /** The newest one-time code to a contact. */
  codeTo(contact: string): Promise<string>;
}

/** Starts a world before the tests of the suite, and ends it after them. Call it inside `describe`. */
export function useWorld(backend: Backend): World {
  const ends: (() => Promise<unknown>)[] = [];
  let browser: Browser | undefined;
  let reader: Page | undefined;
  let portals: ListeningPortal[] = [];
  let origin = '';
  let shift = 0;
  let count = 0;
  const people: Person[] = [];
  const now = (): number => Date.now() + shift;

  before(async () => {
    if (backend === 'PGlite') {
      portals = [await startPortal({now})];
      origin = portals[0]?.origin ?? '';
    } else {
      const postgres = await startPostgres();
      ends.push(() => postgres.stop());
      const balancer = await startBalancer();
      ends.push(() => balancer.close());
      const database = await postgres.createDatabase();
      origin = `http://localhost:${balancer.port}`;
      portals = await Promise.all([1, 2].map(() => startPortal({now, database, config: {origin}})));
      balancer.serve(portals.map(portal => portal.port));
    }
    ends.push(async () => Promise.all(portals.map(portal => portal.close())));
    const executablePath = chromiumPath();
    if (executablePath === undefined) throw new Error('There is no Chromium: node scripts/setup.js --browsers');
    browser = await chromium.launch({executablePath, args: [...chromiumArgs]});
    ends.push(async () => browser?.close());
  });

  after(async () => {
    for (const person of people) await person.leave();
    for (const end of ends.reverse()) await end();
  });

  async function readOutbox(contact: string, until: (texts: readonly string[]) => boolean): Promise<readonly string[]> {
    if (!browser) throw new Error('The world has not begun.');
    // A window of its own for each look would take more than the look.
    reader ??= await browser.newPage();
    for (;;) {
      await reader.goto(`${origin}/outbox`);
      const theirs = reader.locator('.message').filter({has: reader.getByText(contact, {exact: true})});
      const texts = await theirs.locator('.text').allInnerTexts();
      if (until(texts)) return texts;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  // Delivery happens behind the answer: look until it is there.
  const messagesTo = (contact: string): Promise<readonly string[]> => readOutbox(contact, texts => texts.length > 0);

  return {
    origin: () => origin,
    async person() {
      if (!browser) throw new Error('The world has not begun.');
      const person = await Person.arrive(browser, origin);
      people.push(person);
      return person;
    },
    services() {
      const [portal] = portals;
      if (!portal) throw new Error('The world has not begun.');
      return portal.services;
    },
    async account({temporary = false, ...wish} = {}) {
      const [portal] = portals;
      if (!portal) throw new Error('The world has not begun.');
      const number = ++count;
      const account = {
        name: 'Tamsin Okafor',
        email: `tamsin.${number}@example.org`,
        phone: `+4420794600${String(10 + number)}`,
        documents: {'ru-snils': '11223344595', 'pl-pesel': '44051401359'},
        password: 'eleven brass kettles',
        locale: 'en' as const,
        ...wish,
      };
      const {services} = portal;
      await services.db.transaction().execute(async trx => {
        const id = await createAccount(trx, services, account);
        if (temporary) await trx.updateTable('user').set({passwordTemporary: true}).where('id', '=', id).execute();
      });
      return account;
    },
    wait(milliseconds) {
      shift += milliseconds;
    },
    messagesTo,
    async hasWrittenTo(contact) {
      return (await readOutbox(contact, () => true)).length > 0;
    },
    async codeTo(contact) {
      for (const text of await messagesTo(contact)) {
        const [code] = /\b\d{6}\b/.exec(text) ?? [];
        if (code !== undefined) return code;
      }
      throw new Error(`There is no code to ${contact} in the outbox.`);
    },
  };
}
