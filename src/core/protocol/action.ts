import type {AssistedAction} from './assisted/action.js';
import type {SupportReason} from './assisted/names.js';
import type {FlowKind, DocumentId, IdentifierKind, Channel, ProofMethod} from './names.js';

/** What a flow may begin with. */
export interface BeginInput {
  /** A login that is known already, such as the one typed on the sign-in page. */
  readonly identifier?: string;
  /**
   * The token of a link that came by e-mail along with a code. It is used up by the request: begin with it only once the
   * person has asked for that, since programs that look through mail open links as well. One that is used, old or
   * somebody else's gives the first step with the problem `link_expired`.
   */
  readonly link?: string;
  /** `forced`: a temporary password has to be replaced and there is no other exit. */
  readonly mode?: 'forced';
  /** Why support is turned to, where the page knows: a recovery begins at the channels then, if the backend has them. */
  readonly reason?: SupportReason;
}

/** The login. */
export interface IdentifyAction {
  readonly type: 'identify';
  readonly identifierKind: IdentifierKind;
  readonly identifier: string;
}

/** One identity document, in its canonical form. */
export interface DocumentAction {
  readonly type: 'document';
  readonly document: DocumentId;
  readonly value: string;
}

/** The one-time code, digits only. */
export interface CodeAction {
  readonly type: 'code';
  readonly code: string;
}

/** A recovery code: letters and digits only, in capitals. */
export interface RecoveryCodeAction {
  readonly type: 'recovery-code';
  readonly code: string;
}

/** A set of recovery codes is wanted at `done`. Earlier ones are void. The flow stays where it is. */
export interface IssueRecoveryCodesAction {
  readonly type: 'issue-recovery-codes';
}

/** What WebAuthn gave, as JSON: `AuthenticationResponseJSON` or `RegistrationResponseJSON`. Only a server looks into it. */
export type PasskeyCredential = Readonly<Record<string, unknown>>;

/** What a passkey has signed. */
export interface PasskeyAction {
  readonly type: 'passkey';
  readonly credential: PasskeyCredential;
}

/** A new passkey. */
export interface AddPasskeyAction {
  readonly type: 'add-passkey';
  readonly credential: PasskeyCredential;
}

/** Who you are, once more: exactly one of the three. */
export interface ReauthenticateAction {
  readonly type: 'reauthenticate';
  readonly password?: string;
  readonly code?: string;
  readonly credential?: PasskeyCredential;
}

/** The new password, exactly as typed. */
export interface NewPasswordAction {
  readonly type: 'new-password';
  readonly password: string;
  readonly currentPassword?: string;
  readonly endOtherSessions?: boolean;
}

/** Anything that may be done on a step besides going on. */
export type SideAction =
  | {readonly type: 'back' | 'resend' | 'way' | 'cancel' | 'restart'}
  | {readonly type: 'channel'; readonly channel: Channel}
  | {readonly type: 'method'; readonly method: ProofMethod};

/** What a person answers to a step. */
export type Action =
  | IdentifyAction
  | DocumentAction
  | CodeAction
  | RecoveryCodeAction
  | PasskeyAction
  | ReauthenticateAction
  | NewPasswordAction
  | IssueRecoveryCodesAction
  | AddPasskeyAction
  | AssistedAction
  | SideAction;

/** The body of `POST {base}/flows`. */
export interface BeginRequest {
  readonly flow: FlowKind;
  readonly input: BeginInput;
}

/** The body of `POST {base}/flows/{id}/actions`. */
export interface ActRequest {
  readonly revision: number;
  readonly action: Action;
}
