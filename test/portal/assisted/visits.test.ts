import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {before, it} from 'node:test';
import {stepSchema, type DocumentId, type Office} from 'latchkey/protocol';
import {tidyFlows} from '../../../demo/server/flows/housekeeping.js';
import {renderMessage} from '../../../demo/server/messages/render.js';
import {ofKind, problemIn, problemOf, stepOf} from '../../support/flow-client.js';
import {byPesel, byPhone, freshPassword, minutes, onEachDatabase, pesel} from '../flows/world.js';
import {documents, Visit} from './visit.js';

const days = (count: number): number => minutes(count * 24 * 60);

onEachDatabase('visits', world => {
  const visit = new Visit(world);
  let offices: Readonly<Record<'both' | 'booked' | 'open', Office>>;
  before(async () => {
    offices = await visit.offices();
  });

  it('ask for originals first, and say what is missing', async () => {
    const browser = world.browser();
    let step = await browser.act(await browser.begin('recover-access'), {type: 'way'});
    step = ofKind(await browser.act(step, {type: 'choose-way', way: 'visit'}), 'suitability');
    assert.equal(ofKind(step, 'suitability').atLeast, 2);
    const one: readonly DocumentId[] = ['pl-passport', 'pl-passport', 'ru-inn-organisation'];
    for (const [answer, field, reason] of [
      [{documents, expired: true, renamed: false}, 'expired', 'expired'],
      [{documents, expired: false, renamed: true}, 'renamed', 'renamed'],
      [{documents: one, expired: false, renamed: false}, 'documents', 'too_few'],
      [{documents: [], expired: false, renamed: false}, 'documents', 'too_few'],
    ] as const) {
      step = ofKind(await browser.act(step, {type: 'suitability', ...answer}), 'suitability');
      assert.deepEqual(problemIn(step), {code: 'document_needed', field, reason});
      assert.ok(step.actions.includes('way'));
    }
    ofKind(await browser.act(step, {type: 'back'}), 'ways');
  });

  it('are booked, and what was said before stays', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    let step = await browser.act(await world.toDocument(browser, phone), byPesel(pesel.own));
    step = ofKind(await browser.act(step, {type: 'way'}), 'ways');
    step = await browser.act(step, {type: 'choose-way', way: 'visit'});
    step = await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false});
    assert.deepEqual(ofKind(step, 'offices').languages, ['en', 'pl', 'ru', 'uk', 'de']);
    const slots = ofKind(await browser.act(step, {type: 'office', office: offices.both.id}), 'slots');
    const wanted = (await visit.free(browser, slots))[7] ?? assert.fail();
    const review = ofKind(await browser.act(slots, {type: 'slot', slot: wanted.id}), 'review');
    assert.deepEqual([review.office?.id, review.slot, review.documents], [offices.both.id, wanted, [...documents]]);
    assert.equal(review.keptUntil, world.now() + days(16));

    const answer = await browser.actCall(review, {type: 'issue-ticket'});
    const ticket = ofKind(stepOf(answer), 'ticket');
    stepSchema.parse(answer.json);
    // The browser keeps what the flow is bound to for as long as the flow lives.
    assert.match(answer.headers.get('Set-Cookie') ?? '', /^latchkey_flow=.*; Max-Age=1382400;/);
    const {reference, uid, ...rest} = ticket.ticket;
    assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{12}$/);
    assert.match(uid, /^[\da-f-]{36}@portal\.test$/);
    assert.deepEqual(rest, {
      state: 'open',
      office: review.office,
      slot: wanted,
      documents: [...documents],
      expiresAt: world.now() + days(15),
      sequence: 0,
    });
    assert.deepEqual(ticket.changes, ['reschedule', 'other-office', 'cancel']);
    assert.equal(ticket.expiresAt, world.now() + days(16));
    assert.deepEqual(ofKind(await browser.resume(ticket), 'ticket'), ticket);
    assert.ok(!(await visit.free(browser, slots)).some(({id}) => id === wanted.id));

    // The ticket is shown again, and the way back to the code is open as well.
    step = await browser.act(ticket, {type: 'way'});
    step = await browser.act(step, {type: 'choose-way', way: 'visit'});
    step = await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false});
    assert.equal(ofKind(step, 'ticket').ticket.reference, reference);
  });

  it('are for any office, or for one without an appointment', async () => {
    const browser = world.browser();
    const anywhere = ofKind(await browser.act(await visit.toOffices(browser), {type: 'office'}), 'review');
    assert.deepEqual([anywhere.office, anywhere.slot], [undefined, undefined]);
    const ticket = await visit.issue(browser, anywhere);
    assert.deepEqual([ticket.ticket.office, ticket.ticket.slot], [undefined, undefined]);
    assert.deepEqual(ticket.changes, ['other-office', 'cancel']);
    const refused = await browser.act(ticket, {type: 'change-ticket', change: 'reschedule'});
    assert.equal(problemIn(refused).code, 'not_allowed');

    // A place that takes no appointments is walked into.
    const choice = ofKind(await browser.act(ticket, {type: 'change-ticket', change: 'other-office'}), 'offices');
    const open = ofKind(await browser.act(choice, {type: 'office', office: offices.open.id}), 'review');
    const other = await visit.issue(browser, open);
    assert.deepEqual(
      [other.ticket.office?.id, other.ticket.slot, other.ticket.sequence],
      [offices.open.id, undefined, 1],
    );
    assert.equal(other.ticket.reference, ticket.ticket.reference);

    // One that takes both is either.
    const walker = world.browser();
    const review = ofKind(await walker.act(await visit.toSlots(walker, offices.both), {type: 'slot'}), 'review');
    assert.equal((await visit.issue(walker, review)).ticket.slot, undefined);
    // One that takes appointments only is not walked into while there are slots.
    const slots = await visit.toSlots(walker, offices.booked);
    assert.equal(problemIn(await walker.act(slots, {type: 'slot'})).code, 'not_allowed');
  });

  it('go back step by step', async () => {
    const browser = world.browser();
    const review = await visit.toReview(browser, offices.both);
    const slots = ofKind(await browser.act(review, {type: 'back'}), 'slots');
    const office = ofKind(await browser.act(slots, {type: 'back'}), 'offices');
    const direct = ofKind(await browser.act(office, {type: 'office', office: offices.open.id}), 'review');
    const again = ofKind(await browser.act(direct, {type: 'back'}), 'offices');
    assert.equal(problemIn(await browser.act(again, {type: 'office', office: 'none'})).code, 'not_allowed');
    ofKind(await browser.act(again, {type: 'back'}), 'suitability');
    const ticket = await visit.toTicket(browser, offices.both);
    for (const change of ['reschedule', 'other-office'] as const) {
      const step = await browser.act(await browser.resume(ticket), {type: 'change-ticket', change});
      assert.deepEqual(step.actions, ['back', 'way']);
      ofKind(await browser.act(step, {type: 'back'}), 'ticket');
    }
    assert.equal((await visit.kept(ticket.ticket.reference)).bookings.length, 1);
  });

  it('are offered the nearest free slots where one is taken', async () => {
    const [one, other, third] = [world.browser(), world.browser(), world.browser()];
    const [mine, theirs] = [await visit.toReview(one, offices.booked), await visit.toReview(other, offices.booked)];
    const late = await visit.toSlots(third, offices.booked);
    assert.deepEqual(mine.slot, theirs.slot);
    await visit.issue(one, mine);
    const answer = await other.actCall(theirs, {type: 'issue-ticket'});
    assert.equal(answer.status, 409);
    stepSchema.parse(answer.json);
    const taken = ofKind(stepOf(answer), 'slots');
    assert.deepEqual(problemIn(taken), {code: 'slot_taken', field: 'slot'});
    const free = await visit.free(other, taken);
    assert.deepEqual(taken.nearest, free.slice(0, 4));
    const chosen = ofKind(await third.act(late, {type: 'slot', slot: mine.slot?.id ?? ''}), 'slots');
    assert.equal(problemIn(chosen).code, 'slot_taken');
    assert.deepEqual(chosen.nearest, taken.nearest);
    const next = await other.act(taken, {type: 'slot', slot: free[0]?.id ?? ''});
    assert.deepEqual((await visit.issue(other, next)).ticket.slot, free[0]);
    for (const slot of ['nonsense', `${offices.both.id}@${free[5]?.startsAt ?? 0}`, `${offices.booked.id}@0`]) {
      assert.equal(problemIn(await third.act(chosen, {type: 'slot', slot})).code, 'slot_taken', slot);
    }
  });

  it('are rescheduled: the old slot is free again, and the number stays', async () => {
    const browser = world.browser();
    const first = await visit.toTicket(browser, offices.both);
    const slots = ofKind(await browser.act(first, {type: 'change-ticket', change: 'reschedule'}), 'slots');
    const free = await visit.free(browser, slots);
    const wanted = free.at(-1) ?? assert.fail();
    world.wait(days(2));
    const second = await visit.issue(browser, await browser.act(slots, {type: 'slot', slot: wanted.id}));
    const {reference, uid, sequence, slot, expiresAt} = second.ticket;
    assert.deepEqual([reference, uid, sequence, slot], [first.ticket.reference, first.ticket.uid, 1, wanted]);
    assert.equal(expiresAt, world.now() + days(15));
    const {bookings} = await visit.kept(reference);
    assert.deepEqual(
      bookings.map(({startsAt}) => startsAt),
      [wanted.startsAt],
    );

    // Whoever takes the new slot gets nothing, and keeps what there was.
    const other = world.browser();
    const theirs = await visit.toTicket(other, offices.both);
    let step = await other.act(theirs, {type: 'change-ticket', change: 'reschedule'});
    step = await other.act(step, {type: 'slot', slot: wanted.id});
    assert.equal(problemIn(step).code, 'slot_taken');
    const kept = ofKind(await other.act(step, {type: 'back'}), 'ticket');
    assert.deepEqual(kept.ticket, theirs.ticket);

    step = await browser.act(second, {type: 'change-ticket', change: 'other-office'});
    step = await browser.act(step, {type: 'office'});
    const third = await visit.issue(browser, step);
    assert.deepEqual([third.ticket.sequence, third.ticket.slot], [2, undefined]);
    assert.deepEqual((await visit.kept(reference)).bookings, []);
  });

  it('are cancelled, and can be planned anew', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    const cancelled = ofKind(await browser.act(ticket, {type: 'change-ticket', change: 'cancel'}), 'ticket');
    assert.deepEqual([cancelled.ticket.state, cancelled.ticket.sequence, cancelled.changes], ['cancelled', 1, []]);
    assert.deepEqual((await visit.kept(ticket.ticket.reference)).bookings, []);
    for (const action of [
      {type: 'change-ticket', change: 'cancel'},
      {type: 'copy-ticket', email: 'zofia@example.com'},
    ] as const) {
      const answer = await browser.actCall(cancelled, action);
      assert.deepEqual([answer.status, problemIn(stepOf(answer)).code], [410, 'ticket_closed']);
    }
    let step = await browser.act(cancelled, {type: 'way'});
    step = await browser.act(step, {type: 'choose-way', way: 'visit'});
    step = await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false});
    const next = await visit.issue(browser, await browser.act(step, {type: 'office'}));
    assert.notEqual(next.ticket.reference, ticket.ticket.reference);
    assert.notEqual(next.ticket.uid, ticket.ticket.uid);
  });

  it('can be changed until an hour before, and again once they were missed', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    const {startsAt, endsAt} = ticket.ticket.slot ?? assert.fail();
    world.wait(startsAt - minutes(60) - world.now());
    assert.equal(ofKind(await browser.resume(ticket), 'ticket').changes.length, 3);
    const slots = ofKind(await browser.act(ticket, {type: 'change-ticket', change: 'reschedule'}), 'slots');
    const [free] = await visit.free(browser, slots);
    const review = ofKind(await browser.act(slots, {type: 'slot', slot: free?.id ?? ''}), 'review');
    world.wait(1);
    const closed = ofKind(await browser.act(review, {type: 'issue-ticket'}), 'ticket');
    assert.equal(problemIn(closed).code, 'ticket_closed');
    assert.deepEqual([closed.ticket, closed.changes], [ticket.ticket, []]);
    for (const change of ['cancel', 'reschedule', 'other-office'] as const) {
      assert.equal(problemIn(await browser.act(closed, {type: 'change-ticket', change})).code, 'ticket_closed');
    }
    world.wait(endsAt - world.now());
    const missed = ofKind(await browser.resume(closed), 'ticket');
    const anew = await browser.act(missed, {type: 'change-ticket', change: 'reschedule'});
    assert.equal(
      problemIn(await browser.act(anew, {type: 'slot', slot: ticket.ticket.slot?.id ?? ''})).code,
      'slot_taken',
    );
    const [later] = await visit.free(browser, ofKind(anew, 'slots'));
    const again = await visit.issue(browser, await browser.act(anew, {type: 'slot', slot: later?.id ?? ''}));
    assert.deepEqual([again.ticket.slot, again.ticket.sequence], [later, 1]);
  });

  it('are not booked once their slot can no longer be', async () => {
    const browser = world.browser();
    const ticket = await visit.issue(browser, await browser.act(await visit.toOffices(browser), {type: 'office'}));
    let step = await browser.act(ticket, {type: 'change-ticket', change: 'other-office'});
    step = await browser.act(step, {type: 'office', office: offices.both.id});
    const [slot] = await visit.free(browser, ofKind(step, 'slots'));
    step = ofKind(await browser.act(step, {type: 'slot', slot: slot?.id ?? ''}), 'review');
    world.wait(days(8));
    const refused = ofKind(await browser.act(step, {type: 'issue-ticket'}), 'slots');
    assert.equal(problemIn(refused).code, 'slot_taken');
    assert.ok((refused.nearest?.[0]?.startsAt ?? 0) > world.now());
  });

  it('give their slot back when the person gets back in without them', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    const {reference} = ticket.ticket;
    assert.equal((await visit.kept(reference)).bookings.length, 1);
    let step = await browser.act(ticket, {type: 'way'});
    step = await browser.act(step, {type: 'choose-way', way: 'self-service'});
    step = await browser.act(step, byPhone(phone));
    step = ofKind(await browser.act(step, byPesel(pesel.own)), 'code');
    step = await browser.act(step, {type: 'code', code: await world.codeSentTo(phone)});
    step = await browser.act(step, {type: 'new-password', password: freshPassword()});
    ofKind(step, 'done');
    const {ticket: kept, bookings} = await visit.kept(reference);
    assert.equal(kept.state, 'cancelled');
    assert.deepEqual(bookings, []);
  });

  it('expire with their ticket, which can still be seen for a day', async () => {
    const browser = world.browser();
    const ticket = await visit.issue(browser, await browser.act(await visit.toOffices(browser), {type: 'office'}));
    world.wait(days(15) - 1);
    assert.equal(ofKind(await browser.resume(ticket), 'ticket').ticket.state, 'open');
    world.wait(1);
    const expired = ofKind(await browser.resume(ticket), 'ticket');
    assert.deepEqual([expired.ticket.state, expired.changes], ['expired', []]);
    assert.equal(
      problemIn(await browser.act(expired, {type: 'change-ticket', change: 'cancel'})).code,
      'ticket_closed',
    );
    world.wait(days(1) - 1);
    await tidyFlows(world.services);
    ofKind(await browser.resume(ticket), 'ticket');
    world.wait(1);
    await tidyFlows(world.services);
    const {reference} = ticket.ticket;
    const left = await world.db.selectFrom('ticket').select('id').where('reference', '=', reference).execute();
    assert.deepEqual(left, []);
    assert.equal(problemOf(await browser.call('GET', `/flows/${ticket.ref.flow}`)).code, 'flow_expired');
  });

  it('leave no bookings of the past behind', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    await tidyFlows(world.services);
    assert.equal((await visit.kept(ticket.ticket.reference)).bookings.length, 1);
    world.wait((ticket.ticket.slot?.startsAt ?? 0) + days(1) - world.now());
    await tidyFlows(world.services);
    assert.deepEqual((await visit.kept(ticket.ticket.reference)).bookings, []);
  });

  it('are approved: the code goes to the account that the desk found', async () => {
    const person = await world.person();
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    const processing = await visit.submit(browser, ticket);
    const {reference, submittedAt, dueAt, verdict} = processing;
    assert.deepEqual(
      [reference, submittedAt, dueAt, verdict],
      [ticket.ticket.reference, world.now(), world.now() + days(1), undefined],
    );
    // Neither a new ticket nor a change is to be had meanwhile.
    let step = await browser.act(processing, {type: 'way'});
    step = await browser.act(step, {type: 'choose-way', way: 'visit'});
    step = await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false});
    ofKind(step, 'processing');
    await visit.desk(ticket, {verdict: 'approved', accountId: person.id});
    const approved = ofKind(await browser.resume(step), 'approved');
    assert.ok(approved.activation);
    assert.match(await world.codeSentTo(person.phone), /^\d{6}$/);
    assert.equal(approved.challenge.contact, undefined);
  });

  it('go on from the ticket too, when the desk was quicker than the browser', async () => {
    const person = await world.person();
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    await visit.submit(world.browser(), ticket).catch(() => undefined);
    await visit.desk(ticket, {verdict: 'approved', accountId: person.id});
    // An answer to the step that is over is no answer to the one after it.
    const late = ofKind(await browser.act(ticket, {type: 'change-ticket', change: 'cancel'}), 'approved');
    assert.equal(problemIn(late).code, 'superseded');
    assert.equal((await visit.kept(ticket.ticket.reference)).ticket.state, 'open');
  });

  it('are refused with a class of reason', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    await visit.submit(browser, ticket);
    await visit.desk(ticket, {verdict: 'refused', reason: 'identity'});
    const refused = ofKind(await browser.resume(ticket), 'processing');
    assert.deepEqual([refused.verdict, refused.reason], ['refused', 'identity']);
    assert.equal(problemIn(await browser.act(refused, {type: 'revisit'})).code, 'not_allowed');
    // There is always another way, and another ticket is one.
    let step = await browser.act(refused, {type: 'way'});
    step = await browser.act(step, {type: 'choose-way', way: 'visit'});
    step = await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false});
    const next = await visit.issue(browser, await browser.act(step, {type: 'office'}));
    assert.notEqual(next.ticket.reference, ticket.ticket.reference);
  });

  it('are repeated with another document', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    const processing = await visit.submit(browser, ticket);
    assert.equal(problemIn(await browser.act(processing, {type: 'revisit'})).code, 'not_allowed');
    await visit.desk(ticket, {verdict: 'document-needed', reason: 'document'});
    const needed = ofKind(await browser.resume(processing), 'processing');
    assert.deepEqual([needed.verdict, needed.reason], ['document-needed', 'document']);
    let step = await browser.act(needed, {type: 'revisit'});
    step = await browser.act(ofKind(step, 'suitability'), {
      type: 'suitability',
      documents,
      expired: false,
      renamed: false,
    });
    const next = await visit.issue(browser, await browser.act(step, {type: 'office'}));
    assert.notEqual(next.ticket.reference, ticket.ticket.reference);
    assert.equal(next.ticket.sequence, 0);
  });

  it('stay in processing when they are overdue', async () => {
    const browser = world.browser();
    const processing = await visit.submit(browser, await visit.toTicket(browser, offices.both));
    world.wait(days(1) + 1);
    const overdue = ofKind(await browser.resume(processing), 'processing');
    assert.ok(overdue.dueAt < overdue.serverNow);
    assert.ok(overdue.actions.includes('way'));
  });

  it('are booked once by a double click, and once for one key', async () => {
    const browser = world.browser();
    const review = await visit.toReview(browser, offices.both);
    const count = async () => (await world.db.selectFrom('ticket').select('id').execute()).length;
    const before = await count();
    const clicks = await Promise.all([1, 2, 3].map(() => browser.actCall(review, {type: 'issue-ticket'})));
    const references = clicks.map(each => ofKind(stepOf(each), 'ticket').ticket.reference);
    assert.equal(new Set(references).size, 1);
    assert.deepEqual(clicks.map(({status}) => status).sort(), [200, 409, 409]);
    assert.equal(await count(), before + 1);

    // The reply is lost, and the browser asks again.
    const other = world.browser();
    const theirs = await visit.toReview(other, offices.both);
    const key = randomUUID();
    const first = await other.actCall(theirs, {type: 'issue-ticket'}, {key});
    world.wait(5000);
    const second = await other.actCall(theirs, {type: 'issue-ticket'}, {key});
    assert.deepEqual([second.status, second.text], [200, first.text]);
    assert.equal(await count(), before + 2);
    assert.equal((await visit.kept(ofKind(stepOf(first), 'ticket').ticket.reference)).bookings.length, 1);
  });

  it('are copied to any address, in the language of the page, a few times an hour', async () => {
    for (const [locale, word] of [
      ['en', 'Bring the originals'],
      ['pl', 'Weź ze sobą oryginały'],
      ['ru', 'Возьмите с собой оригиналы'],
    ] as const) {
      const browser = world.browser({locale});
      const ticket = await visit.toTicket(browser, offices.both);
      const {email} = world.nobody();
      const malformed = problemIn(await browser.act(ticket, {type: 'copy-ticket', email: 'nonsense'}));
      assert.deepEqual([malformed.code, malformed.field], ['identifier_malformed', 'email']);
      for (let time = 0; time < 3; time++) {
        const copied = ofKind(await browser.act(ticket, {type: 'copy-ticket', email: email.toUpperCase()}), 'ticket');
        assert.deepEqual([copied.copied, copied.ref], [true, ticket.ref]);
      }
      const refused = await browser.actCall(ticket, {type: 'copy-ticket', email});
      assert.equal(refused.status, 429);
      const messages = await world.messagesTo(email);
      assert.equal(messages.length, 3);
      const [message] = messages;
      const {subject, text} = renderMessage({...(message ?? assert.fail()), to: email}, world.origin);
      const {office, slot, reference} = ticket.ticket;
      const time = new Intl.DateTimeFormat(locale, {
        timeZone: office?.hours.timeZone ?? '',
        hour: 'numeric',
        minute: '2-digit',
      }).format(slot?.startsAt);
      for (const part of [
        word,
        office?.name,
        ...(office?.address ?? []),
        reference.replace(/.{4}(?=.)/g, '$& '),
        time,
      ]) {
        assert.ok(text.includes(part ?? '?'), `${part} in ${text}`);
      }
      // The subject shows on lock screens.
      assert.ok(subject && !subject.includes(reference.slice(0, 4)));
    }
  });

  it('are copied without an office too', async () => {
    const browser = world.browser();
    const ticket = await visit.issue(browser, await browser.act(await visit.toOffices(browser), {type: 'office'}));
    const {email} = world.nobody();
    ofKind(await browser.act(ticket, {type: 'copy-ticket', email}), 'ticket');
    const [message] = await world.messagesTo(email);
    const {text} = renderMessage({...(message ?? assert.fail()), to: email}, world.origin);
    assert.ok(text.includes('Any office') && text.includes('No appointment'), text);
    // Another ticket has not been copied.
    let step = await browser.act(ticket, {type: 'change-ticket', change: 'other-office'});
    step = await browser.act(step, {type: 'office', office: offices.open.id});
    assert.equal((await visit.issue(browser, step)).copied, undefined);
  });

  it('take no answer that belongs elsewhere, and belong to their browser', async () => {
    const browser = world.browser();
    const ticket = await visit.toTicket(browser, offices.both);
    for (const action of [
      {type: 'issue-ticket'},
      {type: 'revisit'},
      {type: 'office'},
      byPhone('+48500000000'),
    ] as const) {
      assert.equal(problemIn(await browser.act(ticket, action)).code, 'not_allowed');
    }
    const stranger = world.browser();
    await stranger.begin('recover-access');
    assert.equal(problemOf(await stranger.call('GET', `/flows/${ticket.ref.flow}`)).code, 'flow_expired');
  });
});
