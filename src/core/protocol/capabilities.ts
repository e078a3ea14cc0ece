import {flowKinds, type FlowKind} from './names.js';
import {list, object, optional, text} from './wire.js';

/** What a backend can do. A widget hides what is not named here. */
export interface Capabilities {
  readonly flows: readonly FlowKind[];
  /** Where the service's own pages are. */
  readonly links: {
    readonly signIn?: string;
    readonly recover?: string;
    readonly help?: string;
  };
}

/** The capabilities of a backend that says nothing about itself. */
export const noCapabilities: Capabilities = {flows: flowKinds, links: {}};

/** The answer to `GET {base}/capabilities`. */
export const capabilitiesSchema = object({
  flows: list(text),
  links: object({signIn: optional(text), recover: optional(text), help: optional(text)}),
});
