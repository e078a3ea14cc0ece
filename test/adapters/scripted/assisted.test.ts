import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {demoAccount, office, scriptedTransport, slot, step, ticket} from '../../../src/adapters/scripted/index.js';
import {shifted} from '../../../src/adapters/scripted/step.js';
import type {Action, IdentifyAction} from '../../../src/core/protocol/action.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import type {Step, StepKind, StepOf} from '../../../src/core/protocol/step.js';
import type {Call} from '../../../src/ports/transport.js';
import {timedBackend} from '../../support/demo-subject.js';

const hour = 3_600_000;
const day = 24 * hour;
const noon = step.done().serverNow;

const call = (): Call => ({
  signal: new AbortController().signal,
  locale: 'en',
  idempotencyKey: crypto.randomUUID(),
});

/** Somebody who recovers the access, and remembers where they are. */
async function visitor() {
  const backend = timedBackend();
  const {transport} = backend;
  let here = await transport.begin('recover-access', {}, call());
  const self = {
    ...backend,
    async act(...actions: Action[]) {
      for (const action of actions) here = await transport.act(here.ref, action, call());
      return here;
    },
    async look() {
      here = await (transport.resume?.(here.ref, call()) ?? assert.fail());
      return here;
    },
    code: (): string => backend.codeFor('+48601234567') ?? '',
  };
  return self;
}

function at<Kind extends StepKind>(shown: Step, kind: Kind, ...codes: string[]): StepOf<Kind> {
  const is = (each: Step): each is StepOf<Kind> => each.kind === kind;
  assert.ok(is(shown), `${shown.kind} instead of ${kind}`);
  assert.deepEqual(
    shown.problems.map(({code}) => code),
    codes,
  );
  assert.deepEqual(parseStep(JSON.parse(JSON.stringify(shown))), shown, 'The step is not whole on the wire.');
  return shown;
}

const identify: IdentifyAction = {type: 'identify', identifierKind: 'phone', identifier: '+48601234567'};
const nobody: IdentifyAction = {type: 'identify', identifierKind: 'phone', identifier: '+48601999999'};
const way: Action = {type: 'way'};
const toVisit: Action = {type: 'choose-way', way: 'visit'};
const originals: Action = {
  type: 'suitability',
  documents: ['pl-pesel', 'icao-passport'],
  expired: false,
  renamed: false,
};

describe('demoBackend: ways', () => {
  test('to the settings, to an office, to support, and back', async () => {
    const each = await visitor();
    at(await each.act(way), 'ways');
    at(await each.act({type: 'back'}), 'identify');
    assert.equal(at(await each.act(way, {type: 'choose-way', way: 'password'}), 'redirect').url, '/settings/security');
  });

  test('with an activation code: the login first, and the same for those whom nobody knows', async () => {
    const shown = await Promise.all(
      [identify, nobody].map(async login => {
        const each = await visitor();
        at(await each.act(way, {type: 'choose-way', way: 'activation'}), 'identify');
        const approved = at(await each.act(login), 'approved');
        const {contact, ...challenge} = approved.challenge;
        assert.equal(contact, login.identifier);
        return {challenge, activation: approved.activation, actions: approved.actions};
      }),
    );
    assert.deepEqual(shown[0], shown[1]);
    const each = await visitor();
    at(await each.act(identify, way, {type: 'choose-way', way: 'activation'}), 'approved');
  });
});

