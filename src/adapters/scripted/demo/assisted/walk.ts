import type {Action} from '../../../../core/protocol/action.js';
import type {Channel} from '../../../../core/protocol/names.js';
import type {StepBody, Verdict} from '../../serve.js';
import type {StoredAccount} from '../accounts.js';

/** The part of a recovery that one way leads through. */
export interface Walk {
  /** The step at which it is. */
  body(): StepBody;
  answer(action: Action): Verdict;
  /** Called when somebody looks where the flow is. */
  look?(): Verdict | undefined;
}

/** Whose account it may be, and where codes go. */
export interface Contact {
  readonly account: StoredAccount | undefined;
  /** What codes are counted under. */
  readonly login: string;
  readonly home: Channel;
  /** The login as it was typed, if a channel leads there. */
  typed(channel: Channel): string | undefined;
}

/** Where codes go for an account that staff have named. */
export const contactOf = (account: StoredAccount): Contact => ({
  account,
  login: account.about.email,
  home: account.contact('sms') === undefined ? 'email' : 'sms',
  typed: () => undefined,
});

/** What a walk needs of the recovery that it belongs to. */
export interface Recovery {
  /** The login that was typed. */
  contact(): Contact | undefined;
  /** The choice of another way. */
  ways(): Verdict;
  /** On with an approved account: the code to its contact and, where an office has given one, the activation code. */
  approved(contact: Contact, activation: boolean): Verdict;
  /** On to the new password. */
  finish(account: StoredAccount): Verdict;
}
