import {flowStorage, type FlowStorage} from '../flow-storage.js';

/** Steps that wait for people, who take days. */
const waits = /^(ticket|processing|approved|case)$/;

/** A storage that keeps the flow for the whole browser while it waits for an office or for support. */
export function lastingStorage(name: string): FlowStorage {
  const ofTab = flowStorage(name);
  return {
    read() {
      const flow = ofTab.read();
      if (flow !== undefined) return flow;
      try {
        return localStorage.getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(step) {
      const before = this.read();
      ofTab.write(step);
      try {
        if (step && waits.test(step.kind)) localStorage.setItem(name, step.ref.flow);
        // Another flow, which another tab has come to wait with, stays.
        else if (localStorage.getItem(name) === before) localStorage.removeItem(name);
      } catch {
        // Without a storage there is nothing to go on from.
      }
    },
  };
}
