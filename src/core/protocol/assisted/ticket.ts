import {list, number, object, optional, text} from '../wire.js';
import type {DocumentId} from '../names.js';
import type {TicketState} from './names.js';
import {officeSchema, slotSchema, type Office, type Slot} from './office.js';

/** The ticket for a visit. It unlocks nothing by itself. */
export interface Ticket {
  /** Opaque letters and digits, without separators; shown in groups of four. */
  readonly reference: string;
  readonly state: TicketState;
  /** Absent: any office. */
  readonly office?: Office;
  /** Absent: no appointment, the person walks in. */
  readonly slot?: Slot;
  /** The originals to bring. */
  readonly documents: readonly DocumentId[];
  /** Until when it is good: server time, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The identity of the calendar entry, for good (`UID` of RFC 5545). */
  readonly uid: string;
  /** Goes up with every change of time or place (`SEQUENCE` of RFC 5545). */
  readonly sequence: number;
}

/** A ticket as it stands on the wire. */
export const ticketSchema = object({
  reference: text,
  state: text,
  office: optional(officeSchema),
  slot: optional(slotSchema),
  documents: list(text),
  expiresAt: number,
  uid: text,
  sequence: number,
});
