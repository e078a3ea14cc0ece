import type {Generated, JSONColumnType} from 'kysely';
import type {
  CaseState,
  DocumentId,
  ExceptionalDay,
  OfficeFeature,
  RefusalReason,
  TicketState,
  VisitVerdict,
  WeeklyPeriod,
} from 'latchkey/protocol';

/** A service centre. All times in these tables are milliseconds since 1970, unless said otherwise. */
export interface OfficeTable {
  id: string;
  name: string;
  address: JSONColumnType<readonly string[]>;
  /** Name and address as bare words: what is looked for, and what offices are put in order by. */
  words: string;
  latitude: number;
  longitude: number;
  /** IANA. */
  timeZone: string;
  /** When it is open, on the wall clock of its time zone. */
  week: JSONColumnType<readonly WeeklyPeriod[]>;
  exceptions: JSONColumnType<readonly ExceptionalDay[]>;
  features: JSONColumnType<readonly OfficeFeature[]>;
  languages: JSONColumnType<readonly string[]>;
  phone: string | null;
}

/** A slot that is taken: office and time are the key, so that nobody can have it twice. */
export interface BookingTable {
  officeId: string;
  startsAt: number;
  ticketId: string;
}

/** A ticket for a visit. */
export interface TicketTable {
  id: string;
  reference: string;
  uid: string;
  sequence: number;
  state: TicketState;
  officeId: string | null;
  startsAt: number | null;
  endsAt: number | null;
  documents: JSONColumnType<readonly DocumentId[]>;
  createdAt: number;
  expiresAt: number;
  /** When the desk took it in, and by when it is to be decided. */
  submittedAt: number | null;
  dueAt: number | null;
  verdict: VisitVerdict | 'approved' | null;
  reason: RefusalReason | null;
  /** Whose password it is about, as found at the desk. */
  accountId: string | null;
}

/** A case of support. */
export interface SupportCaseTable {
  id: string;
  reference: string;
  /** What the agent must say. */
  word: string;
  supportChannel: string;
  /** The person suspects theft. */
  urgent: boolean;
  state: CaseState | 'approved';
  reason: RefusalReason | null;
  /** The name that was given, encrypted. */
  name: string;
  /** The kind of document; its number is not kept. */
  document: DocumentId;
  /** Whether an account has the name, and whether it has the document as well; and which. Agents see the former only. */
  nameMatches: boolean;
  documentMatches: boolean;
  accountId: string | null;
  /** Where to call back, encrypted. */
  callBack: string | null;
  /** A keyed hash of the token for the chat; gone once it has been used. */
  chatToken: string | null;
  createdAt: number;
  dueAt: number;
  expiresAt: number;
}

/** A code that an office hands out after an approval. */
export interface ActivationTable {
  /** A keyed hash of the code. */
  hash: string;
  accountId: string;
  expiresAt: number;
  usedAt: number | null;
}

/** A recovery code that can still be used. */
export interface RecoveryCodeTable {
  /** A keyed hash of the code. */
  hash: string;
  accountId: string;
}

/** A token by which "this wasn't me" can be said about an account. */
export interface ReportTable {
  /** A keyed hash of the token. */
  hash: string;
  accountId: string;
  expiresAt: number;
}

/** What staff has done: the log, and the first half of what takes two persons. Rows are never changed. */
export interface StaffActTable {
  id: Generated<number>;
  at: number;
  staffId: string;
  subject: 'ticket' | 'case' | 'account';
  subjectId: string;
  act: string;
  /** No number of a document, no code, no password. */
  detail: JSONColumnType<Readonly<Record<string, string>>>;
}

/** The tables of offices, visits, support and staff. */
export interface AssistedTables {
  office: OfficeTable;
  booking: BookingTable;
  ticket: TicketTable;
  supportCase: SupportCaseTable;
  activation: ActivationTable;
  recoveryCode: RecoveryCodeTable;
  report: ReportTable;
  staffAct: StaffActTable;
}
