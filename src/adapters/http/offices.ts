import {parseOfficePage, parseSlots} from '../../core/protocol/assisted/parse.js';
import {officeSearch} from '../../core/protocol/assisted/query.js';
import type {DateRange, OfficeId, OfficePage, OfficeQuery, Slot} from '../../core/protocol/assisted/office.js';
import type {Call} from '../../ports/transport.js';

/** Asks for something and reads the answer. */
type Ask = <T>(
  call: Call,
  method: 'GET',
  path: readonly string[],
  parse: (json: unknown) => T | undefined,
) => Promise<T>;

/** `GET {base}/offices`. */
export const offices = (ask: Ask, query: OfficeQuery, call: Call): Promise<OfficePage> =>
  ask(call, 'GET', [`offices?${officeSearch(query)}`], parseOfficePage);

/** `GET {base}/offices/{id}/slots`. */
export const slots = (ask: Ask, office: OfficeId, {from, to}: DateRange, call: Call): Promise<readonly Slot[]> =>
  ask(call, 'GET', ['offices', encodeURIComponent(office), `slots?from=${from}&to=${to}`], parseSlots);
