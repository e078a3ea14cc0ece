import type {ColumnType, Generated} from 'kysely';
import type {AssistedTables} from '../assisted/tables.js';
import type {FlowTables} from '../flows/tables.js';
import type {PasskeyTables} from '../passkeys/tables.js';

/** A time as better-auth keeps it. */
type Timestamp = ColumnType<Date, Date, Date>;

/** A person, as better-auth keeps it. */
export interface UserTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  emailVerified: boolean;
  image: string | null;
  /** In E.164. */
  phoneNumber: string | null;
  /** The locale that the person chose at sign-up, for messages that no request asks for. */
  locale: string;
  /** `agent` may use the staff desk. */
  role: ColumnType<'person' | 'agent', 'person' | 'agent' | undefined>;
  /** The words of the name, by which somebody is found: see `nameWords`. */
  nameWords: ColumnType<string[], string[] | undefined, string[]>;
  /** The password came from somebody else and has to be replaced. */
  passwordTemporary: boolean;
  /** Signing in takes a passkey besides the password. */
  passkeyRequired: ColumnType<boolean, boolean | undefined>;
  /** Theft is suspected: until a new password is set, no passkey signs in. */
  frozen: ColumnType<boolean, boolean | undefined>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** Who is signed in, as better-auth keeps it. */
export interface SessionTable {
  id: string;
  userId: string;
  token: string;
  expiresAt: Timestamp;
  /** When the person last proved who they are. */
  provenAt: Timestamp;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A way to sign in, as better-auth keeps it. The password's has `providerId` `credential`. */
export interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  /** The hash. */
  password: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** Values under verification, as better-auth keeps them. The portal has none: its codes belong to the flows. */
export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Timestamp;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** An identity document on record: only a keyed hash of its number. */
export interface DocumentTable {
  userId: string;
  kind: string;
  hash: string;
}

/** A password that was in force before: its hash. */
export interface PasswordHistoryTable {
  id: Generated<number>;
  userId: string;
  hash: string;
}

/** A message that waits, or that has left. All times are milliseconds since 1970. */
export interface MessageTable {
  id: string;
  kind: 'sms' | 'email';
  recipient: string;
  template: string;
  locale: string;
  /** Encrypted; gone once it is of no more use. */
  data: string | null;
  /** A decoy: written like any other, never sent nor shown. */
  discard: boolean;
  createdAt: number;
  expiresAt: number | null;
  attempts: Generated<number>;
  /** Nobody tries before. A sender that takes the message moves it on, so that no other one takes it too. */
  nextAttemptAt: number;
  sentAt: number | null;
  /** When it was given up. */
  failedAt: number | null;
}

/** How often something was done in a window of time. */
export interface RateLimitTable {
  key: string;
  hits: number;
  /** In milliseconds since 1970. */
  endsAt: number;
}

/** What the database says of itself. */
export interface PortalTable {
  key: string;
  value: string;
}

/** Every table. Times in the tables of better-auth are timestamps, everywhere else milliseconds since 1970 (bigint). */
export interface Database extends FlowTables, AssistedTables, PasskeyTables {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  document: DocumentTable;
  passwordHistory: PasswordHistoryTable;
  message: MessageTable;
  rateLimit: RateLimitTable;
  portal: PortalTable;
}
