// For contracts of adapters over a service in this process: time stands still, and what goes wrong is put in a request's place.
import {after, before, mock} from 'node:test';
import type {TransportFixture} from '../../src/ports/transport.contract.js';
import type {TransportFault} from '../../src/ports/transport.js';
import type {Instead} from './instead.js';

/** Stops the clock before the tests of a file, and lets it go on after them. */
export function stopClock(): void {
  before(() => {
    mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()});
  });
  after(() => {
    mock.timers.reset();
  });
}

/** What the fixtures of such contracts have in common. `instead` is what is done in place of the next requests. */
export const commonFixture = (
  kind: 'email' | 'phone',
  causes: ReadonlyMap<TransportFault, Instead>,
  instead: Instead[],
): Pick<TransportFixture, 'stranger' | 'newPassword' | 'weakPassword' | 'advance' | 'faults' | 'fail'> => ({
  stranger: kind === 'email' ? 'nobody@example.org' : '+48600999999',
  newPassword: 'seven green bottles on a wall',
  weakPassword: 'short',
  advance(ms) {
    mock.timers.tick(ms);
  },
  faults: [...causes.keys()],
  fail(fault) {
    const cause = causes.get(fault);
    if (cause) instead.push(cause);
  },
});
