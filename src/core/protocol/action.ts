import type {AssistedAction} from './assisted/action.js';
import type {FlowKind, DocumentId, IdentifierKind, Channel} from './names.js';

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

/** Who you are, once more: exactly one of the two. */
export interface ReauthenticateAction {
  readonly type: 'reauthenticate';
  readonly password?: string;
  readonly code?: string;
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
  | {readonly type: 'channel'; readonly channel: Channel};

/** What a person answers to a step. */
export type Action =
  IdentifyAction | DocumentAction | CodeAction | ReauthenticateAction | NewPasswordAction | AssistedAction | SideAction;

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
