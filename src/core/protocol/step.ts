import type {PasswordPolicy} from '../policy/policy.js';
import type {AssistedStep} from './assisted/step.js';
import type {Channel, DocumentId, IdentifierKind, ProofMethod, ReauthenticationMethod, StepAction} from './names.js';
import {problemSchema, type Problem} from './problem.js';
import {anything, flag, list, number, object, optional, text} from './wire.js';

/** Names a step of one flow: a reply to an earlier revision is answered with `superseded`. */
export interface StepRef {
  /** The opaque id of the flow. It is not a secret: the server binds the flow to the browser by other means. */
  readonly flow: string;
  /** Goes up by one whenever the flow moves to another position. A refused try does not move it. */
  readonly revision: number;
}

/** What every step carries. All times are server time, in milliseconds since 1970 (UTC). */
export interface StepBase {
  readonly ref: StepRef;
  /** What was wrong with the last answer; empty on a fresh step. */
  readonly problems: readonly Problem[];
  /** The server's clock when it sent the step. Countdowns start from it, never from the device's clock. */
  readonly serverNow: number;
  /** When the flow ends if nothing happens. */
  readonly expiresAt?: number;
  /** What may be done besides going on. */
  readonly actions: readonly StepAction[];
}

/** A one-time code that is under way. */
export interface CodeChallenge {
  readonly channel: Channel;
  /** Where it went, as the person typed it or masked by the server. Never a contact that the person did not give. */
  readonly contact?: string;
  /** The number of digits. */
  readonly length: number;
  readonly expiresAt: number;
  /** When another code may be asked for. */
  readonly resendAt: number;
}

/** Who are you? Answered with {@link IdentifyAction}, or with {@link PasskeyAction} where a passkey may say so. */
export interface IdentifyStep extends StepBase {
  readonly kind: 'identify';
  /** The kinds of login that are accepted, best first. */
  readonly identifiers: readonly IdentifierKind[];
  /** What was typed before, when the person comes back to this step. */
  readonly identifier?: string;
  /**
   * Present when a passkey may say who it is, out of the autofill of the field: `PublicKeyCredentialRequestOptionsJSON` of
   * WebAuthn, as for {@link PasskeyStep}.
   */
  readonly passkey?: unknown;
}

/** One identity document. Answered with {@link DocumentAction}; the verdict comes after the contact is proven. */
export interface DocumentStep extends StepBase {
  readonly kind: 'document';
  /** The documents that are accepted, in the order to show them. */
  readonly documents: readonly DocumentId[];
}

/** The one-time code. Answered with {@link CodeAction}. */
export interface CodeStep extends StepBase {
  readonly kind: 'code';
  readonly challenge: CodeChallenge;
  /** The channels that the code can be sent by instead. */
  readonly channels: readonly Channel[];
  /** The other proofs on offer. The same for everybody: nothing tells which of them an account has. */
  readonly methods?: readonly ProofMethod[];
}

/** One of the codes that were given out in advance. Answered with {@link RecoveryCodeAction}. */
export interface RecoveryCodeStep extends StepBase {
  readonly kind: 'recovery-code';
  /** The number of letters and digits. */
  readonly length: number;
  /** The other proofs on offer. The same for everybody: nothing tells which of them an account has. */
  readonly methods: readonly ProofMethod[];
}

/** Who you are, once more, before a change. Answered with {@link ReauthenticateAction}. */
export interface ReauthenticateStep extends StepBase {
  readonly kind: 'reauthenticate';
  readonly methods: readonly ReauthenticationMethod[];
  /** The user name, for password managers. */
  readonly username?: string;
  /** Present when a code is under way. */
  readonly challenge?: CodeChallenge;
  /** The channels that a code can be sent by. */
  readonly channels: readonly Channel[];
  /** Present when a passkey will do: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for the account's own passkeys. */
  readonly passkey?: unknown;
}

/** A passkey instead of a code, or besides it. Answered with {@link PasskeyAction}. */
export interface PasskeyStep extends StepBase {
  readonly kind: 'passkey';
  /**
   * `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. Before the account is proven, `allowCredentials` is empty: it
   * would tell whose account it is.
   */
  readonly passkey: unknown;
  /** The other proofs on offer. The same for everybody: nothing tells which of them an account has. */
  readonly methods?: readonly ProofMethod[];
}

