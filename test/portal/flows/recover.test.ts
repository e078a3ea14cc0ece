import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Problem} from 'latchkey/protocol';
import {policy} from '../../../demo/server/policy.js';
import {ofKind, problemIn, problemOf, stepOf} from '../../support/flow-client.js';
import {byCode, byEmail, byPesel, byPhone, freshPassword, minutes, numberLike, onEachDatabase, pesel} from './world.js';

const passport = {own: numberLike('pl-passport', 'EKX254748'), other: numberLike('pl-passport', 'ZSX000017')};

onEachDatabase('recovering access', world => {
  it('goes from the phone to a new password', async () => {
    const person = await world.person();
    const browser = world.browser();
    const identify = ofKind(await browser.begin('recover-access'), 'identify');
    assert.deepEqual(identify.identifiers, ['phone', 'email']);
    assert.equal(identify.identifier, undefined);
    assert.deepEqual(identify.problems, []);
    assert.equal(identify.ref.revision, 0);
    assert.equal(identify.expiresAt, world.now() + minutes(60));

    const document = ofKind(await browser.act(identify, byPhone(person.phone)), 'document');
    assert.equal(document.documents.includes('pl-pesel'), true);
    assert.equal(document.ref.revision, 1);
    assert.deepEqual(await world.messagesTo(person.phone), []);

    const code = ofKind(await browser.act(document, byPesel(pesel.own)), 'code');
    assert.deepEqual(code.challenge, {
      channel: 'sms',
      contact: person.phone,
      length: 6,
      expiresAt: world.now() + minutes(10),
      resendAt: world.now() + 30_000,
    });
    assert.deepEqual(code.channels, ['email']);
    const [sms, ...more] = await world.messagesTo(person.phone);
    assert.deepEqual(more, []);
    assert.equal(sms?.template, 'code');
    assert.equal(sms.data.minutes, '10');
    assert.match(sms.data.code ?? '', /^\d{6}$/);

    const step = ofKind(await world.withCode(browser, code, person.phone), 'new-password');
    assert.equal(step.current, false);
    assert.equal(step.otherSessions, undefined);
    assert.equal(step.username, person.phone);
    assert.deepEqual(step.policy, policy);
    assert.deepEqual(step.context, ['Zofia', 'Gwiazdowska', person.email, person.phone.slice(1)]);

    const password = freshPassword();
    const answer = await browser.actCall(step, {type: 'new-password', password});
    assert.equal(answer.status, 200);
    const names = answer.headers.getSetCookie().map(cookie => cookie.split('=')[0]);
    assert.deepEqual(names, ['latchkey_flow'], 'nobody is signed in by it');
    const done = ofKind(stepOf(answer), 'done');
    assert.equal(done.signInUrl, '/sign-in');
    assert.match(done.reportUrl ?? '', /^\/not-me\/[\w-]{32}$/);
    assert.equal(done.expiresAt, undefined);
    assert.equal(await world.knows(person, password), true);
    assert.equal(await world.knows(person, person.password), false);
    assert.deepEqual({...(await browser.resume(step))}, {...done});
  });

  it('goes by e-mail, and shows the contact as it was typed', async () => {
    const person = await world.person();
    const browser = world.browser();
    const typed = ` ${person.email.replace('zofia', 'Zofia')} `;
    const document = await browser.act(await browser.begin('recover-access'), byEmail(typed));
    const code = ofKind(await browser.act(document, byPesel(pesel.own)), 'code');
    assert.equal(code.challenge.channel, 'email');
    assert.equal(code.challenge.contact, typed);
    assert.equal(code.challenge.expiresAt, world.now() + minutes(30));
    assert.deepEqual(code.channels, ['sms']);
    assert.deepEqual(await world.messagesTo(person.phone), []);
    assert.equal(ofKind(await world.withCode(browser, code, person.email), 'new-password').username, typed);
  });

  it('sends the code by the other way on demand, and does not show that contact', async () => {
    const person = await world.person();
    const browser = world.browser();
    const bySms = await world.toCode(browser, person.phone);
    const byMail = ofKind(await browser.act(bySms, {type: 'channel', channel: 'email'}), 'code');
    assert.deepEqual(byMail.problems, []);
    assert.deepEqual(byMail.challenge, {
      channel: 'email',
      length: 6,
      expiresAt: world.now() + minutes(30),
      resendAt: world.now() + 30_000,
    });
    assert.deepEqual(byMail.channels, ['sms']);
    assert.equal(byMail.ref.revision, bySms.ref.revision);
    // The text message is still good, and changing one's mind does not send another.
    const again = ofKind(await browser.act(byMail, {type: 'channel', channel: 'sms'}), 'code');
    assert.equal(again.challenge.contact, person.phone);
    assert.equal((await world.messagesTo(person.phone)).length, 1);
    ofKind(await world.withCode(browser, again, person.email), 'new-password');
  });

  it('fills in a login that is known already', async () => {
    const step = await world.browser().begin('recover-access', {identifier: '+48 500'});
    assert.equal(ofKind(step, 'identify').identifier, '+48 500');
  });

  it('refuses a login that is none', async () => {
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    for (const [action, reason] of [
      [byPhone('500 600 700'), 'country_missing'],
      [byPhone('+48 12'), 'phone_too_short'],
      [byEmail('zofia@'), 'email_malformed'],
      [{type: 'identify', identifierKind: 'username', identifier: 'zofia'}, 'unrecognised'],
    ] as const) {
      const answer = await browser.actCall(step, action);
      assert.equal(answer.status, 422);
      const refused = ofKind(stepOf(answer), 'identify');
      assert.deepEqual(problemIn(refused), {code: 'identifier_malformed', field: 'identifier', reason});
      assert.equal(refused.ref.revision, 0);
    }
  });

  it('refuses a malformed document at once, and one that the portal does not take', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const step = await world.toDocument(browser, phone);
    const last = Number(pesel.own.slice(-1));
    const wrongDigit = await browser.actCall(step, byPesel(`${pesel.own.slice(0, -1)}${(last + 1) % 10}`));
    assert.equal(wrongDigit.status, 422);
    assert.deepEqual(problemIn(stepOf(wrongDigit)), {
      code: 'document_malformed',
      field: 'value',
      reason: 'check_digit',
    });
    assert.deepEqual(problemIn(await browser.act(step, byPesel('4405'))), {
      code: 'document_malformed',
      field: 'value',
      reason: 'too_short',
      params: {expected: 11, actual: 4},
    });
    const company = {type: 'document', document: 'ru-inn-organisation', value: '7707083893'} as const;
    assert.deepEqual(problemIn(await browser.act(step, company)), {code: 'document_needed', field: 'document'});
    assert.deepEqual(await world.messagesTo(phone), []);
  });

  it('goes back, and does not send another code for it', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const code = await world.toCode(browser, phone, pesel.other);
    const document = ofKind(await browser.act(code, {type: 'back'}), 'document');
    assert.equal(document.ref.revision, code.ref.revision + 1);
    const again = ofKind(await browser.act(document, byPesel(pesel.own)), 'code');
    assert.equal((await world.messagesTo(phone)).length, 1);
    const before = await browser.act(again, {type: 'back'});
    const identify = ofKind(await browser.act(before, {type: 'back'}), 'identify');
    assert.equal(identify.identifier, phone);
    assert.deepEqual(identify.actions, ['cancel', 'way']);
    const forward = await browser.act(await browser.act(identify, byPhone(phone)), byPesel(pesel.own));
    ofKind(await world.withCode(browser, forward, phone), 'new-password');
  });

  it('starts again with nothing', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const identify = ofKind(await browser.act(step, {type: 'restart'}), 'identify');
    assert.equal(identify.identifier, undefined);
    assert.equal(identify.ref.flow, step.ref.flow);
    const document = await browser.act(identify, byPhone(world.nobody().phone));
    const code = await browser.act(document, byPesel(pesel.own));
    assert.equal(problemIn(await world.withCode(browser, code, person.phone)).code, 'code_wrong');
  });

  it('is given up, and gone', async () => {
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    const redirect = ofKind(await browser.act(step, {type: 'cancel'}), 'redirect');
    assert.equal(redirect.url, '/sign-in');
    assert.equal(redirect.ref.revision, 1);
    assert.equal(problemOf(await browser.call('GET', `/flows/${step.ref.flow}`)).code, 'flow_expired');
  });

  it('says nothing about the document before the code', async () => {
    const {phone} = await world.person({'pl-pesel': pesel.own});
    const steps: unknown[] = [];
    for (const action of [
      byPesel(pesel.own),
      byPesel(pesel.other),
      {type: 'document', document: 'pl-passport', value: passport.own} as const,
    ]) {
      const browser = world.browser();
      const answer = await browser.actCall(await world.toDocument(browser, phone), action);
      steps.push([answer.status, {...stepOf(answer), ref: undefined}]);
    }
    assert.deepEqual(steps[1], steps[0]);
    assert.deepEqual(steps[2], steps[0]);
  });

  it('judges the document after the code, and gives another try', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const code = await world.toCode(browser, phone, pesel.other);
    const answer = await browser.actCall(code, byCode(await world.codeSentTo(phone)));
    assert.equal(answer.status, 422);
    const document = ofKind(stepOf(answer), 'document');
    assert.deepEqual(problemIn(document), {code: 'document_mismatch', field: 'value', attemptsLeft: 4});
    assert.equal(document.ref.revision, code.ref.revision + 1);
    assert.deepEqual(document.actions, ['restart', 'cancel', 'way']);
    const same = await browser.act(document, byPesel(pesel.other));
    assert.equal(problemIn(same).attemptsLeft, 4, 'the same one again costs nothing');
    assert.equal(same.ref.revision, document.ref.revision);
    ofKind(await browser.act(document, byPesel(pesel.own)), 'new-password');
  });

  it('asks for another document where one is not on record, which costs no try', async () => {
    const {phone} = await world.person({'pl-passport': passport.own});
    const browser = world.browser();
    const code = await world.toCode(browser, phone);
    const document = ofKind(await world.withCode(browser, code, phone), 'document');
    assert.deepEqual(problemIn(document), {code: 'document_needed', field: 'document'});
    const wrong = await browser.act(document, {type: 'document', document: 'pl-passport', value: passport.other});
    assert.deepEqual(problemIn(wrong), {code: 'document_mismatch', field: 'value', attemptsLeft: 4});
    const right = {
      type: 'document',
      document: 'pl-passport',
      value: `${passport.own.slice(0, 2)} ${passport.own.slice(2)}`,
    } as const;
    ofKind(await browser.act(document, right), 'new-password');
  });

  it('takes five wrong documents in six hours about one account', async () => {
    const {phone} = await world.person();
    const wrong = [1, 2, 3, 4, 5].map(serial => numberLike('pl-pesel', `700303${serial}111X`));
    const browser = world.browser();
    const code = await world.toCode(browser, phone, wrong[0]);
    let step = await world.withCode(browser, code, phone);
    for (const [index, value] of wrong.slice(1, 4).entries()) {
      step = await browser.act(step, byPesel(value));
      assert.equal(problemIn(step).attemptsLeft, 3 - index);
    }
    const fifth = await browser.actCall(step, byPesel(wrong[4] ?? ''));
    assert.equal(fifth.status, 423);
    const locked = problemIn(stepOf(fifth));
    assert.equal(locked.code, 'locked');
    assert.equal(locked.retryAt, world.now() + minutes(360));
    assert.equal(problemIn(await browser.act(step, byPesel(pesel.own))).code, 'locked', 'a right one as well');

    const elsewhere = world.browser();
    const other = await world.withCode(elsewhere, await world.toCode(elsewhere, phone), phone);
    assert.equal(other.kind, 'document');
    assert.equal(problemIn(other).code, 'locked', 'in another flow as well');
    world.wait(minutes(360));
    const later = world.browser();
    ofKind(await world.withCode(later, await world.toCode(later, phone), phone), 'new-password');
  });

  it('says what is wrong with a new password', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const refusal = async (password: string): Promise<Problem> => {
      const answer = await browser.actCall(step, {type: 'new-password', password});
      assert.equal(answer.status, 422);
      return problemIn(ofKind(stepOf(answer), 'new-password'));
    };
    assert.deepEqual(await refusal('too short'), {
      code: 'password_policy',
      field: 'password',
      reason: 'too_short',
      params: {min: 15, actual: 9},
    });
    assert.deepEqual(await refusal('long live the Meridian portal'), {
      code: 'password_policy',
      field: 'password',
      reason: 'forbidden_word',
    });
    const like = {code: 'password_like_identifier', field: 'password'};
    assert.deepEqual(await refusal(`hello from ${person.email}`), like);
    assert.deepEqual(await refusal(`call ${person.phone} tonight`), like);
    assert.deepEqual(await refusal('the cat of gwiazdowska'), like);
    assert.deepEqual(await refusal(person.password), {code: 'password_reused', field: 'password'});
    assert.equal(await world.knows(person, person.password), true);
  });

  it('takes none of the last five passwords, and the sixth', async () => {
    const person = await world.person();
    const passwords = [person.password, ...Array.from({length: 5}, freshPassword)];
    for (const password of passwords.slice(1)) {
      ofKind(await world.recover(world.browser(), person, password), 'done');
      world.wait(minutes(300));
    }
    const [first = '', second = ''] = passwords;
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    for (const password of passwords) {
      const refused = await browser.act(step, {type: 'new-password', password});
      assert.equal(problemIn(refused).code, 'password_reused');
    }
    ofKind(await browser.act(step, {type: 'new-password', password: freshPassword()}), 'done');
    world.wait(minutes(300));
    const next = await world.toNewPassword(browser, person);
    assert.equal(problemIn(await browser.act(next, {type: 'new-password', password: second})).code, 'password_reused');
    ofKind(await browser.act(next, {type: 'new-password', password: first}), 'done');
  });

  it('ends sessions, other flows and codes, and tells every contact', async () => {
    const person = await world.person();
    const signedIn = world.browser();
    await world.signIn(signedIn, person, person.password);
    const change = ofKind(await signedIn.begin('change-password'), 'new-password');
    const proven = world.browser();
    const provenStep = await world.toNewPassword(proven, person);
    const waiting = world.browser();
    const waitingStep = await world.toCode(waiting, person.phone);
    const waitingCode = await world.codeSentTo(person.phone);

    const done = ofKind(await world.recover(world.browser(), person, freshPassword()), 'done');
    assert.equal(done.sessionsEnded, 1);
    const out = problemOf(await signedIn.call('GET', `/flows/${change.ref.flow}`));
    assert.deepEqual([out.status, out.code], [410, 'flow_expired']);
    assert.equal(problemOf(await signedIn.beginCall('change-password')).code, 'session_expired');
    const over = problemOf(await proven.actCall(provenStep, {type: 'new-password', password: freshPassword()}));
    assert.deepEqual([over.status, over.code], [410, 'flow_expired']);
    // One that has proven nothing must not learn whose contact it named: it goes on, and no code fits.
    const wrong = await waiting.act(waitingStep, byCode(waitingCode));
    assert.deepEqual(problemIn(ofKind(wrong, 'code')), {code: 'code_wrong', field: 'code', attemptsLeft: 4});

    for (const contact of [person.phone, person.email]) {
      const notices = (await world.messagesTo(contact)).filter(({template}) => template === 'password-changed');
      assert.equal(notices.length, 1, contact);
    }
  });

  it('may be done any number of times', async () => {
    const person = await world.person();
    for (let round = 0; round < 3; round++) {
      ofKind(await world.recover(world.browser(), person, freshPassword()), 'done');
    }
  });

  it('lives for sixty minutes', async () => {
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    world.wait(minutes(60) - 1);
    ofKind(await browser.resume(step), 'identify');
    world.wait(1);
    const answers = [
      await browser.call('GET', `/flows/${step.ref.flow}`),
      await browser.actCall(step, byPhone('+48500600700')),
      await browser.call('DELETE', `/flows/${step.ref.flow}`),
    ];
    for (const answer of answers) assert.equal(problemOf(answer).code, 'flow_expired');
  });

  it('answers an old step with the one where the flow is', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const identify = await browser.begin('recover-access');
    const document = await browser.act(identify, byPhone(phone));
    const answer = await browser.actCall(identify, byPhone(world.nobody().phone));
    assert.equal(answer.status, 409);
    const current = ofKind(stepOf(answer), 'document');
    assert.deepEqual(current.ref, document.ref);
    assert.deepEqual(current.problems, [{code: 'superseded'}]);
    assert.deepEqual((await browser.resume(identify)).problems, []);
  });

  it('refuses what is not offered', async () => {
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    for (const action of [
      {type: 'back'},
      {type: 'choose-way', way: 'call'},
      {type: 'restart'},
      {type: 'new-password', password: freshPassword()},
      byCode('000000'),
    ] as const) {
      const answer = await browser.actCall(step, action);
      assert.equal(answer.status, 403);
      assert.equal(problemIn(ofKind(stepOf(answer), 'identify')).code, 'not_allowed');
    }
  });

  it('writes in the language of the page', async () => {
    const {phone} = await world.person();
    await world.toCode(world.browser({locale: 'pl-PL, en;q=0.5'}), phone);
    assert.deepEqual(
      (await world.messagesTo(phone)).map(({locale}) => locale),
      ['pl'],
    );
  });

  it('keeps to that language where a request names none', async () => {
    const {phone} = await world.person();
    const browser = world.browser({locale: 'ru'});
    const step = await world.toDocument(browser, phone);
    await browser.act(step, byPesel(pesel.own), {headers: {'Accept-Language': ''}});
    assert.deepEqual(
      (await world.messagesTo(phone)).map(({locale}) => locale),
      ['ru'],
    );
  });
});
