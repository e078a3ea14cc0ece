import type {RefusalReason, VisitVerdict} from '../../../../core/protocol/assisted/names.js';
import type {StoredAccount} from '../accounts.js';

/** Crockford's base 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const words = ['lantern', 'harbour', 'walnut', 'meadow', 'compass', 'orchard', 'violin', 'pebble'];
const hour = 3_600_000;

const random = (length: number): readonly number[] => [...crypto.getRandomValues(new Uint8Array(length))];

/** So many letters and digits that nobody can guess. */
export const opaque = (length: number): string =>
  random(length)
    .map(byte => letters.charAt(byte % 32))
    .join('');

/** What staff decide about: the visit of a ticket, or a case. */
export interface Matter {
  readonly reference: string;
  /** What an agent must say. */
  readonly word: string;
  readonly openedAt: number;
  /** Whose account it is about, as far as that is known. */
  account: StoredAccount | undefined;
  state: 'open' | 'checking' | VisitVerdict | 'approved';
  takenAt?: number;
  reason?: RefusalReason;
  /** The code that the office has handed out. */
  activation?: string;
}

/** The staff of the demonstration service. */
export interface DemoStaff {
  /** Takes up the visit of a ticket, or a case; `login` is whose account the documents turn out to be about. */
  take(reference: string, login?: string): void;
  /** Decides on what was taken up. Gives the activation code, if it is approved. */
  decide(reference: string, verdict: VisitVerdict | 'approved', reason?: RefusalReason): string | undefined;
}

/** Everything that staff decide about. */
export interface Matters extends DemoStaff {
  open(account: StoredAccount | undefined): Matter;
  /** Whether an activation code is good for an account. */
  activates(account: StoredAccount | undefined, activation: string): boolean;
  /** Uses up the activation codes of an account. */
  use(account: StoredAccount): void;
}

/** Begins with nothing to decide about. */
export function createMatters(now: () => number, find: (login: string) => StoredAccount | undefined): Matters {
  const matters = new Map<string, Matter>();
  const activations = new Map<string, {readonly account: StoredAccount; readonly expiresAt: number}>();

  return {
    open(account) {
      const word = words[(random(1)[0] ?? 0) % words.length] ?? '';
      const matter: Matter = {reference: opaque(12), word, openedAt: now(), account, state: 'open'};
      matters.set(matter.reference, matter);
      return matter;
    },
    take(reference, login) {
      const matter = matters.get(reference);
      if (!matter) return;
      if (login !== undefined) matter.account = find(login.toLowerCase());
      matter.state = 'checking';
      matter.takenAt = now();
    },
    decide(reference, verdict, reason) {
      const matter = matters.get(reference);
      if (!matter) return undefined;
      matter.state = verdict;
      if (reason) matter.reason = reason;
      if (verdict !== 'approved' || !matter.account) return undefined;
      matter.activation = opaque(10);
      activations.set(matter.activation, {account: matter.account, expiresAt: now() + 72 * hour});
      return matter.activation;
    },
    activates(account, activation) {
      const known = activations.get(activation);
      return known !== undefined && known.account === account && known.expiresAt > now();
    },
    use(account) {
      for (const [activation, known] of activations) if (known.account === account) activations.delete(activation);
    },
  };
}
