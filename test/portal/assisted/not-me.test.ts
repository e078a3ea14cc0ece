import assert from 'node:assert/strict';
import {it} from 'node:test';
import {reportLifetime, tidyReports} from '../../../demo/server/assisted/reports.js';
import {ofKind, type Answer, type Browser} from '../../support/flow-client.js';
import {freshPassword, onEachDatabase, type Person} from '../flows/world.js';

onEachDatabase('this was not me', world => {
  /** The path of the link in the last notice to a contact. */
  async function linkTo(contact: string): Promise<string> {
    const tokens = (await world.messagesTo(contact)).flatMap(({data}) => data.report ?? []);
    return `/not-me/${tokens.at(-1) ?? assert.fail(`No link was sent to ${contact}.`)}`;
  }

  /** Somebody whose password a thief has changed, and the thief, who is signed in. */
  async function robbed(): Promise<{person: Person; thief: Browser; password: string}> {
    const person = await world.person();
    const thief = world.browser();
    const password = freshPassword();
    ofKind(await world.recover(thief, person, password), 'done');
    await world.signIn(thief, person, password);
    return {person, thief, password};
  }

  const press = (browser: Browser, path: string): Promise<Answer> => browser.request('POST', path, '');

  it('freezes the account by the link in a notice, once, and tells every contact', async () => {
    const {person, thief, password} = await robbed();
    const owner = world.browser();
    const link = await linkTo(person.phone);
    assert.equal(link, await linkTo(person.email));
    // Whoever looks, however often, changes nothing.
    for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await owner.request(method, link)).status, 200);
    assert.equal(await world.knows(person, password), true);

    const frozen = await press(owner, link);
    assert.deepEqual([frozen.status, frozen.headers.get('Location')], [303, '/frozen']);
    assert.match((await owner.request('GET', '/frozen')).text, /href="\/recover\?theft"/);
    const support = ofKind(await owner.begin('recover-access', {reason: 'theft'}), 'channels');
    assert.equal(support.urgent, true);
    ofKind(await owner.act(support, {type: 'back'}), 'reason');
    assert.equal(await world.knows(person, password), false);
    assert.equal((await thief.request('GET', '/account')).status, 303);
    for (const to of [person.phone, person.email]) {
      assert.equal((await world.messagesTo(to)).filter(({template}) => template === 'account-frozen').length, 1);
    }

    const fresh = freshPassword();
    ofKind(await world.recover(owner, person, fresh), 'done');
    assert.equal((await press(owner, link)).status, 410);
    assert.equal(await world.knows(person, fresh), true);
  });

  it('leads there from the end of a change as well, and ends what a thief has under way', async () => {
    const {person} = await robbed();
    const other = world.browser();
    const underWay = await world.toNewPassword(other, person);
    const browser = world.browser();
    const password = freshPassword();
    const done = ofKind(await world.recover(browser, person, password), 'done');
    assert.equal((await other.call('GET', `/flows/${underWay.ref.flow}`)).status, 410);
    const codes = ofKind(await browser.act(done, {type: 'issue-recovery-codes'}), 'done').recoveryCodes ?? [];
    assert.equal(codes.length, 10);
    assert.equal((await press(browser, done.reportUrl ?? '')).status, 303);
    assert.equal(await world.knows(person, password), false);
    assert.deepEqual(
      await world.db.selectFrom('recoveryCode').selectAll().where('accountId', '=', person.id).execute(),
      [],
    );
    assert.deepEqual(await world.db.selectFrom('report').selectAll().where('accountId', '=', person.id).execute(), []);
  });

  it('takes no link that is made up, forged from another page or too old', async () => {
    const {person, password} = await robbed();
    const browser = world.browser();
    const link = await linkTo(person.email);
    assert.equal((await press(browser, `/not-me/${'A'.repeat(32)}`)).status, 410);
    assert.equal((await browser.request('POST', link, '', {Origin: 'https://elsewhere.example'})).status, 403);
    world.wait(reportLifetime - 1);
    await tidyReports(world.services);
    assert.equal(
      (await world.db.selectFrom('report').selectAll().where('accountId', '=', person.id).execute()).length,
      1,
    );
    world.wait(1);
    assert.equal((await press(browser, link)).status, 410);
    await tidyReports(world.services);
    assert.deepEqual(await world.db.selectFrom('report').selectAll().where('accountId', '=', person.id).execute(), []);
    assert.equal(await world.knows(person, password), true);
  });
});
