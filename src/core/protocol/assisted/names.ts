/** What a person may still have. It is asked to rank the ways, and stays in the browser. */
export const possessions = ['old-password', 'phone', 'email', 'passkey', 'documents', 'travel', 'call'] as const;
/** Something that a person may still have. */
export type Possession = (typeof possessions)[number];

/**
 * The ways to a new password: with the old one; by phone or e-mail, document and code; with a passkey; with the activation
 * code that an office has given; by a visit to an office; by a call to support; in a chat with it.
 */
export const wayNames = ['password', 'self-service', 'passkey', 'activation', 'visit', 'call', 'chat'] as const;
/** A way to a new password. */
export type WayName = (typeof wayNames)[number];

/** Features of an office. */
export const officeFeatures = ['step-free', 'hearing-loop', 'walk-in', 'appointments'] as const;
/** A feature of an office. `walk-in`: no appointment needed; `appointments`: slots can be booked. */
export type OfficeFeature = (typeof officeFeatures)[number];

/** What a list of offices can be narrowed down to. */
export const officeFilters = ['open-now', 'step-free', 'hearing-loop', 'walk-in'] as const;
/** One way to narrow down a list of offices. */
export type OfficeFilter = (typeof officeFilters)[number];

/** Where a ticket is. Once its holder has been at the office, the flow shows `processing`. */
export const ticketStates = ['open', 'cancelled', 'expired'] as const;
/** Where a ticket is. */
export type TicketState = (typeof ticketStates)[number];

/** What may be done with a ticket. */
export const ticketChanges = ['cancel', 'reschedule', 'other-office'] as const;
/** Something that may be done with a ticket. */
export type TicketChange = (typeof ticketChanges)[number];

/** What became of a visit that did not lead to a new password yet. */
export const visitVerdicts = ['refused', 'document-needed'] as const;
/** What became of a visit. */
export type VisitVerdict = (typeof visitVerdicts)[number];

/** Why a visit or a case was refused, as a class: never more than that. */
export const refusalReasons = ['identity', 'document', 'account', 'other'] as const;
/** Why a visit or a case was refused. */
export type RefusalReason = (typeof refusalReasons)[number];

/** Why somebody turns to support. */
export const supportReasons = ['forgotten', 'contact-lost', 'no-document', 'theft'] as const;
/** Why somebody turns to support. */
export type SupportReason = (typeof supportReasons)[number];

/** How support can be reached. A short number works from mobile phones of one country only. */
export const supportKinds = ['domestic', 'abroad', 'short', 'text-relay', 'chat', 'call-back'] as const;
/** A way to reach support. */
export type SupportKind = (typeof supportKinds)[number];

/** What a call or chat costs the person. */
export const supportCosts = ['free', 'local', 'standard'] as const;
/** What a call or chat costs: nothing, what a local call costs, or the tariff of the person's own provider. */
export type SupportCost = (typeof supportCosts)[number];

/** Where a case is. An approved one goes on at the step `approved`. */
export const caseStates = ['received', 'checking', 'document-needed', 'refused', 'expired'] as const;
/** Where a case is. */
export type CaseState = (typeof caseStates)[number];
