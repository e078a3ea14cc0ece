import type {DocumentId} from '../names.js';
import type {SupportReason, TicketChange, WayName} from './names.js';
import type {OfficeId} from './office.js';

/** The way that was chosen. */
export interface ChooseWayAction {
  readonly type: 'choose-way';
  readonly way: WayName;
}

/** What can be brought. */
export interface SuitabilityAction {
  readonly type: 'suitability';
  /** The originals at hand. */
  readonly documents: readonly DocumentId[];
  /** One of them has expired. */
  readonly expired: boolean;
  /** The name on them is not the one in the account. */
  readonly renamed: boolean;
}

/** The office that was chosen; without one, any. */
export interface OfficeAction {
  readonly type: 'office';
  readonly office?: OfficeId;
}

/** The slot that was chosen; without one, the person walks in. */
export interface SlotAction {
  readonly type: 'slot';
  readonly slot?: string;
}

/** Issue the ticket as reviewed. */
export interface IssueTicketAction {
  readonly type: 'issue-ticket';
}

/** Cancel the ticket, or choose another time or office for it. */
export interface ChangeTicketAction {
  readonly type: 'change-ticket';
  readonly change: TicketChange;
}

/** Send a copy of the ticket to an address. */
export interface CopyTicketAction {
  readonly type: 'copy-ticket';
  readonly email: string;
}

/** Go to an office, or go there again, with another document. */
export interface RevisitAction {
  readonly type: 'revisit';
}

/** The activation code from the office, where it is asked for, and the code that was sent. */
export interface ActivateAction {
  readonly type: 'activate';
  /** Letters and digits in upper case, without separators. */
  readonly activation?: string;
  readonly code: string;
}

/** Why the person turns to support. */
export interface ReasonAction {
  readonly type: 'reason';
  readonly reason: SupportReason;
}

/** The id of the support channel that was chosen. */
export interface SupportAction {
  readonly type: 'support';
  readonly supportChannel: string;
}

/** Who calls: the name in full (parts in the order family, given, patronymic) and one document in its canonical form. */
export interface CaseDetailsAction {
  readonly type: 'case-details';
  readonly name: string;
  readonly document: DocumentId;
  readonly value: string;
  /** Where to call back, in E.164. */
  readonly callBack?: string;
}

/** Hand over to the chat. */
export interface OpenChatAction {
  readonly type: 'open-chat';
}

/** What a person answers to an assisted step. */
export type AssistedAction =
  | ChooseWayAction
  | SuitabilityAction
  | OfficeAction
  | SlotAction
  | IssueTicketAction
  | ChangeTicketAction
  | CopyTicketAction
  | RevisitAction
  | ActivateAction
  | ReasonAction
  | SupportAction
  | CaseDetailsAction
  | OpenChatAction;
