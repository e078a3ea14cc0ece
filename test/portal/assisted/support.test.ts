import assert from 'node:assert/strict';
import {it} from 'node:test';
import {sql} from 'kysely';
import {tidyActivations} from '../../../demo/server/assisted/activation.js';
import {tidyCases} from '../../../demo/server/assisted/cases.js';
import {ofKind, problemIn, problemOf, stepOf} from '../../support/flow-client.js';
import {byCode, byPesel, byPhone, freshPassword, minutes, numberLike, onOneDatabase, pesel} from '../flows/world.js';
import {approveCase, askForCase, chooseWay, postForm, Staff, toCase, toDetails} from './paths.js';

onOneDatabase('support', world => {
  const staff = new Staff(world);

  /** Moves the clock on to a time of day in London, in winter, on this day of the week (1 is Monday). */
  function waitFor(weekday: number, hour: number): void {
    const next = new Date(world.now());
    next.setUTCHours(hour, 0, 0, 0);
    // Far from holidays and from summer time.
    next.setUTCMonth(1, 1);
    while ((next.getUTCDay() || 7) !== weekday || next.getTime() <= world.now()) {
      if (next.getUTCMonth() === 1) next.setUTCDate(next.getUTCDate() + 1);
      else next.setUTCFullYear(next.getUTCFullYear() + (next.getUTCMonth() > 1 ? 1 : 0), 1, 1);
    }
    world.wait(next.getTime() - world.now());
  }

  /** What is kept of the case that was opened last. */
  const lastCase = () =>
    world.db.selectFrom('supportCase').selectAll().orderBy('createdAt', 'desc').executeTakeFirstOrThrow();

  it('offers other ways at every step, and leads back to it', async () => {
    const person = await world.person();
    const browser = world.browser();
    let step = await browser.begin('recover-access');
    const answers = [byPhone(person.phone), byPesel(pesel.own)];
    for (const kind of ['identify', 'document', 'code', 'new-password'] as const) {
      assert.equal(ofKind(step, kind).actions.includes('way'), true);
      const ways = ofKind(await browser.act(step, {type: 'way'}), 'ways');
      assert.equal(ways.actions.includes('way'), false);
      assert.deepEqual(
        ways.ways.map(({way}) => way),
        ['password', 'self-service', 'passkey', 'activation', 'call', 'chat', 'visit'],
      );
      const back = ofKind(await browser.act(ways, {type: 'back'}), kind);
      const again = ofKind(await browser.act(back, {type: 'way'}), 'ways');
      step = ofKind(await browser.act(again, {type: 'choose-way', way: 'self-service'}), kind);
      const answer = answers.shift() ?? (kind === 'code' ? byCode(await world.codeSentTo(person.phone)) : undefined);
      if (answer) step = await browser.act(step, answer);
    }
    ofKind(await browser.act(step, {type: 'new-password', password: freshPassword()}), 'done');
  });

  it('sends whoever knows the password to the account', async () => {
    const browser = world.browser();
    const redirect = ofKind(await chooseWay(browser, 'password'), 'redirect');
    assert.equal(redirect.url, '/account');
    assert.equal(problemOf(await browser.call('GET', `/flows/${redirect.ref.flow}`)).code, 'flow_expired');
  });

  it('offers a passkey to everybody, and a code instead', async () => {
    const browser = world.browser();
    const step = ofKind(await chooseWay(browser, 'passkey'), 'passkey');
    assert.deepEqual(Reflect.get(Object(step.passkey), 'allowCredentials'), []);
    ofKind(await browser.act(step, {type: 'method', method: 'code'}), 'identify');
  });

  it('shows how it is reached, and whether somebody answers', async () => {
    const shown = async () => {
      const browser = world.browser();
      const reason = await chooseWay(browser, 'call');
      const step = ofKind(await browser.act(reason, {type: 'reason', reason: 'forgotten'}), 'channels');
      return new Map(step.supportChannels.map(each => [each.id, each]));
    };
    waitFor(3, 3);
    const night = await shown();
    assert.deepEqual([...night.keys()], ['hotline', 'abroad', 'mobile', 'relay', 'chat', 'call-back']);
    const hotline = night.get('hotline');
    assert.equal(hotline?.isOpen, true);
    assert.equal(hotline.hours, undefined, 'round the clock');
    assert.equal(hotline.number, '+442079460300');
    const chat = night.get('chat');
    assert.equal(chat?.isOpen, false);
    assert.equal(chat.changesAt, world.now() + minutes(4 * 60));
    world.wait(minutes(6 * 60));
    assert.equal((await shown()).get('call-back')?.isOpen, true);
    // Christmas Day.
    const christmas = Date.UTC(new Date(world.now()).getUTCFullYear(), 11, 25, 12);
    world.wait(christmas - world.now());
    const holiday = await shown();
    assert.equal(holiday.get('chat')?.isOpen, false);
    assert.equal(holiday.get('hotline')?.isOpen, true);
  });

  it('opens a case, to be read out and known again', async () => {
    await world.person();
    const browser = world.browser();
    const {ref, reference, word, state, supportChannel, dueAt, expiresAt} = await toCase(browser);
    assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{12}$/);
    assert.match(word, /^[a-z]+$/);
    assert.equal(state, 'received');
    assert.equal(supportChannel.id, 'hotline');
    assert.equal(dueAt, world.now() + minutes(24 * 60));
    assert.equal(expiresAt, world.now() + minutes(7 * 24 * 60));
    world.wait(minutes(6 * 24 * 60));
    const later = stepOf(await browser.call('GET', `/flows/${ref.flow}`));
    assert.equal(ofKind(later, 'case').reference, reference);
    const again = await chooseWay(browser, 'chat', later);
    assert.equal(ofKind(again, 'case').reference, reference, 'one case at a time');
  });

  it('knows a name in any script, case and order, without the patronymic', async () => {
    const number = '11223344595';
    const {id} = await world.person({'ru-snils': number});
    await world.db
      .updateTable('user')
      .set({nameWords: ['anna', 'kuznetsova', 'sergeevna', 'vol']})
      .where('id', '=', id)
      .execute();
    for (const [name, nameMatches] of [
      ['Кузнецова-Воль Анна Сергеевна', true],
      ['anna KUZNETSOVA', true],
      ['Ａnna  Kuznetsová', true],
      ['Анна', false],
      ['Анна Петрова', false],
    ] as const) {
      world.wait(minutes(61));
      await toCase(world.browser(), {name, document: 'ru-snils', value: number});
      const kept = await lastCase();
      assert.equal(kept.nameMatches, nameMatches, name);
      assert.equal(kept.accountId, nameMatches ? id : null, name);
    }
  });

  it('says what is wrong with details', async () => {
    const browser = world.browser();
    const details = await toDetails(browser, {channel: 'call-back'});
    assert.equal(details.callBack, true);
    assert.equal(details.inParts, false);
    const good = {type: 'case-details', name: 'Jan Nowak', document: 'pl-pesel', value: pesel.own} as const;
    for (const [changes, problem] of [
      [{name: '  '}, {code: 'identifier_malformed', field: 'name', reason: 'empty'}],
      [{name: '---'}, {code: 'identifier_malformed', field: 'name', reason: 'unrecognised'}],
      [{name: 'Jan Nowak '.repeat(11)}, {code: 'identifier_malformed', field: 'name', reason: 'unrecognised'}],
      [{document: 'ru-inn-organisation'}, {code: 'document_needed', field: 'document'}],
      [
        {value: '1'},
        {code: 'document_malformed', field: 'value', reason: 'too_short', params: {expected: 11, actual: 1}},
      ],
      [{callBack: '+48 12'}, {code: 'identifier_malformed', field: 'callBack', reason: 'phone_too_short'}],
    ] as const) {
      assert.deepEqual(problemIn(await browser.act(details, {...good, ...changes})), problem);
    }
    const {phone} = world.nobody();
    const step = ofKind(await browser.act(details, {...good, callBack: phone}), 'case');
    const [agent] = await staff.two();
    assert.match((await agent.get(`/cases/${step.reference}`)).text, new RegExp(`<bdi>\\${phone}</bdi>`));
    assert.equal((await toDetails(world.browser({locale: 'ru'}))).inParts, true);
  });

  it('keeps nothing of the number, and the name only encrypted', async () => {
    const number = numberLike('pl-pesel', '7704044567X');
    await toCase(world.browser(), {name: 'Klementyna Wyjątkowa', value: number});
    const texts: string[] = [];
    for (const {name} of await world.db.introspection.getTables()) {
      const {rows} = await sql<{row: string}>`select t::text as row from ${sql.table(name)} t`.execute(world.db);
      texts.push(...rows.map(({row}) => row));
    }
    assert.doesNotMatch(texts.join('\n'), new RegExp(`${number}|Klementyna`, 'i'));
  });

  it('limits cases by document and by address, known or not', async () => {
    const person = await world.person({'pl-pesel': numberLike('pl-pesel', '6001011111X')});
    for (const value of [person.documents['pl-pesel'] ?? '', numberLike('pl-pesel', '6001012222X')]) {
      for (let time = 0; time < 3; time++) await toCase(world.browser(), {value});
      const answer = await askForCase(world.browser(), {value});
      assert.equal(answer.status, 429);
      const problem = problemIn(stepOf(answer));
      assert.deepEqual(problem, {code: 'rate_limited', retryAt: world.now() + minutes(60)});
    }
    const address = '10.99.0.1';
    for (let time = 0; time < 20; time++) {
      await toCase(world.browser({address}), {
        value: numberLike('pl-pesel', `500101${String(time).padStart(4, '0')}X`),
      });
    }
    assert.equal((await askForCase(world.browser({address}), {value: pesel.other})).status, 429);
  });

  it('hands over to the chat by a token that is good once, while somebody is there', async () => {
    waitFor(2, 3);
    const browser = world.browser();
    const step = await toCase(browser, {channel: 'chat', value: numberLike('pl-pesel', '6002021111X')});
    assert.equal(step.supportChannel.kind, 'chat');
    assert.deepEqual(problemIn(await browser.act(step, {type: 'open-chat'})), {
      code: 'unavailable',
      retryAt: world.now() + minutes(4 * 60),
    });
    world.wait(minutes(4 * 60));
    const {chat} = ofKind(await browser.act(step, {type: 'open-chat'}), 'case');
    assert.equal(chat?.url, '/support/chat');
    assert.deepEqual(ofKind(await browser.resume(step), 'case').chat, chat, 'until it is used');
    const page = await postForm(browser, chat.url, {token: chat.token});
    assert.equal(page.status, 200);
    assert.ok(page.text.includes((step.reference.match(/.{4}/g) ?? []).join(' ')));
    assert.ok(page.text.includes(step.word));
    assert.equal((await postForm(browser, chat.url, {token: chat.token})).status, 410);
    assert.equal((await postForm(browser, chat.url, {token: ''})).status, 410);
    assert.equal(ofKind(await browser.resume(step), 'case').chat, undefined);
    const anew = ofKind(await browser.act(step, {type: 'open-chat'}), 'case');
    assert.notEqual(anew.chat?.token, chat.token);
    const byPhoneOnly = world.browser();
    const call = await toCase(byPhoneOnly, {value: numberLike('pl-pesel', '6002022222X')});
    assert.equal(problemIn(await byPhoneOnly.act(call, {type: 'open-chat'})).code, 'not_allowed');
  });

  it('goes from an approval of two to a new password', async () => {
    const number = numberLike('pl-pesel', '6103031111X');
    const person = await world.person({'pl-pesel': number});
    const browser = world.browser();
    const step = await toCase(browser, {value: number});
    const [first, second] = await staff.two();
    const path = `/cases/${step.reference}`;
    const {text} = await first.get(path);
    assert.ok(text.includes(step.word));
    assert.ok(!text.includes(number) && !text.includes(person.phone) && !text.includes(person.email));
    await first.post(`${path}/take`);
    assert.equal(ofKind(await browser.resume(step), 'case').state, 'checking');
    await first.post(`${path}/propose`);
    assert.match((await first.post(`${path}/approve`)).text, /Somebody else has to approve/);
    assert.equal(ofKind(await browser.resume(step), 'case').state, 'checking');
    assert.equal((await second.post(`${path}/approve`)).status, 303);
    const approved = ofKind(await browser.resume(step), 'approved');
    assert.equal(approved.activation, undefined);
    assert.equal(approved.challenge.contact, undefined);
    assert.equal((await world.messagesTo(person.email)).length, 0);
    const byMail = ofKind(await browser.act(approved, {type: 'channel', channel: 'email'}), 'approved');
    assert.deepEqual([byMail.challenge.channel, byMail.channels], ['email', ['sms']]);
    const next = await browser.act(byMail, {type: 'activate', code: await world.codeSentTo(person.email)});
    assert.equal(ofKind(next, 'new-password').username, person.email);
    const password = freshPassword();
    ofKind(await browser.act(next, {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });

  it('proves nothing of another account that was proven before', async () => {
    const number = numberLike('pl-pesel', '6204041111X');
    const [own, other] = [await world.person(), await world.person({'pl-pesel': number})];
    const browser = world.browser();
    const proven = await world.toNewPassword(browser, own);
    const step = await toCase(browser, {value: number}, proven);
    await approveCase(...(await staff.two()), step.reference);
    const approved = ofKind(await browser.resume(step), 'approved');
    const ways = ofKind(await browser.act(approved, {type: 'way'}), 'ways');
    const identify = ofKind(await browser.act(ways, {type: 'choose-way', way: 'self-service'}), 'identify');
    const document = ofKind(await browser.act(identify, byPhone(other.phone)), 'document');
    ofKind(await browser.act(document, byPesel(number)), 'code');
    assert.equal(await world.knows(other, other.password), true);
  });

  it('asks for another document, or refuses', async () => {
    const [agent] = await staff.two();
    const browser = world.browser();
    const step = await toCase(browser, {value: numberLike('pl-pesel', '6305051111X')});
    assert.equal(problemIn(await browser.act(step, {type: 'revisit'})).code, 'not_allowed');
    assert.match((await agent.post(`/cases/${step.reference}/propose`)).text, /no account has been found/);
    await agent.post(`/cases/${step.reference}/need-document`);
    assert.equal(ofKind(await browser.resume(step), 'case').state, 'document-needed');
    ofKind(await browser.act(step, {type: 'revisit'}), 'suitability');

    const elsewhere = world.browser();
    const other = await toCase(elsewhere, {value: numberLike('pl-pesel', '6305052222X')});
    await agent.post(`/cases/${other.reference}/refuse`, {reason: 'account'});
    const refused = ofKind(await elsewhere.resume(other), 'case');
    assert.deepEqual([refused.state, refused.reason], ['refused', 'account']);
    ofKind(await chooseWay(elsewhere, 'call', refused), 'reason');
  });

  it('removes what is over', async () => {
    const count = async () => (await world.db.selectFrom('supportCase').select('id').execute()).length;
    assert.ok((await count()) > 0);
    world.wait(minutes(7 * 24 * 60));
    await tidyCases(world.services);
    await tidyActivations(world.services);
    assert.equal(await count(), 0);
  });
});
