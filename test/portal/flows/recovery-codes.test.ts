import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {it} from 'node:test';
import {sql} from 'kysely';
import type {Step, StepOf} from 'latchkey/protocol';
import {ofKind, problemIn, stepOf, type Browser} from '../../support/flow-client.js';
import {byPesel, freshPassword, minutes, onEachDatabase, pesel, type Person} from './world.js';

const issue = {type: 'issue-recovery-codes'} as const;
const byRecoveryCode = (code: string) => ({type: 'recovery-code', code}) as const;
const another = {type: 'method', method: 'recovery-code'} as const;
const wrongCode = '0000000000000000';

onEachDatabase('recovery codes', world => {
  /** Recovers, and asks for codes at the end. */
  async function codesOf(person: Person): Promise<readonly string[]> {
    const browser = world.browser();
    const done = ofKind(await world.recover(browser, person, freshPassword()), 'done');
    const {recoveryCodes} = ofKind(await browser.act(done, issue), 'done');
    return recoveryCodes ?? assert.fail('No codes were given out.');
  }

  /** Goes up to the recovery code. */
  async function toRecoveryCode(browser: Browser, phone: string, value?: string): Promise<StepOf<'recovery-code'>> {
    return ofKind(await browser.act(await world.toCode(browser, phone, value), another), 'recovery-code');
  }

  const templatesTo = async (person: Person): Promise<readonly string[]> => [
    ...(await world.messagesTo(person.phone)).map(({template}) => `sms ${template}`),
    ...(await world.messagesTo(person.email)).map(({template}) => `email ${template}`),
  ];

  it('come once, at the end, ten at a time, and are kept as hashes', async () => {
    const person = await world.person();
    const browser = world.browser();
    const done = ofKind(await world.recover(browser, person, freshPassword()), 'done');
    assert.deepEqual([done.offersRecoveryCodes, done.hasRecoveryCodes, done.recoveryCodes], [true, false, undefined]);
    const given = ofKind(await browser.act(done, issue), 'done');
    const codes = given.recoveryCodes ?? [];
    assert.equal(new Set(codes).size, 10);
    for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{16}$/);
    assert.deepEqual(given.ref, done.ref);
    const after = ofKind(await browser.resume(done), 'done');
    assert.deepEqual([after.offersRecoveryCodes, after.recoveryCodes], [undefined, undefined]);
    assert.equal(problemIn(await browser.act(after, issue)).code, 'not_allowed');
    const {rows} = await sql<{text: string}>`select f::text as text from flow f union all
      select r::text from "recoveryCode" r union all select m::text from message m`.execute(world.db);
    const kept = rows.map(({text}) => text).join('\n');
    assert.ok(kept.includes(person.id));
    for (const code of codes) assert.ok(!kept.includes(code));
    assert.equal((await templatesTo(person)).filter(each => each.endsWith('recovery-codes-issued')).length, 2);
  });

  it('come again under the same key, and stand nowhere in clear', async () => {
    const person = await world.person();
    const browser = world.browser();
    const done = ofKind(await world.recover(browser, person, freshPassword()), 'done');
    const key = randomUUID();
    const first = await browser.actCall(done, issue, {key});
    assert.equal((await browser.actCall(done, issue, {key})).text, first.text);
    const codes = ofKind(stepOf(first), 'done').recoveryCodes ?? [];
    const {rows} = await sql<{text: string}>`select r::text as text from "flowReply" r`.execute(world.db);
    const kept = rows.map(({text}) => text).join('\n');
    assert.ok(kept.includes(key));
    assert.ok(codes.length > 0 && codes.every(code => !kept.includes(code)));
  });

  it('are offered for a quarter of an hour, and to nobody else', async () => {
    const person = await world.person();
    const browser = world.browser();
    const done = await world.recover(browser, person, freshPassword());
    const stranger = world.browser();
    await stranger.begin('recover-access');
    assert.equal((await stranger.actCall(done, issue)).status, 410);
    world.wait(minutes(15));
    assert.equal((await browser.actCall(done, issue)).status, 410);
  });

  it('get somebody back in once each, in the place of a code, and tell the contacts', async () => {
    const person = await world.person();
    const [code = ''] = await codesOf(person);
    for (const works of [true, false]) {
      const browser = world.browser();
      const step = await toRecoveryCode(browser, person.phone);
      const typed = code.toLowerCase().replace(/.{4}/g, '$&-').replaceAll('0', 'o').replaceAll('1', 'l');
      const after = await browser.act(step, byRecoveryCode(typed));
      if (works) {
        ofKind(
          await browser.act(ofKind(after, 'new-password'), {type: 'new-password', password: freshPassword()}),
          'done',
        );
      } else {
        assert.deepEqual(problemIn(ofKind(after, 'recovery-code')), {
          code: 'code_wrong',
          field: 'code',
          attemptsLeft: 4,
        });
      }
    }
    assert.equal((await templatesTo(person)).filter(each => each.endsWith('recovery-code-used')).length, 2);
  });

  it('say nothing about the document before they are right, and all about it then', async () => {
    const person = await world.person();
    const [code = ''] = await codesOf(person);
    const browser = world.browser();
    const step = await toRecoveryCode(browser, person.phone, pesel.other);
    ofKind(await browser.act(step, byRecoveryCode(wrongCode)), 'recovery-code');
    const document = ofKind(await browser.act(step, byRecoveryCode(code)), 'document');
    assert.equal(problemIn(document).code, 'document_mismatch');
    ofKind(await browser.act(document, byPesel(pesel.own)), 'new-password');
  });

  it('take five wrong ones a flow, and another proof goes on', async () => {
    const person = await world.person();
    const [code = ''] = await codesOf(person);
    const browser = world.browser();
    let step: Step = await toRecoveryCode(browser, person.phone);
    for (const attemptsLeft of [4, 3, 2, 1]) {
      assert.equal(problemIn(await browser.act(step, byRecoveryCode(wrongCode))).attemptsLeft, attemptsLeft);
    }
    for (const typed of [wrongCode, code]) {
      assert.deepEqual(problemIn(await browser.act(step, byRecoveryCode(typed))), {
        code: 'attempts_exhausted',
        field: 'code',
      });
    }
    // Going away and coming back gives no more.
    step = ofKind(await browser.act(step, {type: 'method', method: 'code'}), 'code');
    step = ofKind(await browser.act(step, another), 'recovery-code');
    assert.equal(problemIn(await browser.act(step, byRecoveryCode(code))).code, 'attempts_exhausted');
    step = ofKind(await browser.act(step, {type: 'method', method: 'code'}), 'code');
    ofKind(await world.withCode(browser, step, person.phone), 'new-password');
  });

  it("are nobody else's, and void once there are newer ones", async () => {
    const [person, other] = [await world.person(), await world.person()];
    const [foreign = ''] = await codesOf(other);
    const [old = ''] = await codesOf(person);
    const [fresh = ''] = await codesOf(person);
    const browser = world.browser();
    const step = await toRecoveryCode(browser, person.phone);
    for (const typed of [foreign, old, '', 'x']) {
      assert.equal(problemIn(await browser.act(step, byRecoveryCode(typed))).code, 'code_wrong');
    }
    ofKind(await browser.act(step, byRecoveryCode(fresh)), 'new-password');
  });

  it('are given out in the settings for the password, and counted there', async () => {
    const person = await world.person();
    const browser = world.browser();
    await world.signIn(browser, person, person.password);
    const ask = (password: string) =>
      browser.request('POST', '/account/recovery-codes', new URLSearchParams({password}).toString(), {
        'Content-Type': 'application/x-www-form-urlencoded',
      });
    assert.equal((await ask('wrong')).status, 422);
    const {status, text} = await ask(person.password);
    assert.equal(status, 200);
    const codes = [...text.matchAll(/<li>((?:[0-9A-Z]{4} ?){4})<\/li>/g)].map(([, code = '']) => code);
    assert.equal(codes.length, 10);
    assert.match((await browser.request('GET', '/account')).text, /Codes left: 10\./);
    const recovery = world.browser();
    const step = await toRecoveryCode(recovery, person.phone);
    ofKind(await recovery.act(step, byRecoveryCode(codes[0] ?? '')), 'new-password');
    assert.match((await browser.request('GET', '/account')).text, /Codes left: 9\./);
  });
});
