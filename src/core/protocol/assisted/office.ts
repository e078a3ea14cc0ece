import {flag, list, number, object, optional, text} from '../wire.js';
import {hoursSchema, type Hours} from './hours.js';
import type {OfficeFeature, OfficeFilter} from './names.js';

/** Names an office. */
export type OfficeId = string;

/** A place on the map, in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A service centre. */
export interface Office {
  readonly id: OfficeId;
  readonly name: string;
  /** Line by line, as on an envelope. */
  readonly address: readonly string[];
  readonly place?: Place;
  readonly hours: Hours;
  /** Whether it is open, by the server's clock. */
  readonly isOpen: boolean;
  /** When it closes, or opens next: server time, in milliseconds since 1970. Absent if that is not foreseeable. */
  readonly changesAt?: number;
  readonly features: readonly OfficeFeature[];
  /** The languages spoken there, BCP 47 tags. */
  readonly languages: readonly string[];
  /** In E.164. */
  readonly phone?: string;
  /** How far it is from the place that was asked about, in metres as the crow flies. */
  readonly distance?: number;
}

/** What is looked for. Everything given has to hold. */
export interface OfficeQuery {
  /** Words of the name or the address, in any order; the last one may be unfinished. */
  readonly text?: string;
  /** Nearest first; without it by name. */
  readonly near?: Place;
  readonly filters?: readonly OfficeFilter[];
  /** A BCP 47 tag. */
  readonly language?: string;
  /** The `next` of the page before. */
  readonly cursor?: string;
}

/** Some of the offices that were found. */
export interface OfficePage {
  readonly offices: readonly Office[];
  /** How many there are in all; absent if the service does not count. */
  readonly total?: number;
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
  /** The server's clock, in milliseconds since 1970. */
  readonly serverNow: number;
}

/** A time at an office that can be booked, or is. */
export interface Slot {
  readonly id: string;
  /** Server time, in milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Days from the first to the last, `YYYY-MM-DD` in the office's time zone. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** An office as it stands on the wire. */
export const officeSchema = object({
  id: text,
  name: text,
  address: list(text),
  place: optional(object({latitude: number, longitude: number})),
  hours: hoursSchema,
  isOpen: flag,
  changesAt: optional(number),
  features: list(text),
  languages: list(text),
  phone: optional(text),
  distance: optional(number),
});

/** The answer to `GET {base}/offices`. */
export const officePageSchema = object({
  offices: list(officeSchema),
  total: optional(number),
  next: optional(text),
  serverNow: number,
});

/** A slot as it stands on the wire. */
export const slotSchema = object({id: text, startsAt: number, endsAt: number});

/** The answer to `GET {base}/offices/{id}/slots?from=…&to=…`. */
export const slotsSchema = object({slots: list(slotSchema)});