describe('demoBackend: a visit', () => {
  test('from the documents to the new password', async () => {
    const each = await visitor();
    at(await each.act(identify, way, toVisit), 'suitability');
    at(await each.act(originals), 'offices');
    const {range, office: chosen} = at(await each.act({type: 'office', office: 'old-town'}), 'slots');
    const [free] = (await each.transport.slots?.(chosen.id, range, call())) ?? [];
    assert.ok(free);
    at(await each.act({type: 'slot', slot: free.id}), 'review');
    const issued = at(await each.act({type: 'issue-ticket'}), 'ticket').ticket;
    assert.match(issued.reference, /^[0-9A-HJKMNP-TV-Z]{12}$/);
    assert.deepEqual([issued.state, issued.sequence, issued.slot], ['open', 0, free]);
    const left = (await each.transport.slots?.(chosen.id, range, call())) ?? [];
    assert.ok(!left.some(({id}) => id === free.id), 'The slot is still free.');
    each.staff.take(issued.reference);
    const processing = at(await each.look(), 'processing');
    assert.equal(processing.dueAt - processing.submittedAt, day);
    const activation = each.staff.decide(issued.reference, 'approved') ?? assert.fail();
    at(await each.look(), 'approved');
    const wrong = at(
      await each.act({type: 'activate', activation: '0000000000', code: each.code()}),
      'approved',
      'code_wrong',
    );
    assert.deepEqual([wrong.problems[0]?.field, wrong.problems[0]?.attemptsLeft], ['activation', 4]);
    at(await each.act({type: 'activate', activation, code: each.code()}), 'new-password');
    at(await each.act({type: 'new-password', password: 'seven green bottles on a wall'}), 'done');
    assert.ok(each.signsIn(demoAccount.email, 'seven green bottles on a wall'));
  });

  test('five wrong answers, of whichever code, and there is no right one any more', async () => {
    const each = await visitor();
    await each.act(identify, way, {type: 'choose-way', way: 'activation'});
    for (let n = 0; n < 4; n++) await each.act({type: 'activate', activation: '0000000000', code: each.code()});
    const last = await each.act({type: 'activate', activation: '0000000000', code: each.code()});
    at(last, 'approved', 'attempts_exhausted');
    at(
      await each.act({type: 'activate', activation: '0000000000', code: each.code()}),
      'approved',
      'attempts_exhausted',
    );
  });

  for (const [reason, part] of [
    ['expired', {expired: true}],
    ['renamed', {renamed: true}],
    ['too_few', {documents: ['pl-pesel']}],
  ] as const) {
    test(`documents that will not do: ${reason}`, async () => {
      const each = await visitor();
      const refused = await each.act(way, toVisit, {...originals, ...part});
      assert.equal(at(refused, 'suitability', 'document_needed').problems[0]?.reason, reason);
    });
  }

  test('a slot that somebody else has taken: the nearest others', async () => {
    const each = await visitor();
    const taken = await each.act(
      way,
      toVisit,
      originals,
      {type: 'office', office: 'old-town'},
      {type: 'slot', slot: 's0'},
    );
    assert.equal(at(taken, 'slots', 'slot_taken').nearest?.length, 3);
    at(await each.act({type: 'slot'}), 'review');
  });

  test('changed: another office raises the sequence; cancelled; too late an hour before', async () => {
    const each = await visitor();
    await each.act(way, toVisit, originals, {type: 'office', office: 'station'}, {type: 'issue-ticket'});
    const first = at(await each.look(), 'ticket').ticket;
    at(await each.act({type: 'change-ticket', change: 'other-office'}), 'offices');
    at(await each.act({type: 'office'}), 'review');
    const second = at(await each.act({type: 'issue-ticket'}), 'ticket').ticket;
    assert.deepEqual([second.reference, second.uid, second.sequence], [first.reference, first.uid, 1]);
    assert.equal(second.office, undefined);
    assert.equal(
      at(await each.act({type: 'copy-ticket', email: 'x'}), 'ticket', 'identifier_malformed').copied,
      undefined,
    );
    assert.equal(at(await each.act({type: 'copy-ticket', email: 'a@example.org'}), 'ticket').copied, true);
    const cancelled = at(await each.act({type: 'change-ticket', change: 'cancel'}), 'ticket');
    assert.deepEqual([cancelled.ticket.state, cancelled.changes], ['cancelled', []]);
    at(await each.act({type: 'change-ticket', change: 'cancel'}), 'ticket', 'ticket_closed');
  });

  test('another document is needed: there is another visit', async () => {
    const each = await visitor();
    const {ticket: issued} = at(
      await each.act(way, toVisit, originals, {type: 'office'}, {type: 'issue-ticket'}),
      'ticket',
    );
    each.staff.take(issued.reference, demoAccount.email);
    each.staff.decide(issued.reference, 'document-needed');
    assert.equal(at(await each.look(), 'processing').verdict, 'document-needed');
    at(await each.act({type: 'revisit'}), 'suitability');
  });
});

