/** Keeps the opaque id of the flow of this tab, so that a reload shows the server's step. Nothing else is ever stored. */
export interface FlowStorage {
  read(): string | undefined;
  write(flow: string | undefined): void;
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
  write(flow) {
    try {
      if (flow === undefined) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, flow);
    } catch {
      // Without a storage there is nothing to go on from.
    }
  },
});
