import {identityDocument} from '../../../core/identity/index.js';
import {recogniseIdentifier} from '../../../core/identifier/index.js';
import {assessPassword} from '../../../core/policy/assess.js';
import type {PasswordPolicy} from '../../../core/policy/policy.js';
import type {Channel, DocumentId, IdentifierKind} from '../../../core/protocol/names.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {digest} from '../digest.js';
import {randomCodes} from './recovery-codes.js';

const minute = 60_000;

/** Somebody who has an account with the demonstration service. */
export interface DemoAccount {
  /** First name and family name: words that the password must not contain. */
  readonly name: string;
  /** E.164, such as `+48601234567`. */
  readonly phone?: string;
  readonly email: string;
  readonly password: string;
  /** Numbers on record, in any form that `identityDocument(id).check` takes. */
  readonly documents: Readonly<Partial<Record<DocumentId, string>>>;
  /** The recovery codes that were given out. None without it. */
  readonly recoveryCodes?: readonly string[];
  /** How many sessions there are besides the visitor's own. None without it. */
  readonly otherSessions?: number;
  /** How long a recovery is held before the new password may be chosen, in milliseconds. Not at all without it. */
  readonly holdFor?: number;
}

/** Passwords that everybody knows, for the demonstration's breached set. */
const breached = ['123456789012345', 'passwordpassword', 'qwertyuiopasdfgh', 'iloveyouiloveyou'];

/** How many different wrong passwords are taken, and for how long they are remembered. */
const tries = {max: 5, window: 15 * minute};

/** An account in the service's memory. */
export interface StoredAccount {
  readonly about: DemoAccount;
  /** Words that the password must not contain. */
  readonly words: readonly string[];
  readonly otherSessions: number;
  /** Where a channel leads. */
  contact(channel: Channel): string | undefined;
  documentMatches(id: DocumentId, value: string): boolean;
  signsIn(password: string): boolean;
  /** What is wrong with the password in force, at a field. The same wrong one counts once. */
  checkCurrent(password: string, field: 'password' | 'currentPassword'): Problem | undefined;
  /** What is wrong with a new password. */
  checkNew(password: string): Problem | undefined;
  setPassword(password: string): void;
  /** Ends the other sessions, and gives their number. */
  endSessions(): number;
  /** Whether there are recovery codes that have not been used. */
  readonly hasRecoveryCodes: boolean;
  /** Whether it is one of the recovery codes. A right one is used up by it. */
  takeRecoveryCode(code: string): boolean;
  /** Gives out recovery codes; earlier ones are void. */
  issueRecoveryCodes(): readonly string[];
}

const canonical = (id: DocumentId, text: string): string => {
  const check = identityDocument(id).check(text);
  return check.ok ? check.value : text;
};

/** The canonical form of a login, and its shape's problem. */
export function readIdentifier(kind: IdentifierKind, text: string): {value: string} | {problem: Problem} {
  const check = recogniseIdentifier(text, [kind]);
  return check.ok
    ? {value: check.value.toLowerCase()}
    : {problem: {code: 'identifier_malformed', field: 'identifier', reason: check.code}};
}

/** Puts an account into memory. */
export function storeAccount(about: DemoAccount, policy: PasswordPolicy, now: () => number): StoredAccount {
  const {name, email, phone, documents} = about;
  const words = [...name.split(' '), email, ...(phone === undefined ? [] : [phone.slice(1)])];
  const earlier = new Set<number>();
  const wrong = new Map<number, number>();
  const recoveryCodes = new Set(about.recoveryCodes?.map(digest));
  let inForce = digest(about.password);
  let otherSessions = about.otherSessions ?? 0;

  function problemOf(password: string): Omit<Problem, 'field'> | undefined {
    const [violation] = assessPassword(password, policy, {words});
    if (violation?.code === 'forbidden_word') return {code: 'password_like_identifier'};
    if (violation) {
      const {code: reason, ...rest} = violation;
      const numbers = Object.entries(rest).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
      return {code: 'password_policy', reason, params: Object.fromEntries(numbers)};
    }
    if (breached.includes(password)) return {code: 'password_breached'};
    return earlier.has(digest(password)) || digest(password) === inForce ? {code: 'password_reused'} : undefined;
  }

  return {
    about,
    words,
    get otherSessions() {
      return otherSessions;
    },
    contact: channel => (channel === 'sms' ? phone : email),
    documentMatches(id, value) {
      const onRecord = documents[id];
      return onRecord !== undefined && canonical(id, onRecord) === canonical(id, value);
    },
    signsIn: password => digest(password) === inForce,
    checkCurrent(password, field) {
      for (const [guess, at] of wrong) if (at <= now() - tries.window) wrong.delete(guess);
      const [oldest = now()] = wrong.values();
      const locked: Problem = {code: 'locked', field, retryAt: oldest + tries.window};
      if (wrong.size >= tries.max) return locked;
      if (digest(password) === inForce) return undefined;
      if (!wrong.has(digest(password))) wrong.set(digest(password), now());
      const attemptsLeft = tries.max - wrong.size;
      return attemptsLeft > 0 ? {code: 'current_password_wrong', field, attemptsLeft} : locked;
    },
    checkNew(password) {
      const problem = problemOf(password);
      return problem && {...problem, field: 'password'};
    },
    setPassword(password) {
      earlier.add(inForce);
      inForce = digest(password);
      wrong.clear();
    },
    endSessions() {
      const ended = otherSessions;
      otherSessions = 0;
      return ended;
    },
    get hasRecoveryCodes() {
      return recoveryCodes.size > 0;
    },
    takeRecoveryCode: code => recoveryCodes.delete(digest(code)),
    issueRecoveryCodes() {
      const codes = randomCodes();
      recoveryCodes.clear();
      for (const code of codes) recoveryCodes.add(digest(code));
      return codes;
    },
  };
}
