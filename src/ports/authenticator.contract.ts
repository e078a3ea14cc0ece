import type {PasskeyCredential} from '../core/protocol/action.js';
import {AuthenticatorError, type Authenticator} from './authenticator.js';
import {expect, expectEqual, rejection, type ContractCase} from './contract.js';

/** What a person does about whatever they are asked: goes along with it, fails to show who they are, or nothing. */
export type Conduct = 'agrees' | 'fails' | 'waits';

/** An adapter of the authenticator port under test, with an authenticator that has no passkey yet. */
export interface AuthenticatorSubject {
  readonly authenticator: Authenticator;
  /** `PublicKeyCredentialCreationOptionsJSON` for this page, that require the person to be verified. */
  readonly creation: Readonly<Record<string, unknown>>;
  /** `PublicKeyCredentialRequestOptionsJSON` for this page and any passkey, that require the same. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Sets what the person does from now on. */
  behave(conduct: Conduct): Promise<void>;
  /** Takes the authenticator away. */
  dispose(): Promise<void>;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;

/** What the browser has had signed, out of its JSON in base64url. */
function clientData(credential: PasskeyCredential): unknown {
  const text = member(credential.response, 'clientDataJSON');
  expect(typeof text === 'string', 'there is no clientDataJSON');
  return JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
}

const fault = async (asked: Promise<unknown>, code: AuthenticatorError['code']): Promise<void> => {
  const thrown = await rejection(asked, `it was to end as ${code}`);
  expect(thrown instanceof AuthenticatorError, `it ended with ${String(thrown)}`);
  expectEqual(thrown.code, code, 'why there is no passkey');
};

/**
 * What every adapter of the authenticator port must do. It depends on no test framework and on no time limit of its own.
 * @param create makes the subject of one case
 */
export const authenticatorContract = (create: () => Promise<AuthenticatorSubject>): readonly ContractCase[] => {
  const contractCase = (name: string, use: (subject: AuthenticatorSubject) => Promise<void>): ContractCase => ({
    name,
    async run() {
      const subject = await create();
      try {
        await use(subject);
      } finally {
        await subject.dispose();
      }
    },
  });
  const never = new AbortController().signal;

  return [
    contractCase('a new passkey answers the challenge, and can be used after that', async subject => {
      const {authenticator, creation, request} = subject;
      const made = await authenticator.create(creation, never);
      expectEqual(made.type, 'public-key', 'the type of the new one');
      expectEqual(member(clientData(made), 'challenge'), creation.challenge, 'the challenge of the new one');
      const used = await authenticator.get(request, never);
      expectEqual(used.id, made.id, 'the id');
      expectEqual(member(clientData(used), 'challenge'), request.challenge, 'the challenge');
      expectEqual(member(used.response, 'userHandle'), member(creation.user, 'id'), 'whose it is');
    }),

    contractCase('an authenticator that has one already makes no other', async ({authenticator, creation}) => {
      const {id} = await authenticator.create(creation, never);
      const excludeCredentials = [{id, type: 'public-key'}];
      await fault(authenticator.create({...creation, excludeCredentials}, never), 'already_added');
    }),

    contractCase('a person who does not show who they are gets nothing', async subject => {
      const {authenticator, creation, request} = subject;
      await authenticator.create(creation, never);
      await subject.behave('fails');
      await fault(authenticator.get(request, never), 'not_allowed');
      await fault(authenticator.create({...creation, excludeCredentials: []}, never), 'not_allowed');
    }),

    contractCase('what is no longer wanted is aborted, and what is asked for next is not', async subject => {
      const {authenticator, creation, request} = subject;
      await authenticator.create(creation, never);
      await subject.behave('waits');
      const abort = new AbortController();
      const first = authenticator.get(request, abort.signal);
      const ended = fault(first, 'aborted');
      abort.abort();
      await ended;
      await fault(authenticator.get(request, AbortSignal.abort()), 'aborted');
      await subject.behave('agrees');
      await authenticator.get(request, new AbortController().signal);
    }),

    contractCase('options that are not whole are no use', async ({authenticator, creation}) => {
      await fault(authenticator.get(undefined, never), 'unusable');
      await fault(authenticator.get({}, never), 'unusable');
      await fault(authenticator.offer({challenge: 1}, never), 'unusable');
      await fault(authenticator.create({challenge: creation.challenge}, never), 'unusable');
    }),

    contractCase('telling which passkeys are good never fails', async ({authenticator}) => {
      await authenticator.keepOnly({rpId: 'elsewhere.invalid', userId: 'YQ', credentialIds: ['not base64url!']});
    }),
  ];
};
