import {channels, documentIds} from '../names.js';
import {challengeOf} from '../challenge.js';
import {isSafe, known, part, type Parts} from '../parse.js';
import {read, type OutputOf} from '../wire.js';
import type {Hours, hoursSchema} from './hours.js';
import {
  caseStates,
  officeFeatures,
  officeFilters,
  possessions,
  refusalReasons,
  supportCosts,
  supportKinds,
  supportReasons,
  ticketChanges,
  ticketStates,
  visitVerdicts,
  wayNames,
} from './names.js';
import {officePageSchema, slotsSchema, type Office, type OfficePage, type officeSchema, type Slot} from './office.js';
import {assistedStepSchemas as schemas} from './step.js';
import type {SupportChannel, supportChannelSchema} from './support.js';
import type {Ticket, ticketSchema} from './ticket.js';

/** The word, if this version knows it. */
const one = <Word extends string>(word: string | undefined, words: readonly Word[]): Word | undefined =>
  words.find(each => each === word);

const isZone = (timeZone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone}));
  } catch {
    return false;
  }
};

/** Hours in a time zone that the platform knows; others can't be told. */
const hoursOf = (hours: OutputOf<typeof hoursSchema> | undefined): Hours | undefined =>
  hours && isZone(hours.timeZone) ? hours : undefined;

function officeOf({hours: sent, features, ...rest}: OutputOf<typeof officeSchema>): Office | undefined {
  const hours = hoursOf(sent);
  return hours && {...rest, hours, features: known(features, officeFeatures)};
}

function ticketOf({state: sent, office: at, documents, ...rest}: OutputOf<typeof ticketSchema>): Ticket | undefined {
  const state = one(sent, ticketStates);
  const office = at && officeOf(at);
  return (
    state && {
      ...rest,
      state,
      documents: known(documents, documentIds),
      ...(office && {office}),
    }
  );
}

function channelOf(wire: OutputOf<typeof supportChannelSchema>): SupportChannel | undefined {
  const {kind: sent, hours: sentHours, cost, number, ...rest} = wire;
  const kind = one(sent, supportKinds);
  const hours = hoursOf(sentHours);
  // A number that could not be dialled would be a dead end.
  const isGood = kind === 'short' ? /^\d{2,8}$/ : kind === 'chat' || kind === 'call-back' ? /^$/ : /^\+\d{5,15}$/;
  if (!kind || (sentHours && !hours) || !isGood.test(number ?? '')) return undefined;
  return {
    ...rest,
    kind,
    cost: one(cost, supportCosts) ?? 'standard',
    ...(number !== undefined && {number}),
    ...(hours && {hours}),
  };
}

/** Readers of the assisted steps. */
export const assistedParts: Parts = {
  ways: part(schemas.ways, wire => {
    const ways = wire.ways.flatMap(({way: sent, needs, minutes}) => {
      const way = one(sent, wayNames);
      // A need that is not known can't be asked about; the way is shown all the same.
      const asked = needs.map(each => known(each, possessions)).filter(each => each[0]);
      return way ? {way, needs: asked, minutes} : [];
    });
    return ways[0] && {kind: 'ways', ways};
  }),
  suitability: part(schemas.suitability, wire => {
    const documents = known(wire.documents, documentIds);
    return documents[0] && {kind: 'suitability', documents, atLeast: wire.atLeast};
  }),
  offices: part(schemas.offices, ({filters, languages}) => ({
    kind: 'offices',
    filters: known(filters, officeFilters),
    languages,
  })),
  slots: part(schemas.slots, ({office: sent, ...rest}) => {
    const office = officeOf(sent);
    return office && {...rest, kind: 'slots', office};
  }),
  review: part(schemas.review, ({office: at, documents, ...rest}) => {
    const office = at && officeOf(at);
    return {...rest, kind: 'review', documents: known(documents, documentIds), ...(office && {office})};
  }),
  ticket: part(schemas.ticket, ({ticket: sent, changes, ...rest}) => {
    const ticket = ticketOf(sent);
    return ticket && {...rest, kind: 'ticket', ticket, changes: known(changes, ticketChanges)};
  }),
  processing: part(schemas.processing, ({verdict: judged, reason: why, ...rest}) => {
    const verdict = one(judged, visitVerdicts);
    const reason = one(why, refusalReasons);
    return {...rest, kind: 'processing', ...(verdict && {verdict}), ...(reason && {reason})};
  }),
  approved: part(schemas.approved, ({challenge: sent, channels: others, ...rest}) => {
    const challenge = challengeOf(sent);
    return challenge && {...rest, kind: 'approved', challenge, channels: known(others, channels)};
  }),
  reason: part(schemas.reason, wire => {
    const reasons = known(wire.reasons, supportReasons);
    return reasons[0] && {kind: 'reason', reasons};
  }),
  channels: part(schemas.channels, ({supportChannels, urgent}) => {
    const found = supportChannels.flatMap(each => channelOf(each) ?? []);
    return found[0] && {kind: 'channels', supportChannels: found, urgent};
  }),
  'case-details': part(schemas['case-details'], ({documents: sent, ...rest}) => {
    const documents = known(sent, documentIds);
    return documents[0] && {...rest, kind: 'case-details', documents};
  }),
  case: part(schemas.case, ({state: sent, supportChannel: channel, reason: why, chat, ...rest}) => {
    const state = one(sent, caseStates);
    const reason = one(why, refusalReasons);
    const supportChannel = channelOf(channel);
    return (
      state &&
      supportChannel && {
        ...rest,
        kind: 'case',
        state,
        supportChannel,
        ...(reason && {reason}),
        ...(chat && isSafe(chat.url) && {chat}),
      }
    );
  }),
};

/** Reads a page of offices off the wire. Gives nothing if it is malformed; an office that is, is left out. */
export function parseOfficePage(value: unknown): OfficePage | undefined {
  const wire = read(officePageSchema, value);
  return wire && {...wire, offices: wire.offices.flatMap(each => officeOf(each) ?? [])};
}

/** Reads the slots of an office off the wire. Gives nothing if they are malformed. */
export const parseSlots = (value: unknown): readonly Slot[] | undefined => read(slotsSchema, value)?.slots;