describe('demoBackend: support', () => {
  const details: Action = {type: 'case-details', name: 'Nowak Anna', document: 'pl-pesel', value: '44051401359'};
  const stranger: Action = {...details, value: '02070803628'};

  const open = async (channel: string, what: Action = details) => {
    const each = await visitor();
    at(await each.act(way, {type: 'choose-way', way: 'call'}), 'reason');
    assert.equal(at(await each.act({type: 'reason', reason: 'theft'}), 'channels').urgent, true);
    at(await each.act({type: 'support', supportChannel: channel}), 'case-details');
    return {each, opened: at(await each.act(what), 'case')};
  };

  test('a case, whether or not there is such an account', async () => {
    const shown = await Promise.all(
      [details, stranger].map(async what => {
        const {reference, word, ref: _, ...rest} = (await open('domestic', what)).opened;
        assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{12}$/);
        assert.notEqual(word, '');
        return rest;
      }),
    );
    assert.deepEqual(shown[0], shown[1]);
  });

  test('approved: the code alone, and a new password', async () => {
    const {each, opened} = await open('domestic');
    each.staff.take(opened.reference);
    assert.equal(at(await each.look(), 'case').state, 'checking');
    each.staff.decide(opened.reference, 'approved');
    assert.equal(at(await each.look(), 'approved').activation, undefined);
    at(await each.act({type: 'activate', code: each.code()}), 'new-password');
  });

  test('refused, with a class of reason; a document needed, which leads to a visit', async () => {
    const {each, opened} = await open('domestic');
    each.staff.decide(opened.reference, 'refused', 'identity');
    const refused = at(await each.look(), 'case');
    assert.deepEqual([refused.state, refused.reason], ['refused', 'identity']);
    each.staff.decide(opened.reference, 'document-needed');
    assert.equal(at(await each.look(), 'case').state, 'document-needed');
    at(await each.act({type: 'revisit'}), 'suitability');
  });

  test('a chat: the token is shown once', async () => {
    const {each} = await open('chat');
    const chat = at(await each.act({type: 'open-chat'}), 'case').chat;
    assert.ok(chat && chat.token.length > 20);
    assert.equal(at(await each.look(), 'case').chat, undefined);
    const other = await open('domestic');
    at(await other.each.act({type: 'open-chat'}), 'case', 'not_allowed');
  });

  test('a call back takes a number', async () => {
    const {each, opened} = await open('call-back', {...details, callBack: '+442079460018'});
    assert.equal(opened.supportChannel.kind, 'call-back');
    each.advance(8 * day);
    await assert.rejects(each.look(), {code: 'flow_expired'});
  });

  test('what is malformed is told', async () => {
    const each = await visitor();
    await each.act(
      way,
      {type: 'choose-way', way: 'chat'},
      {type: 'reason', reason: 'forgotten'},
      {type: 'support', supportChannel: 'call-back'},
    );
    at(await each.act({...details, value: '1'}), 'case-details', 'document_malformed');
    at(await each.act({...details, name: ' '}), 'case-details', 'identifier_malformed');
    at(await each.act(details), 'case-details', 'identifier_malformed');
    at(await each.act({type: 'back'}), 'channels');
    at(await each.act({type: 'back'}), 'reason');
    at(await each.act({type: 'back'}), 'ways');
  });
});

