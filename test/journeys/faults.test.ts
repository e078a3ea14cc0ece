import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Route} from 'playwright-core';
import {useWorld} from '../support/journey/world.js';

const better = 'nineteen copper pans';
const actions = '**/api/latchkey/flows/*/actions';

/** What can come back instead of an answer. */
const answers: Record<string, (route: Route) => Promise<void>> = {
  'the network is cut': route => route.abort('connectionrefused'),
  'the server is down': route => route.fulfill({status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>'}),
  'the server answers HTML': route => route.fulfill({contentType: 'text/html', body: '<title>Welcome</title>'}),
  'the server answers malformed JSON': route => route.fulfill({contentType: 'application/json', body: '{"kind": "do'}),
  'the server answers 5 MB': route =>
    route.fulfill({contentType: 'application/json', body: `{"kind": "${'x'.repeat(5_000_000)}"}`}),
};

describe('faults on the way', () => {
  const world = useWorld('PGlite');

  const readyToSave = async () => {
    world.wait(25 * 60 * 60 * 1000);
    const {email, password} = await world.account();
    const person = await world.person();
    await person.signIn(email, password);
    await person.goTo('/account/password');
    await person.type('Current password', password);
    await person.type('New password', better);
    await person.type('New password again', better);
    return {person, email, password};
  };

  for (const [what, answer] of Object.entries(answers)) {
    test(`${what}: a notice, everything stays, and a second try works`, async () => {
      const {person, email} = await readyToSave();
      await person.page.route('**/api/latchkey/**', answer);
      await person.press('Save the new password');
      await person.page.getByRole('button', {name: 'Try again'}).waitFor();
      await person.reads(/What you typed is still here/);
      await person.looksAccessible();
      assert.equal(await person.field('New password').inputValue(), better);
      await person.page.unroute('**/api/latchkey/**');
      await person.press('Try again');
      await person.sees('Your password has been changed');
      const again = await world.person();
      await again.signIn(email, better);
      assert.ok(await again.isSignedIn());
    });
  }

  test('the answer is lost after it took effect: it is not said to have failed, and happens once', async () => {
    const {person, email} = await readyToSave();
    let lost = 0;
    await person.page.route(actions, async route => {
      await route.fetch();
      lost++;
      await route.abort('connectionreset');
    });
    await person.press('Save the new password');
    await person.sees('Your password has been changed');
    assert.ok(lost > 0);
    const notices = (await world.messagesTo(email)).filter(text => text.includes('was changed'));
    assert.equal(notices.length, 1, 'it happened once');
  });

  test('a double click sends once', async () => {
    const {person, email} = await readyToSave();
    let sent = 0;
    person.page.on('request', request => {
      if (request.url().endsWith('/actions')) sent++;
    });
    await person.page.getByRole('button', {name: 'Save the new password'}).dblclick();
    await person.sees('Your password has been changed');
    assert.equal(sent, 1);
    assert.equal((await world.messagesTo(email)).filter(text => text.includes('was changed')).length, 1);
  });

  test('a server that takes longer than 10 seconds', async () => {
    const {person} = await readyToSave();
    await person.page.route('**/api/latchkey/**', async route => {
      await new Promise(resolve => setTimeout(resolve, 15_000));
      await route.abort('timedout').catch(() => undefined);
    });
    await person.press('Save the new password');
    await person.page.getByRole('button', {name: 'Try again'}).waitFor({timeout: 40_000});
    await person.reads(/What you typed is still here/);
    await person.page.unrouteAll({behavior: 'ignoreErrors'});
    await person.press('Try again');
    await person.sees('Your password has been changed');
  });

  test('a step of a newer server, and one without its fields, give a clear notice', async () => {
    const {person} = await readyToSave();
    for (const body of [{kind: 'retina-scan'}, {kind: 'code'}]) {
      await person.page.route('**/api/latchkey/flows', route =>
        route.fulfill({json: {ref: {flow: 'x', revision: 0}, serverNow: Date.now(), ...body}}),
      );
      await person.goTo('/recover');
      await person.sees('This step cannot be shown here');
      await person.looksAccessible();
      await person.page.evaluate(() => sessionStorage.clear());
      await person.page.unroute('**/api/latchkey/flows');
    }
  });

  test('nothing secret is left anywhere in the page', async () => {
    const {person, password} = await readyToSave();
    await person.press('Save the new password');
    await person.sees('Your password has been changed');
    const traces = await person.page.evaluate(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      let text =
        JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]) +
        location.href +
        document.cookie;
      for (const root of roots) {
        for (const each of root.querySelectorAll('*')) {
          text += each.outerHTML;
          if (each.shadowRoot) roots.push(each.shadowRoot);
        }
      }
      return text;
    });
    assert.ok(!traces.includes(better) && !traces.includes(password));
  });
});
