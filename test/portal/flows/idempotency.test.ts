import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {it} from 'node:test';
import {ofKind, problemIn, problemOf, stepOf, type Answer} from '../../support/flow-client.js';
import {byCode, byPesel, byPhone, freshPassword, minutes, onEachDatabase, otherThan, pesel} from './world.js';

onEachDatabase('repeated requests', world => {
  const same = (answers: readonly Answer[]): void => {
    const [first] = answers;
    for (const {status, text} of answers) assert.deepEqual([status, text], [first?.status, first?.text]);
  };

  it('sends one code for one key, and gives the same reply', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toDocument(browser, phone);
    const key = randomUUID();
    const answers: Answer[] = [];
    for (let time = 0; time < 4; time++) {
      answers.push(await browser.actCall(step, byPesel(pesel.own), {key}));
      world.wait(1000);
    }
    same(answers);
    assert.equal(answers[0]?.status, 200);
    assert.equal((await world.messagesTo(phone)).length, 1);
    assert.equal(ofKind(await browser.resume(step), 'code').ref.revision, 2);
  });

  it('does it once for requests that come at once', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toDocument(browser, phone);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({length: 6}, () => browser.actCall(step, byPesel(pesel.own), {key})));
    same(answers);
    ofKind(stepOf(answers[0] ?? assert.fail()), 'code');
    assert.equal((await world.messagesTo(phone)).length, 1);
  });

  it('counts a wrong code once for one key', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const wrong = byCode(otherThan(await world.codeSentTo(phone)));
    const key = randomUUID();
    const answers = [await browser.actCall(step, wrong, {key}), await browser.actCall(step, wrong, {key})];
    same(answers);
    assert.equal(problemIn(await browser.act(step, wrong)).attemptsLeft, 3);
  });

  it('sets a password once for one key', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const key = randomUUID();
    const password = freshPassword();
    const answers = await Promise.all(
      Array.from({length: 3}, () => browser.actCall(step, {type: 'new-password', password}, {key})),
    );
    same(answers);
    ofKind(stepOf(answers[0] ?? assert.fail()), 'done');
    const notices = (await world.messagesTo(person.email)).filter(({template}) => template === 'password-changed');
    assert.equal(notices.length, 1);
    const history = await world.db.selectFrom('passwordHistory').selectAll().where('userId', '=', person.id).execute();
    assert.equal(history.length, 1);
  });

  it('refuses the key with anything else', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    const key = randomUUID();
    ofKind(await browser.act(step, byPhone(phone), {key}), 'document');
    for (const answer of [
      await browser.actCall(step, byPhone(world.nobody().phone), {key}),
      await browser.actCall({...step, ref: {...step.ref, revision: 1}}, byPhone(phone), {key}),
      await browser.actCall(await browser.begin('recover-access'), byPhone(phone), {key}),
      await browser.beginCall('recover-access', {}, {key}),
      await browser.call('DELETE', `/flows/${step.ref.flow}`, undefined, {key}),
    ]) {
      assert.deepEqual([problemOf(answer).status, problemOf(answer).code], [422, 'unknown']);
    }
    ofKind(await browser.resume(step), 'document');
  });

  it('begins one flow for one key', async () => {
    const browser = world.browser();
    await browser.begin('recover-access');
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({length: 4}, () => browser.beginCall('recover-access', {identifier: 'zofia'}, {key})),
    );
    answers.push(await browser.beginCall('recover-access', {identifier: 'zofia'}, {key}));
    same(answers);
    assert.equal(ofKind(stepOf(answers[0] ?? assert.fail()), 'identify').identifier, 'zofia');
    assert.equal((await browser.beginCall('recover-access', {}, {key})).status, 422);
  });

  it('goes on under the key with which a new browser began', async () => {
    const browser = world.browser();
    const key = randomUUID();
    same([await browser.beginCall('recover-access', {}, {key}), await browser.beginCall('recover-access', {}, {key})]);
  });

  it('gives nobody the reply to another browser', async () => {
    const key = randomUUID();
    const [one, other] = [world.browser(), world.browser()];
    const mine = stepOf(await one.beginCall('recover-access', {}, {key}));
    const theirs = stepOf(await other.beginCall('recover-access', {}, {key}));
    assert.notEqual(theirs.ref.flow, mine.ref.flow);
  });

  it('ends a flow once for one key', async () => {
    const browser = world.browser();
    const {ref} = await browser.begin('recover-access');
    const key = randomUUID();
    for (let time = 0; time < 3; time++) {
      assert.equal((await browser.call('DELETE', `/flows/${ref.flow}`, undefined, {key})).status, 204);
    }
    const other = await browser.call('DELETE', `/flows/${ref.flow}`, undefined, {key: randomUUID()});
    assert.equal(problemOf(other).code, 'flow_expired');
  });

  it('lets the same request through later where it came too early', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const key = randomUUID();
    assert.equal((await browser.actCall(step, {type: 'resend'}, {key})).status, 429);
    world.wait(30_000);
    const answers = [
      await browser.actCall(step, {type: 'resend'}, {key}),
      await browser.actCall(step, {type: 'resend'}, {key}),
    ];
    same(answers);
    assert.equal(answers[0]?.status, 200);
    assert.equal((await world.messagesTo(phone)).length, 2);
  });

  it('tries again where a fault undid everything', async t => {
    t.mock.method(console, 'error', () => undefined);
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const accounts = {...world.services.accounts, setPassword: async () => Promise.reject(new Error('no'))};
    const faulty = world.browser({instances: [world.instanceWith({accounts})]});
    for (const [name, value] of browser.cookies) faulty.cookies.set(name, value);
    const key = randomUUID();
    const action = {type: 'new-password', password: freshPassword()} as const;
    assert.equal((await faulty.actCall(step, action, {key})).status, 500);
    ofKind(await browser.act(step, action, {key}), 'done');
  });

  it('tries again by itself where others got in the way', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const {accounts} = world.services;
    let deadlocks = 2;
    const unlucky: typeof accounts.setPassword = async (...change) => {
      if (deadlocks-- > 0) throw Object.assign(new Error('deadlock detected'), {code: '40P01'});
      await accounts.setPassword(...change);
    };
    const instances = [world.instanceWith({accounts: {...accounts, setPassword: unlucky}})];
    const other = world.browser({instances});
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const action = {type: 'new-password', password: freshPassword()} as const;
    ofKind(await other.act(step, action, {key: randomUUID()}), 'done');
    assert.equal(deadlocks, -1);
    assert.equal((await world.messagesTo(person.email)).length, 1);
  });

  it('forgets a key after an hour', async () => {
    const browser = world.browser();
    const key = randomUUID();
    const first = stepOf(await browser.beginCall('recover-access', {}, {key}));
    world.wait(minutes(60));
    assert.notEqual(stepOf(await browser.beginCall('recover-access', {}, {key})).ref.flow, first.ref.flow);
  });
});
