import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type {PasskeyCredential} from '../../core/protocol/action.js';
import {AuthenticatorError, type Authenticator, type AuthenticatorFault} from '../../ports/authenticator.js';

type Library = typeof import('@simplewebauthn/browser');

const faults: Readonly<Record<string, AuthenticatorFault>> = {
  AbortError: 'aborted',
  InvalidStateError: 'already_added',
  NotAllowedError: 'not_allowed',
};

/** The library wraps what the platform threw, and keeps its name. */
function faultOf(thrown: unknown): AuthenticatorError {
  const name = thrown instanceof Error ? thrown.name : '';
  return new AuthenticatorError(faults[name] ?? 'unusable', thrown);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isRequest = (options: unknown): options is PublicKeyCredentialRequestOptionsJSON =>
  isObject(options) && 'challenge' in options && typeof options.challenge === 'string';

const isCreation = (options: unknown): options is PublicKeyCredentialCreationOptionsJSON =>
  isRequest(options) &&
  'rp' in options &&
  isObject(options.rp) &&
  'user' in options &&
  isObject(options.user) &&
  'pubKeyCredParams' in options;

/** The passkeys of this browser, of the devices near it and of its managers, by SimpleWebAuthn. */
export function webauthnAuthenticator(): Authenticator {
  async function ask<Options>(
    options: unknown,
    fits: (given: unknown) => given is Options,
    signal: AbortSignal,
    request: (library: Library, options: Options) => Promise<object>,
  ): Promise<PasskeyCredential> {
    if (!fits(options)) throw new AuthenticatorError('unusable');
    try {
      const library = await import('@simplewebauthn/browser');
      if (signal.aborted) throw new AuthenticatorError('aborted', signal.reason);
      const cancel = (): void => {
        library.WebAuthnAbortService.cancelCeremony();
      };
      signal.addEventListener('abort', cancel);
      try {
        return {...(await request(library, options))};
      } finally {
        // Later on it would cancel what somebody else has asked for.
        signal.removeEventListener('abort', cancel);
      }
    } catch (thrown) {
      throw thrown instanceof AuthenticatorError ? thrown : faultOf(thrown);
    }
  }

  return {
    get: (options, signal) =>
      ask(options, isRequest, signal, ({startAuthentication}, optionsJSON) => startAuthentication({optionsJSON})),

    offer: (options, signal) =>
      ask(options, isRequest, signal, ({startAuthentication}, optionsJSON) =>
        // The library looks for the field in the document alone, and ours may be in somebody's shadow root.
        startAuthentication({optionsJSON, useBrowserAutofill: true, verifyBrowserAutofillInput: false}),
      ),

    create: (options, signal) =>
      ask(options, isCreation, signal, ({startRegistration}, optionsJSON) => startRegistration({optionsJSON})),

    async keepOnly({rpId, userId, credentialIds}) {
      try {
        const {sendSignal} = await import('@simplewebauthn/browser');
        await sendSignal({
          signalName: 'allAcceptedCredentials',
          rpID: rpId,
          userID: userId,
          allAcceptedCredentialIDs: [...credentialIds],
        });
      } catch {
        // Most browsers know no such thing yet.
      }
    },
  };
}
