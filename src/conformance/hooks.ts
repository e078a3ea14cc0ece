import type {ContractAccount} from '../ports/transport.contract.js';

/** The account that a case is run with. */
export type ConformanceAccount = ContractAccount;

/**
 * What only the backend's own people can do for the kit: the default export of the module that `--hooks` names. Whatever
 * is left out makes the cases that need it be skipped.
 *
 * ```js
 * export default {
 *   account: () => testBackend.resetAccount('anna'),
 *   stranger: () => `nobody-${Date.now()}@example.com`,
 *   newPassword: () => crypto.randomUUID(),
 *   readCode: login => testBackend.lastMessageTo(login),
 * };
 * ```
 */
export interface ConformanceHooks {
  /** An account that is fresh or as good as new, every time. Limits that were used up before don't hold any more. */
  account(): Promise<ConformanceAccount> | ConformanceAccount;
  /** A login of the same kind as the account's, which nobody has and nobody has tried. */
  stranger(): Promise<string> | string;
  /** A password that the service accepts for the account and that it never had. */
  newPassword(): Promise<string> | string;
  /** The code that was sent to a login last. Waits for one that is on its way. */
  readCode?(identifier: string): Promise<string> | string;
  /** Signs the account in with this `fetch`, which keeps cookies and follows no redirect. */
  signIn?(fetch: typeof globalThis.fetch, account: ConformanceAccount): Promise<void>;
  /** Ends the session that `signIn` began. */
  signOut?(fetch: typeof globalThis.fetch, account: ConformanceAccount): Promise<void>;
  /** Whether the account can be signed in to with a password. */
  signsIn?(account: ConformanceAccount, password: string): Promise<boolean>;
  /** A password that the service's policy refuses. */
  readonly weakPassword?: string;
  /** Moves the service's clock forward. */
  advance?(milliseconds: number): Promise<void> | void;
  /** Headers that a page of the service's own sends along, such as a token against request forgery. */
  headers?(): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** The origin of the pages that use the backend, where it is not the base's own. */
  readonly origin?: string;
}
