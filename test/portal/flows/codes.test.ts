import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Step} from 'latchkey/protocol';
import {ofKind, problemIn, stepOf, type Browser} from '../../support/flow-client.js';
import {byCode, byPesel, byPhone, minutes, onOneDatabase, otherThan, pesel} from './world.js';

onOneDatabase('codes', world => {
  const resendAt = (step: Step): number => ofKind(step, 'code').challenge.resendAt;

  /** Waits until another code may be asked for, and asks for it. */
  async function resend(browser: Browser, step: Step): Promise<Step> {
    world.wait(resendAt(step) - world.now());
    const again = await browser.act(step, {type: 'resend'});
    assert.deepEqual(again.problems, []);
    return again;
  }

  it('takes five wrong ones a challenge', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const code = await world.codeSentTo(phone);
    for (const attemptsLeft of [4, 3, 2, 1]) {
      const answer = await browser.actCall(step, byCode(otherThan(code)));
      assert.equal(answer.status, 422);
      const wrong = ofKind(stepOf(answer), 'code');
      assert.deepEqual(problemIn(wrong), {code: 'code_wrong', field: 'code', attemptsLeft});
      assert.equal(wrong.ref.revision, step.ref.revision);
    }
    for (const typed of [otherThan(code), code]) {
      const answer = await browser.actCall(step, byCode(typed));
      assert.equal(answer.status, 423);
      assert.deepEqual(problemIn(stepOf(answer)), {code: 'attempts_exhausted', field: 'code'});
    }
    const again = await resend(browser, step);
    assert.equal(again.ref.revision, step.ref.revision);
    assert.deepEqual(problemIn(await browser.act(again, byCode(code))), {
      code: 'code_wrong',
      field: 'code',
      attemptsLeft: 4,
    });
    ofKind(await world.withCode(browser, again, phone), 'new-password');
  });

  it('does not give more tries for another code', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    let step = await world.toCode(browser, phone);
    const codes = [await world.codeSentTo(phone)];
    await browser.act(step, byCode(otherThan(...codes)));
    step = await resend(browser, step);
    codes.push(await world.codeSentTo(phone));
    assert.equal(problemIn(await browser.act(step, byCode(otherThan(...codes)))).attemptsLeft, 3);
  });

  it('wants six digits and nothing else', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const code = await world.codeSentTo(phone);
    for (const typed of ['', code.slice(1), `${code}0`, ` ${code}`]) {
      assert.equal(problemIn(await browser.act(step, byCode(typed))).code, 'code_wrong', JSON.stringify(typed));
    }
  });

  it('lets a code by text message live for ten minutes', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    world.wait(minutes(10));
    assert.deepEqual(problemIn(await world.withCode(browser, step, phone)), {
      code: 'code_wrong',
      field: 'code',
      attemptsLeft: 4,
    });
    const other = world.browser();
    const fresh = await world.toCode(other, phone);
    world.wait(minutes(10) - 1);
    ofKind(await world.withCode(other, fresh, phone), 'new-password');
  });

  it('lets a code by e-mail live for thirty minutes', async () => {
    const {phone, email} = await world.person();
    for (const [wait, kind] of [
      [minutes(30) - 1, 'new-password'],
      [minutes(30), 'code'],
    ] as const) {
      const browser = world.browser();
      const step = await browser.act(await world.toCode(browser, phone), {type: 'channel', channel: 'email'});
      world.wait(wait);
      ofKind(await world.withCode(browser, step, email), kind);
    }
  });

  it('leaves the earlier code good when another is sent', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const first = await world.codeSentTo(phone);
    const again = await resend(browser, step);
    assert.equal((await world.messagesTo(phone)).length, 2);
    ofKind(await browser.act(again, byCode(first)), 'new-password');
  });

  it('lets the earlier code end in its own time', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const first = await world.codeSentTo(phone);
    const again = await resend(browser, step);
    assert.equal(ofKind(again, 'code').challenge.expiresAt, world.now() + minutes(10));
    world.wait(minutes(10) - 30_000);
    assert.equal(problemIn(await browser.act(again, byCode(first))).code, 'code_wrong');
    ofKind(await world.withCode(browser, again, phone), 'new-password');
  });

  it('takes a code once', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone, pesel.other);
    const used = await world.codeSentTo(phone);
    const document = ofKind(await browser.act(step, byCode(used)), 'document');
    world.wait(1);
    const identify = await browser.act(document, {type: 'restart'});
    const again = await browser.act(await browser.act(identify, byPhone(phone)), byPesel(pesel.own));
    assert.notEqual(await world.codeSentTo(phone), used);
    assert.equal(problemIn(await browser.act(again, byCode(used))).code, 'code_wrong');
  });

  it('takes no code of another flow', async () => {
    const {phone} = await world.person();
    const [one, other] = [world.browser(), world.browser()];
    await world.toCode(one, phone);
    const foreign = await world.codeSentTo(phone);
    const step = await world.toCode(other, phone);
    assert.equal(problemIn(await other.act(step, byCode(foreign))).code, 'code_wrong');
    ofKind(await world.withCode(other, step, phone), 'new-password');
  });

  it('takes no code that was sent for another login', async () => {
    const [one, other] = [await world.person(), await world.person()];
    const browser = world.browser();
    let step = await world.toCode(browser, one.phone);
    const code = await world.codeSentTo(one.phone);
    for (const type of ['back', 'back'] as const) step = await browser.act(step, {type});
    step = await browser.act(await browser.act(step, byPhone(other.phone)), byPesel(pesel.own));
    assert.equal(problemIn(await browser.act(step, byCode(code))).code, 'code_wrong');
  });

  it('makes the wait for another code longer each time', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    let step = await world.toCode(browser, phone);
    assert.equal(resendAt(step) - world.now(), 30_000);
    for (const [least, most] of [
      [60_000, 66_000],
      [120_000, 132_000],
      [240_000, 264_000],
    ] as const) {
      step = await resend(browser, step);
      const wait = resendAt(step) - world.now();
      assert.equal(wait >= least && wait < most, true, String(wait));
    }
  });

  it('sends no other code before its time', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    world.wait(20_500);
    const answer = await browser.actCall(step, {type: 'resend'});
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get('Retry-After'), '10');
    assert.deepEqual(problemIn(stepOf(answer)), {code: 'rate_limited', retryAt: resendAt(step)});
    assert.equal((await world.messagesTo(phone)).length, 1);
    world.wait(9_500);
    await resend(browser, step);
    assert.equal((await world.messagesTo(phone)).length, 2);
  });

  it('succeeds once when a code comes five times at once', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const code = await world.codeSentTo(phone);
    const answers = await Promise.all(Array.from({length: 5}, () => browser.actCall(step, byCode(code))));
    assert.deepEqual(answers.map(({status}) => status).sort(), [200, 409, 409, 409, 409]);
    for (const answer of answers)
      assert.equal(ofKind(stepOf(answer), 'new-password').ref.revision, step.ref.revision + 1);
  });

  it('counts wrong ones that come at once', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const wrong = byCode(otherThan(await world.codeSentTo(phone)));
    const answers = await Promise.all(Array.from({length: 8}, () => browser.actCall(step, wrong)));
    const left = answers.map(answer => problemIn(stepOf(answer)).attemptsLeft ?? 0).sort();
    assert.deepEqual(left, [0, 0, 0, 0, 1, 2, 3, 4]);
    ofKind(await world.withCode(browser, step, phone), 'code');
  });
});
