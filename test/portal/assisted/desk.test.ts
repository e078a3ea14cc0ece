import assert from 'node:assert/strict';
import {it} from 'node:test';
import {sql} from 'kysely';
import {ofKind, problemIn, problemOf} from '../../support/flow-client.js';
import {freshPassword, minutes, onOneDatabase, pesel} from '../flows/world.js';
import {Agent, Staff, approveCase, approveVisit, toCase, toTicket} from './paths.js';

onOneDatabase('the staff desk', world => {
  const staff = new Staff(world);

  it('is there for staff alone', async () => {
    const person = await world.person();
    const member = world.browser();
    await world.signIn(member, person, person.password);
    const paths = ['/staff', '/staff/visits/AAAA', '/staff/cases/AAAA'];
    for (const path of paths) {
      assert.equal((await member.request('GET', path)).status, 404);
      const stranger = await world.browser().request('GET', path);
      assert.equal(stranger.headers.get('Location'), '/sign-in?return=%2Fstaff');
    }
    for (const browser of [member, world.browser()]) {
      for (const path of ['/staff/check-in', '/staff/visits/AAAA/approve', '/staff/cases/AAAA/freeze']) {
        assert.equal((await browser.request('POST', path, '')).status, 404);
      }
    }
    assert.doesNotMatch((await member.request('GET', '/help')).text, /href="\/staff"/);
    const [agent] = await staff.two();
    assert.match((await agent.browser.request('GET', '/help')).text, /href="\/staff"/);
    assert.equal((await agent.get('/visits/AAAA')).status, 404);
    const foreign = await agent.browser.request('POST', '/staff/check-in', '', {Origin: 'https://evil.example'});
    assert.equal(foreign.status, 403);
  });

  it('takes in a visitor, and decides within a day', async () => {
    const browser = world.browser();
    const before = await toTicket(browser);
    const {ticket} = before;
    const [agent] = await staff.two();
    const typed = (ticket.reference.match(/.{4}/g) ?? []).join('-').toLowerCase();
    const answer = await agent.post('/check-in', {reference: typed});
    assert.equal(answer.headers.get('Location'), `/staff/visits/${ticket.reference}`);
    const step = ofKind(await browser.resume(before), 'processing');
    assert.equal(step.reference, ticket.reference);
    assert.equal(step.submittedAt, world.now());
    assert.equal(step.dueAt, world.now() + minutes(24 * 60));
    assert.match((await agent.get()).text, new RegExp(ticket.reference.slice(0, 4)));
    assert.doesNotMatch((await agent.get(`/visits/${ticket.reference}`)).text, /Overdue/);
    world.wait(minutes(24 * 60) + 1);
    const [later] = await staff.two();
    assert.match((await later.get(`/visits/${ticket.reference}`)).text, /Overdue/);
    assert.match((await later.post('/check-in', {reference: typed})).text, /can’t be done any more/);
    assert.match((await later.post('/check-in', {reference: '0000'})).text, /nothing with this reference/);
    assert.match((await later.post('/check-in')).text, /Enter the reference/);
  });

  it('keeps a visit that is taken in at the last moment', async () => {
    const browser = world.browser();
    const step = await toTicket(browser);
    world.wait(step.ticket.expiresAt - world.now() - 1);
    const [first, second] = await staff.two();
    const person = await world.person();
    await first.takeIn(step.ticket.reference, person);
    world.wait(minutes(11 * 60));
    await approveVisit(first, second, step.ticket.reference);
    world.wait(minutes(60));
    ofKind(await browser.resume(step), 'approved');
  });

  it('compares what is shown, and shows nothing but the result', async () => {
    const person = await world.person();
    const {ticket} = await toTicket(world.browser());
    const [agent] = await staff.two();
    const path = `/visits/${ticket.reference}`;
    await agent.post('/check-in', {reference: ticket.reference});
    const shown = {login: person.email, name: person.name, document: 'pl-pesel', number: pesel.own};
    const find = async (changes: Partial<typeof shown>): Promise<string[]> => {
      await agent.post(`${path}/find`, {...shown, ...changes});
      const {text} = await agent.get(path);
      for (const secret of [person.phone, person.email, pesel.own, pesel.other]) assert.ok(!text.includes(secret));
      return [...(/<dl id="finding">(.*?)<\/dl>/s.exec(text)?.[1] ?? '').matchAll(/<dd>([^<]*)/g)].map(
        ([, dd]) => dd ?? '',
      );
    };
    assert.deepEqual(await find({}), ['Found', 'Matches', 'Matches']);
    assert.deepEqual(await find({login: person.phone, name: 'gwiazdowska-zofia'}), ['Found', 'Matches', 'Matches']);
    assert.deepEqual(await find({name: 'Jan Nowak'}), ['Found', 'Does not match', 'Matches']);
    assert.deepEqual(await find({number: pesel.other}), ['Found', 'Matches', 'Does not match']);
    assert.match((await agent.post(`${path}/propose`)).text, /no account has been found yet/);
    assert.deepEqual(await find({login: world.nobody().email}), ['Not found', 'Does not match', 'Does not match']);
    const other = await world.person({'pl-pesel': pesel.other});
    await world.db
      .updateTable('user')
      .set({nameWords: ['anna', 'nowicka']})
      .where('id', '=', other.id)
      .execute();
    const byName = {login: '', name: 'Nowicka Anna Maria', number: pesel.other};
    assert.deepEqual(await find(byName), ['Found', 'Matches', 'Matches']);
    const kept = await world.db
      .selectFrom('ticket')
      .select('accountId')
      .where('id', '!=', '')
      .orderBy('createdAt', 'desc')
      .execute();
    assert.equal(kept[0]?.accountId, other.id);
    assert.match((await agent.post(`${path}/find`, {})).text, /Enter your full name[^]*Enter the number/);
  });

  it('takes two persons to approve, and hands out a code that works once', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await toTicket(browser);
    const {reference} = step.ticket;
    const path = `/visits/${reference}`;
    const [first, second] = await staff.two();
    await first.takeIn(reference, person);
    assert.match((await second.post(`${path}/approve`)).text, /Nobody has proposed/);
    assert.equal((await first.post(`${path}/propose`, {handOut: 'activation'})).status, 303);
    assert.doesNotMatch((await first.get(path)).text, /id="approve"/);
    assert.match((await second.get(path)).text, /id="approve"/);
    const alone = await first.post(`${path}/approve`);
    assert.equal(alone.status, 422);
    assert.match(alone.text, /Somebody else has to approve/);
    ofKind(await browser.resume(step), 'processing');
    assert.deepEqual(await world.messagesTo(person.phone), []);

    const activation = await second.approve(path);
    assert.match(activation, /^[0-9A-HJKMNP-TV-Z]{10}$/);
    assert.match((await second.post(`${path}/approve`)).text, /can’t be done any more/);
    const approved = ofKind(await browser.resume(step), 'approved');
    assert.equal(approved.activation, 10);
    assert.equal(approved.challenge.contact, undefined);
    assert.deepEqual(approved.channels, ['email']);
    const code = await world.codeSentTo(person.phone);
    const next = ofKind(await browser.act(approved, {type: 'activate', activation, code}), 'new-password');
    const password = freshPassword();
    ofKind(await browser.act(next, {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });

  it('does not approve for an account that is found after the proposal', async () => {
    const [one, other] = [await world.person(), await world.person({'pl-pesel': pesel.own})];
    const {ticket} = await toTicket(world.browser());
    const [first, second] = await staff.two();
    await first.takeIn(ticket.reference, one);
    await first.post(`/visits/${ticket.reference}/propose`, {handOut: 'activation'});
    await first.takeIn(ticket.reference, other);
    assert.match((await second.post(`/visits/${ticket.reference}/approve`)).text, /Nobody has proposed/);
  });

  it('lets nobody decide about oneself', async () => {
    const {ticket} = await toTicket(world.browser());
    const [agent] = await staff.two();
    await agent.post('/check-in', {reference: ticket.reference});
    await world.db.updateTable('ticket').set({accountId: agent.id}).where('reference', '=', ticket.reference).execute();
    assert.match((await agent.post(`/visits/${ticket.reference}/propose`)).text, /your own account/);
  });

  it('sets a temporary password, which leads to one’s own and nowhere else', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await toTicket(browser);
    const {reference} = step.ticket;
    const [first, second] = await staff.two();
    await first.takeIn(reference, person);
    const signedIn = world.browser();
    await world.signIn(signedIn, person, person.password);
    const password = await approveVisit(first, second, reference, {handOut: 'password'});
    assert.equal(ofKind(await browser.resume(step), 'done').signInUrl, '/sign-in');
    assert.equal((await signedIn.request('GET', '/account')).status, 303);
    assert.equal(await world.knows(person, person.password), false);
    const visitor = world.browser();
    await world.signIn(visitor, person, password);
    assert.equal((await visitor.request('GET', '/account')).headers.get('Location'), '/account/password');
    assert.match((await visitor.request('GET', '/account/password')).text, /mode="forced"/);
    const change = ofKind(await visitor.begin('change-password'), 'new-password');
    assert.equal(problemIn(await visitor.act(change, {type: 'cancel'})).code, 'not_allowed');
    const own = freshPassword();
    ofKind(await visitor.act(change, {type: 'new-password', currentPassword: password, password: own}), 'done');
    assert.equal((await visitor.request('GET', '/account')).status, 200);
  });

  it('records a new contact with the approval, and tells the former ones', async () => {
    const person = await world.person();
    const browser = world.browser();
    const step = await toTicket(browser);
    const {reference} = step.ticket;
    const path = `/visits/${reference}`;
    const [first, second] = await staff.two();
    await first.takeIn(reference, person);
    assert.match((await first.post(`${path}/propose`, {contact: 'nothing'})).text, /Enter an e-mail address/);
    const taken = (await world.person()).email;
    await first.post(`${path}/propose`, {handOut: 'activation', contact: taken});
    assert.match((await second.post(`${path}/approve`)).text, /can’t be recorded/);
    const {email} = world.nobody();
    await first.post(`${path}/propose`, {handOut: 'activation', contact: email});
    const {text} = await second.get(path);
    assert.match(text, /n•••@example\.com/);
    assert.ok(!text.includes(email));
    const activation = await second.approve(path);
    for (const former of [person.email, person.phone]) {
      assert.deepEqual(
        (await world.messagesTo(former)).map(({template}) => template),
        ['contact-changed'],
      );
    }
    const approved = ofKind(await browser.resume(step), 'approved');
    assert.equal(approved.challenge.channel, 'email', 'to the new contact first');
    const code = await world.codeSentTo(email);
    ofKind(await browser.act(approved, {type: 'activate', activation, code}), 'new-password');
  });

  it('refuses for a class of reasons, or asks for another document', async () => {
    const [agent] = await staff.two();
    const visits = [];
    for (const [act, fields] of [
      ['refuse', {reason: 'identity'}],
      ['need-document', {}],
    ] as const) {
      const browser = world.browser();
      const step = await toTicket(browser);
      await agent.post('/check-in', {reference: step.ticket.reference});
      assert.equal((await agent.post(`/visits/${step.ticket.reference}/${act}`, fields)).status, 303);
      const {verdict, reason} = ofKind(await browser.resume(step), 'processing');
      visits.push([verdict, reason]);
      assert.match((await agent.get(`/visits/${step.ticket.reference}`)).text, /This has been decided/);
    }
    assert.deepEqual(visits, [
      ['refused', 'identity'],
      ['document-needed', 'document'],
    ]);
  });

  it('freezes first where theft is suspected', async () => {
    const person = await world.person({'pl-pesel': pesel.other});
    await world.db
      .updateTable('user')
      .set({nameWords: ['iga', 'zimna']})
      .where('id', '=', person.id)
      .execute();
    const thief = world.browser();
    await world.signIn(thief, person, person.password);
    const change = await thief.begin('change-password');
    const recovery = world.browser();
    const code = await world.toCode(recovery, person.phone, pesel.other);
    const browser = world.browser();
    const step = await toCase(browser, {reason: 'theft', name: 'Iga Zimna', value: pesel.other});
    assert.equal(step.dueAt, world.now() + minutes(60));
    const path = `/cases/${step.reference}`;
    const [first, second] = await staff.two();
    assert.match((await first.get()).text, /Theft suspected/);
    assert.match((await first.post(`${path}/propose`)).text, /Freeze the account first/);
    assert.equal((await first.post(`${path}/freeze`)).status, 303);

    assert.equal((await thief.request('GET', '/account')).status, 303);
    assert.equal(problemOf(await thief.call('GET', `/flows/${change.ref.flow}`)).code, 'flow_expired');
    assert.equal(problemIn(await world.withCode(recovery, code, person.phone)).code, 'code_wrong');
    assert.equal(await world.knows(person, person.password), false);
    assert.equal((await world.messagesTo(person.email)).at(-1)?.template, 'account-frozen');

    world.wait(minutes(10));
    await approveCase(first, second, step.reference);
    const approved = ofKind(await browser.resume(step), 'approved');
    world.wait(1);
    const right = {type: 'activate', code: await world.codeSentTo(person.phone)} as const;
    ofKind(await browser.act(approved, right), 'new-password');
  });

  it('writes everything down, and no secret', async () => {
    const person = await world.person();
    const browser = world.browser();
    const {ticket} = await toTicket(browser);
    const [first, second] = await staff.two();
    await first.takeIn(ticket.reference, person);
    const {email} = world.nobody();
    const activation = await approveVisit(first, second, ticket.reference, {handOut: 'activation', contact: email});
    const acts = await world.db
      .selectFrom('staffAct')
      .innerJoin('ticket', 'ticket.id', 'staffAct.subjectId')
      .select(['act', 'staffId'])
      .where('reference', '=', ticket.reference)
      .orderBy('staffAct.id')
      .execute();
    assert.deepEqual(acts, [
      {act: 'check-in', staffId: first.id},
      {act: 'find', staffId: first.id},
      {act: 'propose', staffId: first.id},
      {act: 'approve', staffId: second.id},
    ]);
    const tables = ['staffAct', 'ticket', 'supportCase', 'activation', 'flow', 'flowReply'];
    const texts: string[] = [];
    for (const name of tables) {
      const {rows} = await sql<{row: string}>`select t::text as row from ${sql.table(name)} t`.execute(world.db);
      texts.push(...rows.map(({row}) => row));
    }
    for (const secret of [pesel.own, email, activation]) assert.ok(!texts.join('\n').includes(secret), secret);
  });

  it('limits how often the staff may look', async () => {
    const {ticket} = await toTicket(world.browser());
    const agent = await Agent.of(world);
    await agent.post('/check-in', {reference: ticket.reference});
    const path = `/visits/${ticket.reference}/find`;
    const shown = {name: 'Jan Nowak', document: 'pl-pesel', number: pesel.own};
    for (let time = 0; time < 60; time++) assert.equal((await agent.post(path, shown)).status, 303);
    assert.match((await agent.post(path, shown)).text, /Too many comparisons/);
  });

  it('speaks the language of the staff', async () => {
    for (const [locale, title] of [
      ['pl', 'Stanowisko obsługi'],
      ['ru', 'Рабочее место сотрудника'],
    ] as const) {
      const agent = await Agent.of(world, locale);
      assert.match((await agent.get()).text, new RegExp(`<h1>${title}</h1>`));
    }
  });
});