describe('scriptedTransport: offices', () => {
  const transport = scriptedTransport({
    now: () => noon,
    start: 'offices',
    scenes: {offices: {step: step.offices()}},
    faults: {offices: [{}, {}, {}, {}, {}, {}, 'unavailable'], slots: ['offline']},
  });
  const find = async (query: object) => {
    const {offices, ...rest} = (await transport.offices?.(query, call())) ?? assert.fail();
    return {...rest, ids: offices.map(({id}) => id)};
  };

  test('found by words, by what they have, by language and by distance; page by page; hitches apply', async () => {
    assert.deepEqual(await find({}), {ids: ['station', 'hillside', 'island'], total: 5, next: '3', serverNow: noon});
    assert.deepEqual(await find({cursor: '3'}), {ids: ['riverside', 'old-town'], total: 5, serverNow: noon});
    assert.deepEqual((await find({text: 'street quay exam'})).ids, ['riverside']);
    assert.deepEqual((await find({filters: ['step-free', 'walk-in']})).ids, ['station', 'old-town']);
    assert.deepEqual((await find({language: 'es'})).ids, ['island']);
    assert.deepEqual((await find({near: {latitude: 51.53, longitude: -0.12}})).ids, [
      'station',
      'riverside',
      'old-town',
    ]);
    await assert.rejects(find({}), {code: 'unavailable'});
  });

  test('slots within the hours of the office, in its time zone; none on a day that it is closed', async () => {
    const slots = async (id: string, from: string, to = from) =>
      ((await transport.slots?.(id, {from, to}, call())) ?? []).map(({startsAt}) => new Date(startsAt).toISOString());
    await assert.rejects(slots('old-town', '2026-01-16'), {code: 'offline'});
    const friday = await slots('old-town', '2026-01-16');
    assert.deepEqual([friday[0], friday.at(-1)], ['2026-01-16T09:00:00.000Z', '2026-01-16T16:30:00.000Z']);
    assert.deepEqual(await slots('old-town', '2026-01-19'), []);
    assert.equal((await slots('old-town', '2026-01-23')).at(-1), '2026-01-23T11:30:00.000Z');
    // Summer time.
    assert.equal((await slots('old-town', '2026-07-01'))[0], '2026-07-01T08:00:00.000Z');
    assert.equal((await slots('old-town', '2026-01-15'))[0], '2026-01-15T12:30:00.000Z');
    assert.deepEqual(await slots('station', '2026-01-16'), []);
  });
});

test('the times of assisted steps move along; those that belong to an hour of the day by whole days', () => {
  const later = noon + 36 * hour;
  const days = 2 * day;
  const moved = at(shifted(step.ticket(), later), 'ticket').ticket;
  assert.equal(moved.expiresAt, ticket().expiresAt + 36 * hour);
  assert.deepEqual([moved.slot?.startsAt, moved.slot?.endsAt], [slot().startsAt + days, slot().endsAt + days]);
  assert.equal(moved.office?.changesAt, (office().changesAt ?? 0) + 36 * hour);
  assert.equal(moved.office.hours.exceptions[0]?.date, '2026-01-21');
  const slots = at(shifted(step.slots({nearest: [slot()]}), later), 'slots');
  assert.deepEqual(slots.range, {from: '2026-01-17', to: '2026-01-31'});
  assert.equal(slots.nearest?.[0]?.startsAt, slot().startsAt + days);
  assert.equal(at(shifted(step.review(), later), 'review').keptUntil, step.review().keptUntil + 36 * hour);
  const processing = at(shifted(step.processing(), later), 'processing');
  assert.deepEqual([processing.submittedAt, processing.dueAt], [later - 2 * hour, later + 22 * hour]);
  assert.equal(at(shifted(step.approved(), later), 'approved').challenge.expiresAt, later + hour / 6);
  assert.equal(at(shifted(step.case(), later), 'case').dueAt, later + day);
  const channels = at(shifted(step.channels(), later), 'channels').supportChannels;
  assert.equal(channels.at(-1)?.changesAt, later + hour);
});
