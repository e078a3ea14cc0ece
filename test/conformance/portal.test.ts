import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {seedOffices} from '../../demo/server/assisted/offices/seed.js';
import type {ListeningPortal} from '../../demo/server/listen.js';
import {reportText, runConformance, type Report} from '../../src/conformance/index.js';
import {quickHashing, startPortal} from '../support/portal.js';
import {Clock, portalHooks} from './portal-hooks.js';

describe('the conformance of the portal, from outside', () => {
  const clock = new Clock();
  let portal: ListeningPortal;
  let report: Report;

  before(async () => {
    portal = await startPortal({now: clock.now, background: false, config: {seed: false, hashing: quickHashing}});
    await portal.services.db.transaction().execute(trx => seedOffices(trx, 30, clock.now()));
    const services = {...portal.services, config: {...portal.services.config, origin: portal.origin}};
    report = await runConformance(`${portal.origin}/api/latchkey`, portalHooks(services, clock));
  });

  after(() => portal.close());

  it('breaks no promise', () => assert.equal(report.failed, 0, reportText(report)));

  it('is tried by every case but those that need faults at will', () => {
    const skipped = report.cases.filter(({verdict}) => verdict === 'skipped');
    assert.deepEqual(
      skipped.filter(({why}) => !why?.includes('faults')),
      [],
    );
  });

  it('names the source of each rule', () => assert.ok(report.cases.every(({source}) => source !== '')));
});
