import assert from 'node:assert/strict';
import {it} from 'node:test';
import {sql} from 'kysely';
import type {Problem, Step} from 'latchkey/protocol';
import {ofKind, problemIn, problemOf, stepOf, type Browser} from '../../support/flow-client.js';
import {byCode, freshPassword, minutes, onEachDatabase, otherThan, type Person} from './world.js';

onEachDatabase('changing the password', world => {
  async function signedIn(): Promise<{person: Person; browser: Browser}> {
    const person = await world.person();
    const browser = world.browser();
    await world.signIn(browser, person, person.password);
    return {person, browser};
  }

  /** Signed in so long ago that it does not count any more. */
  async function longSignedIn(): Promise<{person: Person; browser: Browser}> {
    const {person, browser} = await signedIn();
    const provenAt = new Date(world.now() - minutes(60) - 1);
    await world.db.updateTable('session').set({provenAt}).where('userId', '=', person.id).execute();
    return {person, browser};
  }

  const change = (currentPassword: string, password: string = freshPassword()) =>
    ({type: 'new-password', currentPassword, password}) as const;

  it('asks for the old password and the new one', async () => {
    const {person, browser} = await signedIn();
    const step = ofKind(await browser.begin('change-password'), 'new-password');
    assert.equal(step.current, true);
    assert.equal(step.username, person.email);
    assert.equal(step.otherSessions, undefined);
    assert.deepEqual(step.actions, ['cancel']);
    assert.equal(step.context.includes('Gwiazdowska'), true);
    const password = freshPassword();
    const answer = await browser.actCall(step, change(person.password, password));
    assert.equal(answer.status, 200);
    const done = ofKind(stepOf(answer), 'done');
    assert.equal(done.sessionsEnded, undefined);
    assert.equal(done.signInUrl, undefined);
    assert.equal(await world.knows(person, password), true);
    assert.equal(await world.knows(person, person.password), false);
    ofKind(await browser.begin('change-password'), 'new-password');
    for (const contact of [person.phone, person.email]) {
      assert.deepEqual(
        (await world.messagesTo(contact)).map(({template}) => template),
        ['password-changed'],
      );
    }
  });

  it('is only for somebody who is signed in', async () => {
    const browser = world.browser();
    const refused = problemOf(await browser.beginCall('change-password'));
    assert.deepEqual([refused.status, refused.code], [401, 'session_expired']);
  });

  it('stops when the session ends in the middle', async () => {
    const {person, browser} = await signedIn();
    const step = await browser.begin('change-password');
    await world.db.deleteFrom('session').where('userId', '=', person.id).execute();
    for (const answer of [
      await browser.actCall(step, change(person.password)),
      await browser.call('GET', `/flows/${step.ref.flow}`),
    ]) {
      const refused = problemOf(answer);
      assert.deepEqual([refused.status, refused.code], [401, 'session_expired']);
    }
    assert.equal(await world.knows(person, person.password), true);
  });

  it('belongs to the session that it began in', async () => {
    const {person, browser} = await signedIn();
    const step = await browser.begin('change-password');
    await world.signIn(browser, person, person.password);
    const refused = problemOf(await browser.actCall(step, change(person.password)));
    assert.deepEqual([refused.status, refused.code], [410, 'flow_expired']);
  });

  it('takes five wrong old passwords in fifteen minutes, and the same one for one', async () => {
    const {person, browser} = await signedIn();
    let step = await browser.begin('change-password');
    const wrong = Array.from({length: 5}, freshPassword);
    const attempt = async (current: string): Promise<Problem> => {
      const answer = await browser.actCall(step, change(current));
      step = ofKind(stepOf(answer), 'new-password');
      const problem = problemIn(step);
      assert.equal(answer.status, problem.code === 'locked' ? 423 : 422);
      assert.equal(problem.field, 'currentPassword');
      return problem;
    };
    for (const [index, current] of wrong.slice(0, 4).entries()) {
      const expected = {code: 'current_password_wrong', field: 'currentPassword', attemptsLeft: 4 - index};
      assert.deepEqual(await attempt(current), expected);
      assert.deepEqual(await attempt(current), expected);
      // Another flow of the account has no tries of its own.
      if (index === 1) step = await browser.begin('change-password');
    }
    world.wait(minutes(1));
    const locked = await attempt(wrong[4] ?? '');
    assert.deepEqual(locked, {code: 'locked', field: 'currentPassword', retryAt: world.now() + minutes(14)});
    assert.deepEqual(await attempt(person.password), locked);
    assert.equal(await world.knows(person, person.password), true);
    await world.signIn(world.browser(), person, person.password);
    world.wait(minutes(14));
    ofKind(await browser.act(step, change(person.password)), 'done');
  });

  it('counts old passwords that come at once, the right one as well', async () => {
    const {person, browser} = await signedIn();
    const step = await browser.begin('change-password');
    const guesses = [...Array.from({length: 6}, freshPassword)];
    const answers = await Promise.all(guesses.map(guess => browser.actCall(step, change(guess))));
    const left = answers.map(answer => problemIn(stepOf(answer)).attemptsLeft ?? 0).sort();
    assert.deepEqual(left, [0, 0, 1, 2, 3, 4]);
    assert.equal(problemIn(await browser.act(step, change(person.password))).code, 'locked');
  });

  it('says what is wrong with the new password, and counts nothing', async () => {
    const {person, browser} = await signedIn();
    const step = await browser.begin('change-password');
    for (const [password, code] of [
      ['too short', 'password_policy'],
      [`a letter to ${person.email}`, 'password_like_identifier'],
      [person.password, 'password_reused'],
    ] as const) {
      const problem = problemIn(await browser.act(step, change(person.password, password)));
      assert.deepEqual([problem.code, problem.field], [code, 'password']);
    }
    const weak = problemIn(await browser.act(step, change('not the old one', 'too short')));
    assert.equal(weak.code, 'password_policy', 'nothing is used up by what could not succeed');
    const wrong = problemIn(await browser.act(step, change('not the old one', person.password)));
    assert.deepEqual([wrong.code, wrong.attemptsLeft], ['current_password_wrong', 4], 'used or not is not told');
    ofKind(await browser.act(step, change(person.password)), 'done');
  });

  it('ends the other sessions if that is wanted', async () => {
    const {person, browser} = await signedIn();
    const others = [world.browser(), world.browser()];
    for (const other of others) await world.signIn(other, person, person.password);
    const step = ofKind(await browser.begin('change-password'), 'new-password');
    assert.equal(step.otherSessions, 2);
    const [elsewhere] = others;
    const theirs = elsewhere && (await elsewhere.begin('change-password'));
    const done = await browser.act(step, {...change(person.password), endOtherSessions: true});
    assert.equal(ofKind(done, 'done').sessionsEnded, 2);
    assert.equal(ofKind(done, 'done').sessionsFailed, undefined);
    for (const other of others)
      assert.equal(problemOf(await other.beginCall('change-password')).code, 'session_expired');
    ofKind(await browser.begin('change-password'), 'new-password');
    if (!elsewhere || !theirs) throw new Error('There was no other session.');
    assert.equal(problemOf(await elsewhere.call('GET', `/flows/${theirs.ref.flow}`)).code, 'flow_expired');
  });

  it('leaves them if not', async () => {
    const {person, browser} = await signedIn();
    const other = world.browser();
    await world.signIn(other, person, person.password);
    const theirs = await other.begin('change-password');
    const step = await browser.begin('change-password');
    const done = ofKind(await browser.act(step, {...change(person.password), endOtherSessions: false}), 'done');
    assert.equal(done.sessionsEnded, undefined);
    ofKind(await other.begin('change-password'), 'new-password');
    // What was under way there began with the former password.
    assert.equal(problemOf(await other.call('GET', `/flows/${theirs.ref.flow}`)).code, 'flow_expired');
  });

  it('says that the password did change where other sessions could not be ended', async t => {
    const log = t.mock.method(console, 'error', () => undefined);
    const {person} = await signedIn();
    const accounts = {
      ...world.services.accounts,
      endSessions: async (...[trx]: Parameters<typeof world.services.accounts.endSessions>) => {
        await sql`select 1 / 0`.execute(trx);
        return 0;
      },
    };
    const browser = world.browser({instances: [world.instanceWith({accounts})]});
    const door = world.browser();
    await world.signIn(door, person, person.password);
    for (const [name, value] of door.cookies) browser.cookies.set(name, value);
    const password = freshPassword();
    const step = await browser.begin('change-password');
    const done = await browser.act(step, {...change(person.password, password), endOtherSessions: true});
    assert.equal(ofKind(done, 'done').sessionsFailed, true);
    assert.equal(ofKind(done, 'done').sessionsEnded, undefined);
    assert.equal(await world.knows(person, password), true);
    assert.equal((await world.messagesTo(person.email)).length, 1);
    assert.equal(log.mock.callCount(), 1);
  });

  it('has no way out where a temporary password has to be replaced', async () => {
    for (const forced of ['by the page', 'by the account']) {
      const {person, browser} = await signedIn();
      if (forced === 'by the account') {
        await world.db.updateTable('user').set({passwordTemporary: true}).where('id', '=', person.id).execute();
      }
      const step = await browser.begin('change-password', forced === 'by the page' ? {mode: 'forced'} : {});
      assert.equal(ofKind(step, 'new-password').current, true);
      assert.deepEqual(step.actions, []);
      assert.equal(problemIn(await browser.act(step, {type: 'cancel'})).code, 'not_allowed');
      ofKind(await browser.act(step, change(person.password)), 'done');
      assert.deepEqual((await browser.begin('change-password')).actions, ['cancel']);
    }
  });

  it('is given up, and leads back to the account', async () => {
    const {browser} = await signedIn();
    const step = await browser.begin('change-password');
    assert.equal(ofKind(await browser.act(step, {type: 'cancel'}), 'redirect').url, '/account');
  });

  it('asks somebody who signed in long ago for the password', async () => {
    const {person, browser} = await longSignedIn();
    const step = ofKind(await browser.begin('change-password'), 'reauthenticate');
    assert.deepEqual(step.methods, ['password', 'code']);
    assert.deepEqual(step.channels, ['sms', 'email']);
    assert.equal(step.username, person.email);
    assert.equal(step.challenge, undefined);
    const answer = await browser.actCall(step, {type: 'reauthenticate', password: 'not the password'});
    assert.equal(answer.status, 422);
    assert.deepEqual(problemIn(stepOf(answer)), {code: 'current_password_wrong', field: 'password', attemptsLeft: 4});
    const next = ofKind(await browser.act(step, {type: 'reauthenticate', password: person.password}), 'new-password');
    assert.equal(next.current, false);
    assert.equal(next.ref.revision, step.ref.revision + 1);
    ofKind(await browser.act(next, {type: 'new-password', password: freshPassword()}), 'done');
  });

  it('does not ask for it within the hour', async () => {
    const {person, browser} = await signedIn();
    const provenAt = new Date(world.now() - minutes(60));
    await world.db.updateTable('session').set({provenAt}).where('userId', '=', person.id).execute();
    ofKind(await browser.begin('change-password'), 'new-password');
  });

  it('shares the tries for the old password between both steps', async () => {
    const {person, browser} = await longSignedIn();
    const step = await browser.begin('change-password');
    let refused: Step = step;
    for (let round = 0; round < 5; round++) {
      refused = await browser.act(step, {type: 'reauthenticate', password: freshPassword()});
    }
    assert.equal(problemIn(refused).code, 'locked');
    assert.equal(
      problemIn(await browser.act(step, {type: 'reauthenticate', password: person.password})).code,
      'locked',
    );
    // The other way is still open.
    const coded = await browser.act(step, {type: 'channel', channel: 'sms'});
    const code = await world.codeSentTo(person.phone);
    ofKind(await browser.act(coded, {type: 'reauthenticate', code}), 'new-password');
  });

  it('or for a code, by any way that the account has', async () => {
    for (const channel of ['sms', 'email'] as const) {
      const {person, browser} = await longSignedIn();
      const step = await browser.begin('change-password');
      const coded = ofKind(await browser.act(step, {type: 'channel', channel}), 'reauthenticate');
      assert.equal(coded.ref.revision, step.ref.revision);
      const masked = channel === 'sms' ? `+48 ••• ••• ${person.phone.slice(-3)}` : 'z•••@example.com';
      assert.equal(coded.challenge?.contact, masked);
      assert.equal(coded.challenge.channel, channel);
      assert.deepEqual(coded.channels, [channel === 'sms' ? 'email' : 'sms']);
      const code = await world.codeSentTo(channel === 'sms' ? person.phone : person.email);
      const wrong = await browser.act(coded, {type: 'reauthenticate', code: otherThan(code)});
      assert.deepEqual(problemIn(wrong), {code: 'code_wrong', field: 'code', attemptsLeft: 4});
      assert.equal(problemIn(await browser.act(coded, {type: 'resend'})).code, 'rate_limited');
      const plain = ofKind(await browser.act(coded, {type: 'back'}), 'reauthenticate');
      assert.equal(plain.challenge, undefined);
      assert.equal(plain.actions.includes('resend'), false);
      assert.equal(problemIn(await browser.act(plain, {type: 'back'})).code, 'not_allowed');
      const next = ofKind(await browser.act(plain, {type: 'reauthenticate', code}), 'new-password');
      assert.equal(next.current, false);
    }
  });

  it('sends five codes an hour to one account', async () => {
    const {browser} = await longSignedIn();
    const codes: Step[] = [];
    for (let flow = 0; flow < 3; flow++) {
      const step = await browser.begin('change-password');
      for (const channel of ['sms', 'email'] as const) codes.push(await browser.act(step, {type: 'channel', channel}));
    }
    assert.deepEqual(
      codes.map(({problems: [problem]}) => problem?.code),
      [undefined, undefined, undefined, undefined, undefined, 'rate_limited'],
    );
  });

  it('wants one proof, not two and not none', async () => {
    const {person, browser} = await longSignedIn();
    const step = await browser.begin('change-password');
    for (const proof of [{}, {password: person.password, code: '000000'}]) {
      assert.equal(problemOf(await browser.actCall(step, {type: 'reauthenticate', ...proof})).status, 400);
    }
    assert.equal(problemIn(await browser.act(step, byCode('000000'))).code, 'not_allowed');
    const without = await browser.act(step, {type: 'reauthenticate', code: '000000'});
    assert.equal(problemIn(without).code, 'code_wrong', 'none is under way');
  });

  it('keeps to what the account has', async () => {
    const {person, browser} = await longSignedIn();
    await world.db.updateTable('user').set({phoneNumber: null}).where('id', '=', person.id).execute();
    const step = ofKind(await browser.begin('change-password'), 'reauthenticate');
    assert.deepEqual(step.channels, ['email']);
    assert.equal(problemIn(await browser.act(step, {type: 'channel', channel: 'sms'})).code, 'not_allowed');
  });

  it('takes the account for two changes at once only once', async () => {
    const {person, browser} = await signedIn();
    const other = world.browser();
    await world.signIn(other, person, person.password);
    const [one, two] = [await browser.begin('change-password'), await other.begin('change-password')];
    const answers = await Promise.all([
      browser.actCall(one, change(person.password)),
      other.actCall(two, change(person.password)),
    ]);
    assert.deepEqual(answers.map(({status}) => status).sort(), [200, 410]);
  });
});
