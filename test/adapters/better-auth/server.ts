// A better-auth server on PGlite, asked through its handler, and a browser that keeps its cookies.
import {betterAuth, type BetterAuthOptions} from 'better-auth';
import {getMigrations} from 'better-auth/db/migration';
import {bearer, emailOTP, phoneNumber} from 'better-auth/plugins';
import {sql} from 'kysely';
import {after} from 'node:test';
import type {Instead} from '../../support/instead.js';
import {memoryDatabase} from '../../support/memory-database.js';

export const origin = 'http://localhost:4321';

/** Somebody who has an account. */
export const anna = {
  name: 'Anna Nowak',
  email: 'anna.nowak@example.org',
  phone: '+48600100200',
  password: 'correct horse battery staple',
} as const;

/** A browser of one origin, in front of a server. */
export interface Browser {
  readonly fetch: typeof fetch;
  /** The paths below `/api/auth` that were asked for, in order. */
  readonly asked: readonly string[];
  /** What is done instead of the next requests, in their order; `reach` lets one through. */
  readonly instead: Instead[];
  /** Asks with its cookies. */
  post(path: string, body: object): Promise<Response>;
}

/** A server with one account. */
export interface Server {
  fetch(request: Request): Promise<Response>;
  browse(): Browser;
  /** Signs in as Anna, in a browser of her own unless one is given. */
  signIn(browser?: Browser): Promise<Browser>;
  signsIn(password: string): Promise<boolean>;
  /** The code that was sent to an address or a number last. */
  codeFor(contact: string): string;
  /** The tokens of the links that were mailed. */
  readonly links: readonly string[];
  /** Leaves the account without a password, as of somebody who signs in elsewhere. */
  dropPassword(): Promise<void>;
}

// One for all servers of a file: it takes seconds to start. Open before a test stops the clock.
const db = await memoryDatabase<never>();
const database = {db, type: 'postgres'} as const;
await (
  await getMigrations({database, plugins: [emailOTP({sendVerificationOTP: async () => {}}), phoneNumber(), bearer()]})
).runMigrations();
after(() => db.destroy());

/** Starts one, with the plugins that the transport wants; `options` go before what is usual here. */
export async function startServer(options: BetterAuthOptions = {}): Promise<Server> {
  await sql`delete from "verification"`.execute(db);
  await sql`delete from "user"`.execute(db);
  const codes = new Map<string, string>();
  const links: string[] = [];
  let last = 102_938;
  const send = async (contact: string, code: string): Promise<void> => {
    codes.set(contact, code);
    return Promise.resolve();
  };
  const auth = betterAuth({
    baseURL: origin,
    secret: 'the secret of a test, which nobody has to guess',
    database,
    rateLimit: {enabled: false},
    telemetry: {enabled: false},
    logger: {disabled: true},
    ...options,
    emailAndPassword: {
      enabled: true,
      // Quick: nobody attacks this database.
      password: {
        hash: async password => Promise.resolve(`hash of ${password}`),
        verify: async ({hash, password}) => Promise.resolve(hash === `hash of ${password}`),
      },
      sendResetPassword: async ({token}) => Promise.resolve(void links.push(token)),
      ...options.emailAndPassword,
    },
    plugins: [
      emailOTP({
        generateOTP: () => String((last += 70_707)).slice(-6),
        sendVerificationOTP: async ({email, otp}) => send(email, otp),
      }),
      phoneNumber({
        sendOTP: async ({phoneNumber, code}) => send(phoneNumber, code),
        sendPasswordResetOTP: async ({phoneNumber, code}) => send(phoneNumber, code),
      }),
      bearer(),
      ...(options.plugins ?? []),
    ],
  });
  const {internalAdapter} = await auth.$context;
  const {email, password, name} = anna;
  const {user} = await auth.api.signUpEmail({body: {email, password, name}});
  await internalAdapter.updateUser(user.id, {phoneNumber: anna.phone, phoneNumberVerified: true});

  function browse(): Browser {
    const cookies = new Map<string, string>();
    const asked: string[] = [];
    const instead: Browser['instead'] = [];
    const browserFetch: typeof fetch = async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('origin', origin);
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '));
      const url = new URL(input instanceof Request ? input.url : input, origin);
      asked.push(url.pathname.replace('/api/auth/', ''));
      const reach = async (): Promise<Response> => auth.handler(new Request(url, {...init, headers}));
      const response = await (instead.shift() ?? reach)(reach, init);
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    };
    const post = async (path: string, body: object): Promise<Response> =>
      browserFetch(`/api/auth/${path}`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify(body),
      });
    return {fetch: browserFetch, asked, instead, post};
  }

  const signInWith = async (browser: Browser, typed: string): Promise<boolean> =>
    (await browser.post('sign-in/email', {email, password: typed})).ok;

  return {
    fetch: auth.handler,
    browse,
    async signIn(browser = browse()) {
      if (!(await signInWith(browser, password))) throw new Error('Anna could not sign in.');
      return browser;
    },
    signsIn: async typed => signInWith(browse(), typed),
    codeFor(contact) {
      const code = codes.get(contact);
      if (code === undefined) throw new Error('No code was sent there.');
      return code;
    },
    links,
    async dropPassword() {
      await internalAdapter.deleteAccounts(user.id);
    },
  };
}
