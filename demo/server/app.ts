import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {sql, type Kysely} from 'kysely';
import {fileURLToPath} from 'node:url';
import {createAccounts} from './auth/accounts.js';
import {createAuth} from './auth/auth.js';
import {startBackground} from './background.js';
import {ConfigError, type Config} from './config.js';
import {migrate} from './database/migrate.js';
import {openDatabase} from './database/open.js';
import type {Database} from './database/schema.js';
import {logFault} from './flows/faults.js';
import {links} from './flows/links.js';
import {flowRoutes} from './flows/routes.js';
import {shownKinds} from './messages/outbox.js';
import {deliveriesOf} from './messages/sender.js';
import {accountPage, endpoint} from './pages/account.js';
import {assetRoutes} from './pages/assets.js';
import {chatPage} from './pages/chat.js';
import {helpPage} from './pages/help.js';
import {homePage} from './pages/home.js';
import {chooseLocale, localeOfRequest} from './pages/locale.js';
import {notice} from './pages/notice.js';
import {notMePage} from './pages/not-me.js';
import {outboxPage} from './pages/outbox.js';
import {passkeySignIn} from './pages/passkey-sign-in.js';
import {passkeyRoutes} from './pages/passkeys.js';
import {recoverPage} from './pages/recover.js';
import {recoveryCodesPage} from './pages/recovery-codes.js';
import {signInPage} from './pages/sign-in.js';
import {signUpPage} from './pages/sign-up.js';
import {staffPage} from './pages/staff/staff.js';
import {en} from './pages/texts/en.js';
import {pl} from './pages/texts/pl.js';
import {ru} from './pages/texts/ru.js';
import type {PageContext, PageServices, PortalEnv} from './pages/view.js';
import type {PortalBindings} from './security/address.js';
import {securityHeaders} from './security/headers.js';
import {isSameOrigin} from './security/origin.js';
import {problem} from './security/problem.js';
import {createSecrets} from './security/secrets.js';
import {seed} from './seed.js';
import type {Services} from './services.js';

/** What a portal is made from. */
export interface PortalOptions {
  readonly config: Config;
  /** A database that is open already, and is closed with the portal; the one that the configuration names without it. */
  readonly db?: Kysely<Database>;
  /** The clock; the machine's without it. */
  readonly now?: () => number;
  /** Whether messages are delivered and house is kept in the background; yes without it. */
  readonly background?: boolean;
}

/** A portal that answers requests, but does not listen. */
export interface Portal {
  /** Answers a request. The bindings are those of the HTTP server. */
  readonly fetch: (request: Request, bindings?: PortalBindings) => Promise<Response>;
  readonly services: Services;
  /** Whether there are the demonstration's accounts, from this start or an earlier one. */
  readonly seeded: boolean;
  /** Stops the background and closes the database. */
  close(): Promise<void>;
}

const texts = {en, pl, ru};

/** The largest form that is read, in bytes. */
const largestForm = 64 * 1024;

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The documents on record hang on the secret: a database of another one would refuse everybody without saying why. */
async function checkSecret({db, secrets}: Services): Promise<void> {
  const value = secrets.hmac('portal', 'secret');
  await db
    .insertInto('portal')
    .values({key: 'secret', value})
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const known = await db.selectFrom('portal').select('value').where('key', '=', 'secret').executeTakeFirst();
  if (known?.value !== value) throw new ConfigError('This database was made with another PORTAL_SECRET.');
}

function createApp(services: PageServices): Hono<PortalEnv> {
  const {accounts, config, db} = services;
  const {origin} = config;
  const secure = origin.startsWith('https:');
  const outbox = shownKinds(config).length > 0;
  const forPrograms = (c: PageContext): boolean => c.req.path.startsWith('/api/');
  const app = new Hono<PortalEnv>();

  app.use(securityHeaders(origin));

  app.use(async (c, next) => {
    const locale = localeOfRequest(c);
    c.set('view', {locale, texts: texts[locale], outbox, session: undefined});
    await next();
  });

  app.route('/assets', assetRoutes({'latchkey/': folder('../../dist'), '': folder('../public')}));

  app.get('/healthz', async c => {
    try {
      await sql`select 1`.execute(db);
      return c.text('ok');
    } catch (fault) {
      logFault('health', fault);
      return c.text('The database does not answer.', 503);
    }
  });

  app.use(async (c, next) => {
    const {method} = c.req;
    if (method === 'GET' || method === 'HEAD' || isSameOrigin(c.req.raw.headers, origin)) return next();
    return forPrograms(c) ? problem(403, 'not_allowed') : notice(c, 'foreignPage', 403);
  });

  app.route(endpoint, flowRoutes(services));

  app.use(bodyLimit({maxSize: largestForm, onError: (c: PageContext) => notice(c, 'tooLargePage', 413)}));

  app.use(async (c, next) => {
    const chosen = chooseLocale(c, secure);
    if (chosen) return chosen;
    const session = await accounts.session(c.req.raw.headers);
    c.set('view', {...c.get('view'), session});
    // Whoever came in with a temporary password gets nowhere before they have one of their own.
    const open = ['/account/password', '/sign-out', '/help', '/outbox'];
    const isOpen = open.includes(c.req.path) || c.req.path.startsWith(`${links.report}/`);
    return session?.temporary && !isOpen ? c.redirect('/account/password', 303) : next();
  });

  const pages = [
    homePage,
    signInPage,
    passkeySignIn,
    signUpPage,
    accountPage,
    passkeyRoutes,
    recoveryCodesPage,
    recoverPage,
    notMePage,
    helpPage,
    outboxPage,
    chatPage,
    staffPage,
  ];
  for (const page of pages) page(app, services);

  app.notFound((c: PageContext) => (forPrograms(c) ? problem(404, 'unknown') : notice(c, 'notFoundPage', 404)));

  app.onError((fault, c: PageContext) => {
    logFault('pages', fault);
    return forPrograms(c) ? problem(500, 'unknown') : notice(c, 'faultPage', 500);
  });

  return app;
}

/** Opens the database, brings it up to date, and puts the portal together. */
export async function createPortal({
  config,
  now = Date.now,
  background = true,
  ...given
}: PortalOptions): Promise<Portal> {
  const db = given.db ?? (await openDatabase(config));
  try {
    await migrate(db);
    const secrets = createSecrets(config.secret);
    const auth = createAuth({db, config, now});
    const services = {db, auth, secrets, config, now, accounts: createAccounts({db, auth, secrets, now})};
    await checkSecret(services);
    const seeded = config.seed === true && (await seed(services));
    const app = createApp(services);
    const stop = background ? startBackground(services, deliveriesOf(config)) : undefined;
    return {
      fetch: async (request, bindings = {}) => app.fetch(request, bindings),
      services,
      seeded,
      async close() {
        await stop?.();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
