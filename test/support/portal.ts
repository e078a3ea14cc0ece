// Portals for tests, in this process.
import {createHash} from 'node:crypto';
import {createPortal, type Portal, type PortalOptions} from '../../demo/server/app.js';
import type {Config, Hashing} from '../../demo/server/config.js';
import type {Database} from '../../demo/server/database/schema.js';
import {listen, type ListeningPortal} from '../../demo/server/listen.js';
import {memoryDatabase} from './memory-database.js';

/** What a portal for a test is made from. */
export interface TestPortalOptions {
  /** `pglite`: in memory, and gone with the portal. Else the address of a database of PostgreSQL. */
  readonly database?: string;
  /** The clock: milliseconds since 1970. */
  readonly now?: () => number;
  /** The port to listen on; a free one without it. */
  readonly port?: number;
  /** Whether messages are delivered and house is kept in the background; yes without it. */
  readonly background?: boolean;
  /** What else is set up in another way than usual. */
  readonly config?: Partial<Config>;
}

/**
 * Hashes at once. scrypt takes more than half of the time of the suites that make accounts by the hundred and are about
 * something else; the other ones keep it.
 */
export const quickHashing: Hashing = {
  hash: async password => `quick ${createHash('sha256').update(password).digest('hex')}`,
  verify: async ({hash, password}) => hash === (await quickHashing.hash(password)),
};

/** Long enough, and the same for all instances of a test. */
export const testSecret = 'the secret of a test, which nobody has to guess';

const settingsOf = async ({
  database = 'pglite',
  port = 0,
  config,
  ...options
}: TestPortalOptions): Promise<PortalOptions> => ({
  ...options,
  ...(database === 'pglite' && !config?.databaseFolder && {db: await memoryDatabase<Database>()}),
  config: {
    origin: `http://localhost:${port}`,
    host: '127.0.0.1',
    port,
    secret: testSecret,
    mailFrom: 'portal@localhost',
    proxies: 0,
    seed: true,
    offices: 60,
    ...(database !== 'pglite' && {databaseUrl: database}),
    ...config,
  },
});

/** Starts a portal that listens, with the demonstration's accounts. Its `origin` says where. */
export const startPortal = async (options: TestPortalOptions = {}): Promise<ListeningPortal> =>
  listen(await settingsOf(options));

/** Makes a portal that is asked through its `fetch` and does not listen; its origin is `http://localhost:4321`. */
export const makePortal = async (options: TestPortalOptions = {}): Promise<Portal> =>
  createPortal(await settingsOf({port: 4321, ...options}));
