import type {Kysely} from 'kysely';
import type {Database} from '../database/schema.js';
import {hit} from '../security/limits.js';
import type {Secrets} from '../security/secrets.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Whom a limit is about. A signed-in person counts by the account, so that those who share an address don't share limits. */
type Subject = 'address' | 'contact' | 'account' | 'document';

/** How often something may be done by one address, about one contact, account or document: in windows, never for good. */
export const limits = {
  /** A flow begins. */
  begin: {
    address: [{limit: 30, windowMs: hour}],
    account: [{limit: 30, windowMs: hour}],
  },
  /** A login is named, whether it is somebody's or nobody's. */
  identify: {
    address: [{limit: 60, windowMs: hour}],
    contact: [
      {limit: 5, windowMs: hour},
      {limit: 20, windowMs: day},
    ],
  },
  /** A code leaves, or would leave. The contact is the one that was typed, whichever way the code goes. */
  code: {
    address: [{limit: 60, windowMs: hour}],
    contact: [
      {limit: 5, windowMs: hour},
      {limit: 15, windowMs: day},
    ],
    account: [
      {limit: 5, windowMs: hour},
      {limit: 15, windowMs: day},
    ],
  },
  /** A ticket for a visit is issued or changed. */
  ticket: {
    address: [{limit: 30, windowMs: hour}],
  },
  /** A copy of a ticket leaves, to whatever contact was typed. */
  copy: {
    address: [{limit: 20, windowMs: hour}],
    contact: [
      {limit: 3, windowMs: hour},
      {limit: 10, windowMs: day},
    ],
  },
  /** Offices or their slots are looked up, which takes no flow. */
  offices: {
    address: [{limit: 300, windowMs: minute}],
  },
  /** A case of support is opened, whether or not an account fits. */
  case: {
    address: [{limit: 20, windowMs: hour}],
    document: [
      {limit: 3, windowMs: hour},
      {limit: 8, windowMs: day},
    ],
  },
} as const satisfies Record<string, Partial<Record<Subject, readonly {limit: number; windowMs: number}[]>>>;

/** How many wrong answers are taken about one account, and for how long they are remembered. */
export const tries = {
  /** The old password. Signing in is not touched by it. */
  password: {max: 5, windowMs: 15 * minute},
  /** A document, after the contact is proven. */
  document: {max: 5, windowMs: 6 * hour},
} as const;

/** How many wrong codes one challenge takes. */
export const codeTries = 5;

/** How old the last proof of who somebody is may be, when they want to change the password. */
export const freshFor = hour;

/** Counts one more for each of the subjects. If that is one too many, gives when it may be tried again. */
export async function spend(
  db: Kysely<Database>,
  secrets: Secrets,
  now: number,
  what: keyof typeof limits,
  subjects: Readonly<Partial<Record<Subject, string>>>,
): Promise<number | undefined> {
  const windows: Partial<Record<Subject, readonly {limit: number; windowMs: number}[]>> = limits[what];
  // By address first: what stops there must not use up what a contact has left.
  for (const of of ['address', 'contact', 'account', 'document'] as const) {
    const subject = subjects[of];
    if (subject === undefined) continue;
    for (const {limit, windowMs} of windows[of] ?? []) {
      const key = `${what} ${of} ${windowMs} ${secrets.hmac('limit', subject)}`;
      const {allowed, retryAt} = await hit(db, key, {limit, windowMs, now});
      if (!allowed) return retryAt;
    }
  }
  return undefined;
}
