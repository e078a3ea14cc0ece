import type {PasswordPolicy} from '../../../core/policy/policy.js';
import type {SupportChannel} from '../../../core/protocol/assisted/support.js';
import type {Channel, DocumentId} from '../../../core/protocol/names.js';
import type {Directory} from '../directory.js';
import type {StepBody} from '../serve.js';
import type {StoredAccount} from './accounts.js';
import type {Matters} from './assisted/matters.js';
import type {Limiter} from './limits.js';

/** What the flows of the demonstration service share. */
export interface DemoService {
  now(): number;
  readonly policy: PasswordPolicy;
  /** The documents that are accepted, in the order to show them. */
  readonly documents: readonly DocumentId[];
  /** The number of digits of a code. */
  readonly codeLength: number;
  /** Who has a login, in its canonical form. */
  find(identifier: string): StoredAccount | undefined;
  /** Sends a code to an account by a channel; nothing, if no channel leads there. */
  deliver(account: StoredAccount | undefined, channel: Channel): string | undefined;
  /** Whose number of a document it is. */
  findByDocument(id: DocumentId, value: string): StoredAccount | undefined;
  readonly directory: Directory;
  /** The languages spoken at the offices. */
  readonly languages: readonly string[];
  /** The slots that are taken: the office and the start. */
  readonly bookings: Set<string>;
  readonly supportChannels: readonly SupportChannel[];
  readonly matters: Matters;
  readonly limits: Readonly<Record<'identify' | 'code' | 'document' | 'cases', Limiter>>;
}

/** Where the demonstration service's own pages are. */
export const links = {signIn: '/sign-in', recover: '/recover', help: '/help'};

/** Where somebody who is signed in changes the password. */
export const settings = '/settings/security';

/** The step after giving up. */
export const leave = (url: string): StepBody => ({kind: 'redirect', url, actions: []});

/** The problem of an answer that is not for the step. */
export const misplaced = {problems: [{code: 'not_allowed'}]} as const;

/** The new password of an account. */
export const newPasswordStep = (
  {policy}: DemoService,
  {words, about, otherSessions}: StoredAccount,
  part: Pick<StepBody & {kind: 'new-password'}, 'current' | 'actions'>,
): StepBody => ({
  kind: 'new-password',
  policy,
  username: about.email,
  context: words,
  ...(part.current && otherSessions > 0 && {otherSessions}),
  ...part,
});
