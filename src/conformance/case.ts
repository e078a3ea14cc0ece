import type {TransportFeature} from '../ports/transport.contract.js';
import type {Lab} from './lab.js';

/** One rule of the protocol, and how it is tried from outside. */
export interface ConformanceCase {
  /** Its group and its name, such as `browser/cookie-needed`. */
  readonly id: string;
  /** What is promised. */
  readonly name: string;
  /** Where the rule comes from: the protocol itself, or an RFC, OWASP, NIST. */
  readonly source: string;
  /** What the backend and the hooks have to offer; the case is skipped without it. */
  readonly needs: readonly TransportFeature[];
  /** Rejects with a `ContractBreach` that says what was expected, or with {@link Skipped}. */
  run(lab: Lab): Promise<void>;
}

/** Thrown by a case that finds out that it has nothing to go by. The message says why. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}
