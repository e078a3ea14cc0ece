import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Step} from 'latchkey/protocol';
import {issueActivation} from '../../../demo/server/assisted/activation.js';
import {ofKind, problemIn, stepOf, type Browser} from '../../support/flow-client.js';
import {
  byCode,
  byPesel,
  byPhone,
  freshPassword,
  minutes,
  onOneDatabase,
  otherThan,
  pesel,
  type Person,
} from '../flows/world.js';
import {chooseWay} from './paths.js';

onOneDatabase('activation codes', world => {
  /** An activation code, as an office would hand it out. */
  const issue = ({id}: Person): Promise<string> =>
    world.db.transaction().execute(trx => issueActivation(trx, world.services, id));

  /** Goes to the codes by the way for those who have one from an office. */
  async function toCodes(browser: Browser, phone: string): Promise<Step> {
    world.wait(1);
    const identify = ofKind(await chooseWay(browser, 'activation'), 'identify');
    return ofKind(await browser.act(identify, byPhone(phone)), 'approved');
  }

  it('go with a code to the contact that was typed', async () => {
    const person = await world.person();
    const browser = world.browser();
    const activation = await issue(person);
    const step = ofKind(await toCodes(browser, person.phone), 'approved');
    assert.equal(step.activation, 10);
    assert.equal(step.challenge.contact, person.phone);
    assert.deepEqual(step.channels, ['email']);
    assert.deepEqual(step.actions, ['resend', 'channel', 'back', 'restart', 'cancel', 'way']);
    const code = await world.codeSentTo(person.phone);
    const typed = `${activation.slice(0, 5)}-${activation.slice(5)}`
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    const next = ofKind(await browser.act(step, {type: 'activate', activation: typed, code}), 'new-password');
    const password = freshPassword();
    ofKind(await browser.act(next, {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });

  it('take the contact and the code that are known already', async () => {
    const person = await world.person();
    const browser = world.browser();
    const activation = await issue(person);
    const code = await world.toCode(browser, person.phone, pesel.other);
    const step = ofKind(await chooseWay(browser, 'activation', code), 'approved');
    assert.equal((await world.messagesTo(person.phone)).length, 1);
    const ways = ofKind(await browser.act(step, {type: 'back'}), 'ways');
    const back = ofKind(await browser.act(ways, {type: 'back'}), 'code');
    const again = ofKind(await chooseWay(browser, 'activation', back), 'approved');
    const sent = await world.codeSentTo(person.phone);
    ofKind(await browser.act(again, {type: 'activate', activation, code: sent}), 'new-password');
  });

  it('that are wrong, used, expired, void or another’s are one and the same', async () => {
    const problems = [];
    for (const spoil of [
      async () => Promise.resolve('0000000000'),
      async (person: Person) => {
        const activation = await issue(person);
        const browser = world.browser();
        const step = await toCodes(browser, person.phone);
        const code = await world.codeSentTo(person.phone);
        ofKind(await browser.act(step, {type: 'activate', activation, code}), 'new-password');
        return activation;
      },
      async (person: Person) => {
        const activation = await issue(person);
        world.wait(minutes(72 * 60));
        return activation;
      },
      async (person: Person) => {
        const activation = await issue(person);
        await issue(person);
        return activation;
      },
      async () => issue(await world.person()),
    ]) {
      const person = await world.person();
      const activation = await spoil(person);
      const browser = world.browser();
      const step = await toCodes(browser, person.phone);
      const code = await world.codeSentTo(person.phone);
      const answer = await browser.actCall(step, {type: 'activate', activation, code});
      problems.push([answer.status, stepOf(answer).problems]);
    }
    const same = [422, [{code: 'code_wrong', field: 'activation', attemptsLeft: 4}]];
    assert.deepEqual(problems, [same, same, same, same, same]);
  });

  it('say nothing before the code to the contact is right', async () => {
    const person = await world.person();
    const browser = world.browser();
    const activation = await issue(person);
    const step = await toCodes(browser, person.phone);
    const right = await world.codeSentTo(person.phone);
    const code = otherThan(right);
    const wrong = {code: 'code_wrong', field: 'code'};
    assert.deepEqual(problemIn(await browser.act(step, {type: 'activate', activation, code})), {
      ...wrong,
      attemptsLeft: 4,
    });
    const both = {type: 'activate', activation: '0000000000', code} as const;
    assert.deepEqual(problemIn(await browser.act(step, both)), {...wrong, attemptsLeft: 3});
    assert.deepEqual(problemIn(await browser.act(step, {type: 'activate', code})), {...wrong, attemptsLeft: 2});
    const missing = problemIn(await browser.act(step, {type: 'activate', code: right}));
    assert.deepEqual(missing, {code: 'code_wrong', field: 'activation', attemptsLeft: 1});
    ofKind(await browser.act(step, {type: 'activate', activation, code: right}), 'new-password');
  });

  it('end with five wrong answers in all, until another code is sent', async () => {
    const person = await world.person();
    const browser = world.browser();
    const activation = await issue(person);
    const step = await toCodes(browser, person.phone);
    const code = await world.codeSentTo(person.phone);
    const wrong = {type: 'activate', activation: '1111111111', code} as const;
    for (const left of [4, 3, 2, 1]) assert.equal(problemIn(await browser.act(step, wrong)).attemptsLeft, left);
    assert.deepEqual(problemIn(await browser.act(step, wrong)), {code: 'attempts_exhausted', field: 'activation'});
    const right = {type: 'activate', activation, code} as const;
    assert.deepEqual(problemIn(await browser.act(step, right)), {code: 'attempts_exhausted', field: 'code'});
    world.wait(30_000);
    const anew = ofKind(await browser.act(step, {type: 'resend'}), 'approved');
    const next = {...right, code: await world.codeSentTo(person.phone)};
    ofKind(await browser.act(anew, next), 'new-password');
  });

  it('are no way around the document for who has none', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await toCodes(browser, person.phone);
    assert.equal(problemIn(await browser.act(step, byCode(await world.codeSentTo(person.phone)))).code, 'not_allowed');
    assert.equal(problemIn(await browser.act(step, byPesel(pesel.own))).code, 'not_allowed');
  });

  it('of one code are taken once, however often it comes at once', async () => {
    const person = await world.person();
    const activation = await issue(person);
    const attempts = [];
    for (let round = 0; round < 3; round++) {
      const browser = world.browser();
      const step = await toCodes(browser, person.phone);
      attempts.push({browser, step, code: await world.codeSentTo(person.phone)});
    }
    const steps = await Promise.all(
      attempts.map(({browser, step, code}) => browser.act(step, {type: 'activate', activation, code})),
    );
    assert.deepEqual(steps.map(({kind}) => kind).sort(), ['approved', 'approved', 'new-password']);
  });
});
