import type {Step} from '../core/protocol/step.js';

/** Keeps the opaque id of the flow of this tab, so that a reload shows the server's step. Nothing else is ever stored. */
export interface FlowStorage {
  read(): string | undefined;
  /** Notes where the flow is; without a step, or with a last one, that there is none any more. */
  write(step?: Step): void;
}

/** A storage under a name; where the page has none (blocked, sandboxed), a reload starts anew. */
export const flowStorage = (name: string): FlowStorage => ({
  read() {
    try {
      return sessionStorage.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(step) {
    try {
      if (!step || step.kind === 'done' || step.kind === 'redirect') sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, step.ref.flow);
    } catch {
      // Without a storage there is nothing to go on from.
    }
  },
});
