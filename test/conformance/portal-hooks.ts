import {numberLike} from '../portal/flows/world.js';
import type {Services} from '../../demo/server/services.js';
import {createAccount} from '../../demo/server/auth/open-account.js';
import {messageOf} from '../../demo/server/messages/sender.js';
import type {ConformanceAccount, ConformanceHooks} from '../../src/conformance/index.js';

const pesel = {own: numberLike('pl-pesel', '9001011234X'), other: numberLike('pl-pesel', '8502022345X')};

const freshPassword = (): string => `quiet lamps near ${crypto.randomUUID()}`;

let people = 0;

/** A clock that goes on by itself and can be moved. */
export class Clock {
  private ahead = 0;

  readonly now = (): number => Date.now() + this.ahead;

  move(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

/** What the portal's own people do for the kit: accounts and codes straight from the database. */
export function portalHooks(services: Services, clock: Clock): ConformanceHooks {
  const {db, accounts, config} = services;
  const ids = new Map<string, string>();
  const form = async (send: typeof fetch, path: string, fields: Record<string, string>): Promise<void> => {
    const {status} = await send(`${config.origin}${path}`, {method: 'POST', body: new URLSearchParams(fields)});
    if (status !== 303) throw new Error(`${path} answered with ${status}.`);
  };
  return {
    async account() {
      await db.deleteFrom('rateLimit').execute();
      people += 1;
      const account: ConformanceAccount = {
        identifierKind: 'phone',
        identifier: `+48${String(500_000_000 + people)}`,
        password: freshPassword(),
        document: {id: 'pl-pesel', value: pesel.own, other: pesel.other},
      };
      const person = {
        name: 'Zofia Gwiazdowska',
        email: `zofia${people}@example.com`,
        phone: account.identifier,
        password: account.password,
        documents: {'pl-pesel': pesel.own},
        locale: 'en' as const,
      };
      ids.set(account.identifier, await db.transaction().execute(trx => createAccount(trx, services, person)));
      return account;
    },
    stranger: () => `+48${String(600_000_000 + ++people)}`,
    newPassword: freshPassword,
    weakPassword: 'too short',
    readCode: async login => (await codesSentTo(services, login)).at(-1) ?? '',
    signIn: (send, {identifier, password}) => form(send, '/sign-in', {login: identifier, password}),
    signOut: send => form(send, '/sign-out', {}),
    signsIn: ({identifier}, password) => accounts.verifyPassword(ids.get(identifier) ?? '', password),
    advance: milliseconds => clock.move(milliseconds),
  };
}

/** The codes that were sent to somebody, oldest first. */
export async function codesSentTo(services: Services, login: string): Promise<string[]> {
  const rows = await services.db
    .selectFrom('message')
    .selectAll()
    .where('recipient', '=', login)
    .where('discard', '=', false)
    .orderBy('createdAt')
    .execute();
  return rows.flatMap(row => messageOf(row, services)?.data.code ?? []);
}
