import {anything, number, object, optional, text} from './wire.js';

/** Every code that a problem may carry. A widget has a text for each; a code that it does not know becomes `unknown`. */
export const problemCodes = [
  'current_password_wrong',
  'password_policy',
  'password_breached',
  'password_reused',
  'password_like_identifier',
  'passwords_differ',
  'identifier_malformed',
  'document_malformed',
  'document_mismatch',
  'document_needed',
  'code_wrong',
  'code_expired',
  'passkey_refused',
  'link_expired',
  'attempts_exhausted',
  'rate_limited',
  'locked',
  'on_hold',
  'reauthentication_needed',
  'session_expired',
  'flow_expired',
  'superseded',
  'managed_elsewhere',
  'slot_taken',
  'ticket_closed',
  'challenge_needed',
  'not_allowed',
  'offline',
  'timeout',
  'unavailable',
  'unknown',
] as const;

/** What went wrong, as a code. */
export type ProblemCode = (typeof problemCodes)[number];

/** An expected failure: a code and numbers, never a sentence. It stands on the step that it belongs to. */
export interface Problem {
  readonly code: ProblemCode;
  /** The field that it belongs to, by the name the step's action uses (`password`, `currentPassword`, `code`, …). */
  readonly field?: string;
  /** A finer code for the text, such as `check_digit` of a document or `empty`. An unknown one is left out of the text. */
  readonly reason?: string;
  /** Numbers for the text, such as `min`. */
  readonly params?: Readonly<Record<string, number>>;
  /** How many tries are left, where the server counts them. */
  readonly attemptsLeft?: number;
  /** When it may be tried again: server time, in milliseconds since 1970 (UTC). */
  readonly retryAt?: number;
}

/** The problem as it stands on the wire. */
export const problemSchema = object({
  code: text,
  field: optional(text),
  reason: optional(text),
  params: optional(anything),
  attemptsLeft: optional(number),
  retryAt: optional(number),
});
