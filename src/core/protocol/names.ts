import type {IdentifierKind} from '../identifier/identifier.js';
import type {DocumentId} from '../identity/document.js';

export type {DocumentId, IdentifierKind};

/** The flows that a widget can drive. */
export const flowKinds = ['change-password', 'recover-access'] as const;
/** A flow that a widget can drive; the same word as the tag. */
export type FlowKind = (typeof flowKinds)[number];

/** The kinds of login that a person can be found by. */
export const identifierKinds = ['phone', 'email', 'username'] as const satisfies readonly IdentifierKind[];

/** The ways by which a one-time code can be sent. */
export const channels = ['sms', 'email'] as const;
/** A way by which a one-time code can be sent. */
export type Channel = (typeof channels)[number];

/** How somebody who is signed in can show again who they are. */
export const reauthenticationMethods = ['password', 'code', 'passkey'] as const;
/** A way to show again who one is. */
export type ReauthenticationMethod = (typeof reauthenticationMethods)[number];

/** What can prove, in a recovery, that the account is the person's own. */
export const proofMethods = ['code', 'passkey', 'recovery-code'] as const;
/** A proof that the account is the person's own; the same word as the step that takes it. */
export type ProofMethod = (typeof proofMethods)[number];

/** What may be done on a step besides going on. */
export const stepActions = ['back', 'resend', 'channel', 'method', 'way', 'cancel', 'restart'] as const;
/** Something that may be done on a step besides going on. */
export type StepAction = (typeof stepActions)[number];

/** The identity documents of the registry in `core/identity`. */
export const documentIds = [
  'ru-snils',
  'ru-inn-person',
  'ru-inn-organisation',
  'ru-passport',
  'ru-foreign-passport',
  'icao-passport',
  'pl-pesel',
  'pl-identity-card',
  'pl-passport',
] as const satisfies readonly DocumentId[];
