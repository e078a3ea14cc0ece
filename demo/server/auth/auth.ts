import {betterAuth} from 'better-auth';
import type {Kysely} from 'kysely';
import type {Config} from '../config.js';
import type {Database} from '../database/schema.js';
import {openSession} from './open-session.js';

/** How long somebody stays signed in, in seconds. It is not prolonged by use. */
const sessionSeconds = 12 * 60 * 60;

/** What better-auth needs to know. */
export interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly config: Pick<Config, 'origin' | 'secret' | 'hashing'>;
  readonly now: () => number;
}

/**
 * better-auth on the portal's database, or on one transaction. Only its functions are used: none of its routes is
 * reachable, because they know neither the portal's policy nor its history of passwords.
 */
export function createAuth({db, config, now}: AuthOptions) {
  return betterAuth({
    database: {db, type: 'postgres'},
    baseURL: config.origin,
    secret: config.secret,
    emailAndPassword: {
      enabled: true,
      // Nobody learns at sign-up who has an account: whether there was one or not, the next page is sign-in.
      autoSignIn: false,
      minPasswordLength: 8,
      // UTF-16 units, of which the policy's 128 code points may take 256.
      maxPasswordLength: 256,
      ...(config.hashing && {password: config.hashing}),
    },
    user: {
      additionalFields: {
        phoneNumber: {type: 'string', required: false, unique: true},
        locale: {type: 'string', defaultValue: 'en'},
        passwordTemporary: {type: 'boolean', defaultValue: false, input: false},
        role: {type: 'string', defaultValue: 'person', input: false},
      },
    },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: {provenAt: {type: 'date', input: false}},
    },
    databaseHooks: {
      session: {
        create: {
          before: async session =>
            Promise.resolve({
              data: {...session, provenAt: new Date(now()), expiresAt: new Date(now() + sessionSeconds * 1000)},
            }),
        },
      },
    },
    plugins: [openSession()],
    advanced: {
      cookiePrefix: 'portal',
      useSecureCookies: config.origin.startsWith('https:'),
      ipAddress: {disableIpTracking: true},
      database: {validateSchema: false},
    },
    rateLimit: {enabled: false},
    telemetry: {enabled: false},
    // The details of its messages name people.
    logger: {level: 'error', log: (_level, message) => process.stderr.write(`better-auth: ${message}\n`)},
  });
}

/** better-auth, set up for the portal. */
export type Auth = ReturnType<typeof createAuth>;
