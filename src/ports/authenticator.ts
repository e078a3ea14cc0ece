import type {PasskeyCredential} from '../core/protocol/action.js';
import type {AcceptedPasskeys} from '../core/protocol/step.js';

/**
 * Why there is no credential. `not_allowed`: it was refused, it took too long, or there is no passkey that fits; browsers
 * don't say which of these, so that pages learn nothing by asking. `already_added`: there is a passkey of this account in
 * the authenticator already. `aborted`: the page no longer wants it. `unusable`: this browser, or these options, won't do.
 */
export type AuthenticatorFault = 'not_allowed' | 'already_added' | 'aborted' | 'unusable';

/** There is no credential. */
export class AuthenticatorError extends Error {
  override readonly name = 'AuthenticatorError';

  constructor(
    /** Why. */
    readonly code: AuthenticatorFault,
    /** What the platform threw. */
    cause?: unknown,
  ) {
    super(`There is no passkey: ${code}.`, {cause});
  }
}

/**
 * What makes and uses passkeys. The options are those of WebAuthn as JSON, straight from the server, and so are the
 * credentials that it gets back. Every promise of a credential rejects with an {@link AuthenticatorError} only. One request
 * is under way at a time: a new one aborts the one before.
 */
export interface Authenticator {
  /** Asks the person for a passkey, in the browser's own dialog. */
  get(options: unknown, signal: AbortSignal): Promise<PasskeyCredential>;
  /** Offers passkeys in the autofill of a field whose `autocomplete` ends in `webauthn`, and waits until one is chosen. */
  offer(options: unknown, signal: AbortSignal): Promise<PasskeyCredential>;
  /** Makes a passkey. */
  create(options: unknown, signal: AbortSignal): Promise<PasskeyCredential>;
  /** Tells the browser which passkeys of an account are still good. Never rejects: it is a courtesy. */
  keepOnly(passkeys: AcceptedPasskeys): Promise<void>;
}
