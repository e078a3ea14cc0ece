export type * from './action.js';
export type * from './hours.js';
export * from './names.js';
export type {DateRange, Office, OfficeId, OfficePage, OfficeQuery, Place, Slot} from './office.js';
export {parseOfficePage, parseSlots} from './parse.js';
export {officeSearch} from './query.js';
export {officeQuerySchema} from './request.js';
export type {
  ApprovedStep,
  AssistedStep,
  CaseDetailsStep,
  CaseStep,
  ChannelsStep,
  OfficesStep,
  ProcessingStep,
  ReasonStep,
  ReviewStep,
  SlotsStep,
  SuitabilityStep,
  TicketStep,
  WaysStep,
} from './step.js';
export type {ChatHandOff, SupportChannel} from './support.js';
export type {Ticket} from './ticket.js';
export type {Way} from './way.js';
