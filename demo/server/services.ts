import type {Kysely} from 'kysely';
import type {Accounts} from './auth/accounts.js';
import type {Config} from './config.js';
import type {Database} from './database/schema.js';
import type {Secrets} from './security/secrets.js';

/** What the rooms of the portal share. Nothing here holds state that another instance would miss. */
export interface Services {
  readonly db: Kysely<Database>;
  readonly accounts: Accounts;
  readonly secrets: Secrets;
  readonly config: Config;
  /** The clock: milliseconds since 1970 (UTC). */
  readonly now: () => number;
}
