import type {PasswordPolicy} from '../core/policy/policy.js';
import type {Action} from '../core/protocol/action.js';
import type {Capabilities} from '../core/protocol/capabilities.js';
import type {Transport} from '../core/protocol/transport.js';

/** What a view and its fields need of the element that shows them. */
export interface ViewHost {
  /** Starts every id in the form, so that ids are unique on the page. */
  readonly uid: string;
  /** What the backend can do. */
  readonly capabilities: Capabilities | undefined;
  /** The backend, for what is asked of it besides the flow. */
  readonly source: Transport | undefined;
  /** Whether the repeat field is left out. */
  readonly noRepeat: boolean;
  /** The host's policy, which goes before the server's. */
  readonly policy: PasswordPolicy | undefined;
  /** The form while it is shown. */
  readonly form: HTMLFormElement | undefined;
  /** The server's clock, in milliseconds since 1970. */
  now(): number;
  /** Renders again. */
  requestUpdate(): void;
  /** Says a text through the live region. */
  announce(text: string): void;
  /** Answers the step. */
  send(action: Action): void;
  /** Asks the server for the step once more. */
  refresh(): void;
}
