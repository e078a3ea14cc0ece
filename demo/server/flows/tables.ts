import type {JSONColumnType} from 'kysely';
import type {FlowKind} from 'latchkey/protocol';
import type {FlowData, Position} from './flow.js';

/** A flow under way. All times are milliseconds since 1970. */
export interface FlowTable {
  /** A keyed hash of the id that the browser has. */
  id: string;
  /** A keyed hash of the cookie of the browser that it belongs to. */
  binding: string;
  kind: FlowKind;
  /** Whose password it is about. Nobody's: the flow is a decoy, or does not know yet. */
  accountId: string | null;
  /** A keyed hash of the id of the session that it began in, where it takes one. */
  session: string | null;
  position: Position;
  revision: number;
  /** Whether the person has shown that the account is theirs. */
  proven: boolean;
  data: JSONColumnType<FlowData>;
  /** What messages are written in, as the browser asked for last. */
  locale: string;
  createdAt: number;
  expiresAt: number;
}

/** The reply to a request with an idempotency key. */
export interface FlowReplyTable {
  /** A keyed hash of the cookie of the browser that asked. */
  binding: string;
  key: string;
  /** A keyed hash of the request: the same key must not go with another one. */
  request: string;
  /** The HTTP status. Other transactions never see a row before it has its reply. */
  status: number;
  /** A step in JSON, encrypted. */
  body: string;
  expiresAt: number;
}

/** Wrong answers of one kind about one account, within a window of time. */
export interface FlowTriesTable {
  accountId: string;
  kind: 'password' | 'document';
  wrong: number;
  /** A keyed hash of the last wrong answer: giving it again costs nothing. */
  lastWrong: string;
  endsAt: number;
}

/** A link that was sent along with a code, to whoever opens it first. */
export interface FlowLinkTable {
  /** A keyed hash of the token in the link. */
  hash: string;
  /** The id of the flow that asked for the code, as it is kept. */
  flow: string;
}

/** The tables of the flows. */
export interface FlowTables {
  flow: FlowTable;
  flowReply: FlowReplyTable;
  flowTries: FlowTriesTable;
  flowLink: FlowLinkTable;
}
