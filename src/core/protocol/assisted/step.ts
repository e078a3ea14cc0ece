import type {Channel, DocumentId} from '../names.js';
import {challengeSchema} from '../challenge.js';
import type {CodeChallenge, StepBase} from '../step.js';
import {flag, list, number, object, optional, text} from '../wire.js';
import type {CaseState, OfficeFilter, RefusalReason, SupportReason, TicketChange, VisitVerdict} from './names.js';
import {officeSchema, slotSchema, type DateRange, type Office, type Slot} from './office.js';
import {supportChannelSchema, type ChatHandOff, type SupportChannel} from './support.js';
import {ticketSchema, type Ticket} from './ticket.js';
import {waySchema, type Way} from './way.js';

/** Which way suits the person. Answered with {@link ChooseWayAction}. */
export interface WaysStep extends StepBase {
  readonly kind: 'ways';
  readonly ways: readonly Way[];
}

/** What can be brought to an office. Answered with {@link SuitabilityAction}. */
export interface SuitabilityStep extends StepBase {
  readonly kind: 'suitability';
  /** The documents that an office takes. */
  readonly documents: readonly DocumentId[];
  /** How many of them have to be brought. */
  readonly atLeast: number;
}

/** Which office. The list comes from `Transport.offices`. Answered with {@link OfficeAction}. */
export interface OfficesStep extends StepBase {
  readonly kind: 'offices';
  /** What the list can be narrowed down to. */
  readonly filters: readonly OfficeFilter[];
  /** The languages that it can be narrowed down to, BCP 47 tags. */
  readonly languages: readonly string[];
}

/** When. The slots come from `Transport.slots`. Answered with {@link SlotAction}. */
export interface SlotsStep extends StepBase {
  readonly kind: 'slots';
  readonly office: Office;
  /** The days that can be booked. */
  readonly range: DateRange;
  /** With `slot_taken`: the free slots nearest to the one that was wanted. */
  readonly nearest?: readonly Slot[];
}

/** Everything before the ticket is issued. Answered with {@link IssueTicketAction}. */
export interface ReviewStep extends StepBase {
  readonly kind: 'review';
  readonly office?: Office;
  readonly slot?: Slot;
  readonly documents: readonly DocumentId[];
  /** Until when what was said is kept: server time, in milliseconds since 1970. */
  readonly keptUntil: number;
}

/** The ticket. Answered with {@link ChangeTicketAction} or {@link CopyTicketAction}; goes on by itself after the visit. */
export interface TicketStep extends StepBase {
  readonly kind: 'ticket';
  readonly ticket: Ticket;
  /** What may be done with it now. */
  readonly changes: readonly TicketChange[];
  /** A copy has been sent by e-mail. */
  readonly copied?: boolean;
  /** How long to wait before asking again, in milliseconds. */
  readonly pollAfter: number;
}

/** The office has it. Goes on by itself; after `document-needed` answered with {@link RevisitAction}. */
export interface ProcessingStep extends StepBase {
  readonly kind: 'processing';
  readonly reference: string;
  readonly submittedAt: number;
  /** By when it will be decided. After that it is overdue. */
  readonly dueAt: number;
  readonly pollAfter: number;
  readonly verdict?: VisitVerdict;
  readonly reason?: RefusalReason;
}

/**
 * Somebody at an office or in support has approved it. What is asked for is a code to a contact and, where `activation` is
 * set, the activation code from the office. Answered with {@link ActivateAction}.
 */
export interface ApprovedStep extends StepBase {
  readonly kind: 'approved';
  readonly challenge: CodeChallenge;
  readonly channels: readonly Channel[];
  /** How many letters and digits the activation code has. */
  readonly activation?: number;
}

/** Why the person turns to support. Answered with {@link ReasonAction}. */
export interface ReasonStep extends StepBase {
  readonly kind: 'reason';
  readonly reasons: readonly SupportReason[];
}

/** How support is reached. Answered with {@link SupportAction}. */
export interface ChannelsStep extends StepBase {
  readonly kind: 'channels';
  readonly supportChannels: readonly SupportChannel[];
  /** The person suspects theft: the account is to be frozen first. */
  readonly urgent: boolean;
}

/** Who calls, and about whom. Answered with {@link CaseDetailsAction}. */
export interface CaseDetailsStep extends StepBase {
  readonly kind: 'case-details';
  readonly documents: readonly DocumentId[];
  /** Whether the name is asked for in parts (family, given, patronymic) or whole. */
  readonly inParts: boolean;
  /** Present if a number to call back is asked for. */
  readonly callBack?: boolean;
}

/** The case. Answered with {@link OpenChatAction} or {@link RevisitAction}; goes on by itself once it is approved. */
export interface CaseStep extends StepBase {
  readonly kind: 'case';
  /** To be read out. It unlocks nothing by itself. */
  readonly reference: string;
  /** What the agent must say, so that nobody can pose as support. */
  readonly word: string;
  readonly state: CaseState;
  readonly supportChannel: SupportChannel;
  readonly dueAt: number;
  readonly pollAfter: number;
  readonly reason?: RefusalReason;
  /** After {@link OpenChatAction}. */
  readonly chat?: ChatHandOff;
}

/** A step in which an office or support takes part, or that leads there. */
export type AssistedStep =
  | WaysStep
  | SuitabilityStep
  | OfficesStep
  | SlotsStep
  | ReviewStep
  | TicketStep
  | ProcessingStep
  | ApprovedStep
  | ReasonStep
  | ChannelsStep
  | CaseDetailsStep
  | CaseStep;

/** The part of each kind of assisted step that is its own, as it stands on the wire. */
export const assistedStepSchemas = {
  ways: object({ways: list(waySchema)}),
  suitability: object({documents: list(text), atLeast: number}),
  offices: object({filters: list(text), languages: list(text)}),
  slots: object({
    office: officeSchema,
    range: object({from: text, to: text}),
    nearest: optional(list(slotSchema)),
  }),
  review: object({
    office: optional(officeSchema),
    slot: optional(slotSchema),
    documents: list(text),
    keptUntil: number,
  }),
  ticket: object({ticket: ticketSchema, changes: list(text), copied: optional(flag), pollAfter: number}),
  processing: object({
    reference: text,
    submittedAt: number,
    dueAt: number,
    pollAfter: number,
    verdict: optional(text),
    reason: optional(text),
  }),
  approved: object({challenge: challengeSchema, channels: list(text), activation: optional(number)}),
  reason: object({reasons: list(text)}),
  channels: object({supportChannels: list(supportChannelSchema), urgent: flag}),
  'case-details': object({documents: list(text), inParts: flag, callBack: optional(flag)}),
  case: object({
    reference: text,
    word: text,
    state: text,
    supportChannel: supportChannelSchema,
    dueAt: number,
    pollAfter: number,
    reason: optional(text),
    chat: optional(object({url: text, token: text})),
  }),
};
