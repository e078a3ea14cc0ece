import {flag, list, number, object, optional, text} from '../wire.js';
import {hoursSchema, type Hours} from './hours.js';
import type {SupportCost, SupportKind} from './names.js';

/** One way to reach support. */
export interface SupportChannel {
  readonly id: string;
  readonly kind: SupportKind;
  /** The number to dial: E.164, or digits only where the kind is `short`. Absent for a chat and a call back. */
  readonly number?: string;
  /** The country (ISO 3166-1, two letters) that a short number works in, or that a domestic one belongs to. */
  readonly country?: string;
  /** Absent: round the clock. */
  readonly hours?: Hours;
  /** Whether somebody answers now, by the server's clock. */
  readonly isOpen: boolean;
  /** When that changes: server time, in milliseconds since 1970. */
  readonly changesAt?: number;
  readonly cost: SupportCost;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
}

/** How a chat is handed over: the token goes into a form that is posted to the address, and is good once. */
export interface ChatHandOff {
  readonly url: string;
  readonly token: string;
}

/** A channel as it stands on the wire. */
export const supportChannelSchema = object({
  id: text,
  kind: text,
  number: optional(text),
  country: optional(text),
  hours: optional(hoursSchema),
  isOpen: flag,
  changesAt: optional(number),
  cost: text,
  languages: list(text),
});