/** The passkeys of an account that are still good, for the browser to put away the others. */
export interface AcceptedPasskeys {
  /** The domain that they are for. */
  readonly rpId: string;
  /** The user handle of the account, in base64url. */
  readonly userId: string;
  /** Their ids, in base64url. */
  readonly credentialIds: readonly string[];
}

/** The new password. Answered with {@link NewPasswordAction}. */
export interface NewPasswordStep extends StepBase {
  readonly kind: 'new-password';
  readonly policy: PasswordPolicy;
  /** Whether the old password is asked for as well. */
  readonly current: boolean;
  /** The user name that the password belongs to, for password managers. */
  readonly username?: string;
  /** Words of this person that the password must not contain. */
  readonly context: readonly string[];
  /** Present when the person may choose to end the other sessions: how many there are. */
  readonly otherSessions?: number;
}

/** A wait that the server imposes. It goes on by itself, by asking again. */
export interface HoldStep extends StepBase {
  readonly kind: 'hold';
  readonly until: number;
  /** How long to wait before asking again, in milliseconds. */
  readonly pollAfter: number;
}

/** The rest happens on another page. */
export interface RedirectStep extends StepBase {
  readonly kind: 'redirect';
  /** An absolute `https:` address or a path on the host's own origin. */
  readonly url: string;
}

/** The new password is in force. An offer to add a passkey is answered with {@link AddPasskeyAction}. */
export interface DoneStep extends StepBase {
  readonly kind: 'done';
  /** How many other sessions have ended; absent if the server did not say. */
  readonly sessionsEnded?: number;
  /** The password did change, but other sessions could not be ended. */
  readonly sessionsFailed?: boolean;
  /** Where to sign in with the new password. */
  readonly signInUrl?: string;
  /** Where to say "this wasn't me". */
  readonly reportUrl?: string;
  /** Recovery codes may be asked for now, with {@link IssueRecoveryCodesAction}. */
  readonly offersRecoveryCodes?: boolean;
  /** There are recovery codes already: new ones make them void. */
  readonly hasRecoveryCodes?: boolean;
  /** The new recovery codes. They come this once. */
  readonly recoveryCodes?: readonly string[];
  /** Present when a passkey can be added: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
  readonly addPasskey?: unknown;
  /** The passkeys of the account, for the Signal API of WebAuthn. */
  readonly passkeys?: AcceptedPasskeys;
}

/** A step that this version does not know or that did not arrive whole. Never sent by a server. */
export interface UnsupportedStep extends StepBase {
  readonly kind: 'unsupported';
  /** The kind that the server named. */
  readonly name: string;
}

/** A position in a flow, as the server names it. */
export type Step =
  | IdentifyStep
  | DocumentStep
  | CodeStep
  | RecoveryCodeStep
  | ReauthenticateStep
  | PasskeyStep
  | NewPasswordStep
  | HoldStep
  | RedirectStep
  | DoneStep
  | AssistedStep
  | UnsupportedStep;

/** The kind of a step. */
export type StepKind = Step['kind'];

/** The step of one kind. */
export type StepOf<Kind extends StepKind> = Extract<Step, {kind: Kind}>;

/** The policy as it stands on the wire. Words and addresses are looked at in `parse.ts`, which is smaller than patterns. */
export const policySchema = object({
  minLength: number,
  maxLength: optional(number),
  required: list(list(text)),
  allowed: optional(list(text)),
  maxConsecutive: optional(number),
  minStrength: optional(number),
  forbidden: optional(list(text)),
});

/** What every step carries, as it stands on the wire. */
export const stepBaseSchema = object({
  kind: text,
  ref: object({flow: text, revision: number}),
  problems: list(problemSchema),
  serverNow: number,
  expiresAt: optional(number),
  actions: list(text),
});

/** The part of each kind of step that a change of a password begins with or ends at, as it stands on the wire. */
export const stepSchemas = {
  'new-password': object({
    policy: policySchema,
    current: flag,
    username: optional(text),
    context: list(text),
    otherSessions: optional(number),
  }),
  done: object({
    sessionsEnded: optional(number),
    sessionsFailed: optional(flag),
    signInUrl: optional(text),
    reportUrl: optional(text),
    offersRecoveryCodes: optional(flag),
    hasRecoveryCodes: optional(flag),
    recoveryCodes: optional(list(text)),
    addPasskey: optional(anything),
    passkeys: optional(object({rpId: text, userId: text, credentialIds: list(text)})),
  }),
};
