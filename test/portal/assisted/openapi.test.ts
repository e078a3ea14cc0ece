import assert from 'node:assert/strict';
import {it} from 'node:test';
import {stepSchemas} from 'latchkey/protocol';
import {actExamples, beginExamples} from '../../../scripts/openapi/examples.js';
import {Browser, stepOf} from '../../support/flow-client.js';
import {makePortal} from '../../support/portal.js';

/** Where each example leads, and with which status. */
const expected = {
  identify: [200, 'document'],
  document: [200, 'code'],
  code: [422, 'code'],
  way: [200, 'ways'],
  'choose a way': [200, 'suitability'],
  suitability: [200, 'offices'],
  'any office': [200, 'review'],
  'issue the ticket': [200, 'ticket'],
} as const;

it('the examples of openapi.json are what the portal takes', async () => {
  const portal = await makePortal();
  try {
    const browser = new Browser({instances: [portal], origin: 'http://localhost:4321'});
    const changed = await browser.call('POST', '/flows', beginExamples['change the password']);
    assert.equal(changed.status, 401, 'nobody is signed in');
    const begun = await browser.call('POST', '/flows', beginExamples['get back in']);
    assert.equal(begun.status, 200);
    const {flow} = stepOf(begun).ref;
    assert.deepEqual(Object.keys(actExamples), Object.keys(expected));
    for (const [name, [status, kind]] of Object.entries(expected)) {
      const answer = await browser.call('POST', `/flows/${flow}/actions`, actExamples[name]);
      assert.equal(answer.status, status, `${name}: ${answer.text}`);
      assert.equal(stepOf(answer).kind, kind, name);
      assert.ok(stepSchemas[kind]?.safeParse(answer.json).success, name);
    }
  } finally {
    await portal.close();
  }
});
