import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  exampleOffices,
  office,
  slot,
  step,
  supportChannel,
  ticket,
  type StepPart,
} from '../../../src/adapters/scripted/index.js';
import {parseOfficePage, parseSlots} from '../../../src/core/protocol/assisted/parse.js';
import {officeSearch} from '../../../src/core/protocol/assisted/query.js';
import {officeQuerySchema} from '../../../src/core/protocol/assisted/request.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import {actRequestSchema} from '../../../src/core/protocol/request.js';
import type {Action} from '../../../src/core/protocol/action.js';
import type {Step} from '../../../src/core/protocol/step.js';

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const {office: _, slot: __, ...anyOffice} = ticket();
const {changesAt: ___, place: ____, phone: _____, ...bareOffice} = office();

const whole: readonly Step[] = [
  step.ways(),
  step.ways({ways: [{way: 'chat', needs: [], minutes: 0}]}),
  step.suitability(),
  step.offices(),
  step.offices({filters: [], languages: []}),
  step.slots(),
  step.slots({nearest: [slot(), slot({startsAt: 7})], office: bareOffice}),
  step.review(),
  step.ticket(),
  step.ticket({ticket: anyOffice, changes: [], copied: true}),
  step.processing(),
  step.processing({verdict: 'refused', reason: 'identity'}),
  step.processing({verdict: 'document-needed'}),
  step.approved(),
  step.reason(),
  step.channels(),
  step.channels({urgent: true}),
  step.caseDetails(),
  step.caseDetails({callBack: true, inParts: false}),
  step.case(),
  step.case({state: 'refused', reason: 'other'}),
  step.case({chat: {url: 'https://chat.example.org/', token: 't'}}),
];

describe('assisted steps: what a server sends whole arrives whole', () => {
  for (const [index, sent] of whole.entries()) {
    test(`${index}: ${sent.kind}`, () => assert.deepEqual(parseStep(wire(sent)), wire(sent)));
  }
});

/** What is sent, whatever else is in it. */
type Sent = {kind: string} & Record<string, unknown>;

describe('assisted steps: one that does not arrive whole is unsupported', () => {
  const broken: readonly (readonly [title: string, value: Sent])[] = [
    ['ways without any', {...step.ways(), ways: []}],
    ['ways that are not known', {...step.ways(), ways: [{way: 'by pigeon', needs: [], minutes: 1}]}],
    ['ways with half a way', {...step.ways(), ways: [{way: 'chat', needs: []}]}],
    ['suitability without documents', {...step.suitability(), documents: []}],
    ['suitability with unknown ones only', {...step.suitability(), documents: ['fr-nir']}],
    ['suitability without a number', {...step.suitability(), atLeast: undefined}],
    ['offices without filters', {...step.offices(), filters: undefined}],
    ['slots without an office', {...step.slots(), office: undefined}],
    [
      'slots at hours that can’t be told',
      {...step.slots(), office: office({hours: {...office().hours, timeZone: 'Mars/Olympus'}})},
    ],
    ['slots without days', {...step.slots(), range: {from: '2026-01-15'}}],
    ['review without a time', {...step.review(), keptUntil: undefined}],
    ['review with half a slot', {...step.review(), slot: {id: 's'}}],
    ['ticket without one', {...step.ticket(), ticket: undefined}],
    ['ticket in an unknown state', {...step.ticket(), ticket: {...ticket(), state: 'eaten'}}],
    ['processing without a reference', {...step.processing(), reference: undefined}],
    ['processing without a deadline', {...step.processing(), dueAt: null}],
    ['approved without a challenge', {...step.approved(), challenge: undefined}],
    [
      'approved by an unknown channel',
      {...step.approved(), challenge: {...step.approved().challenge, channel: 'pigeon'}},
    ],
    ['reason without reasons', {...step.reason(), reasons: []}],
    ['reason with unknown ones only', {...step.reason(), reasons: ['boredom']}],
    ['channels without any', {...step.channels(), supportChannels: []}],
    ['case-details without documents', {...step.caseDetails(), documents: ['fr-nir']}],
    ['case without a word', {...step.case(), word: undefined}],
    ['case in an unknown state', {...step.case(), state: 'lost'}],
    ['case without a way to reach support', {...step.case(), supportChannel: undefined}],
  ];
  for (const [title, value] of broken) {
    test(title, () => {
      const parsed = parseStep(wire(value));
      assert.deepEqual(parsed && [parsed.kind, 'name' in parsed && parsed.name], ['unsupported', value.kind]);
    });
  }
});

describe('assisted steps: what a newer server adds is left out', () => {
  const same = (sent: object, expected: Step): void => {
    assert.deepEqual(parseStep(wire(sent)), wire(expected));
  };

  test('words', () => {
    same({...step.offices(), filters: ['parking', 'open-now']}, step.offices({filters: ['open-now']}));
    same({...step.suitability(), documents: ['fr-nir', 'pl-pesel']}, step.suitability({documents: ['pl-pesel']}));
    same({...step.reason(), reasons: ['boredom', 'theft']}, step.reason({reasons: ['theft']}));
    same({...step.ticket(), changes: ['eat', 'cancel']}, step.ticket({changes: ['cancel']}));
    same({...step.approved(), channels: ['pigeon', 'email']}, step.approved({channels: ['email']}));
    same({...step.processing(), verdict: 'eaten', reason: 'boredom'}, step.processing());
    same({...step.case(), reason: 'boredom'}, step.case());
    same(
      {...step.slots(), office: {...office(), features: ['parking', 'walk-in']}},
      step.slots({office: office({features: ['walk-in']})}),
    );
  });

  test('a way that is not known; a need that is not known leaves the way', () => {
    const chat = {way: 'chat', needs: [['documents'], ['telepathy']], minutes: 1};
    same(
      {...step.ways(), ways: [{way: 'pigeon', needs: [], minutes: 1}, chat]},
      step.ways({ways: [{way: 'chat', needs: [['documents']], minutes: 1}]}),
    );
  });

  test('a cost that is not known is the provider’s', () => {
    same(
      {...step.channels(), supportChannels: [{...supportChannel(), cost: 'a fortune'}]},
      step.channels({supportChannels: [supportChannel({cost: 'standard'})]}),
    );
  });

  test('a channel that is not known, or with a number that can’t be dialled', () => {
    const {number: _, ...withoutNumber} = supportChannel();
    const bad = [
      {...supportChannel(), kind: 'pigeon'},
      withoutNumber,
      supportChannel({number: '08081570192'}),
      supportChannel({number: '+44 808 157 0192'}),
      supportChannel({number: 'javascript:alert(1)'}),
      supportChannel({kind: 'short', number: '+44555'}),
      supportChannel({kind: 'short', number: '1'}),
      supportChannel({kind: 'chat'}),
      supportChannel({hours: {...office().hours, timeZone: 'Mars/Olympus'}}),
    ];
    const good = [supportChannel(), supportChannel({kind: 'short', number: '555'}), {...withoutNumber, kind: 'chat'}];
    const parsed = parseStep(wire({...step.channels(), supportChannels: [...bad, ...good]}));
    assert.deepEqual(parsed?.kind === 'channels' && parsed.supportChannels, good);
    assert.equal(parseStep(wire({...step.channels(), supportChannels: bad}))?.kind, 'unsupported');
  });

  test('a chat at an address that may not be opened', () => {
    for (const url of ['javascript:alert(1)', '//evil.example', 'http://evil.example/', '']) {
      same({...step.case(), chat: {url, token: 't'}}, step.case());
    }
    const chat: StepPart<'case'> = {chat: {url: '/chat', token: 't'}};
    same(step.case(chat), step.case(chat));
  });
});

describe('offices and slots', () => {
  const page = {offices: exampleOffices, total: 5, next: 'n', serverNow: 7};

  test('a page arrives whole, and so do slots', () => {
    assert.deepEqual(parseOfficePage(wire(page)), wire(page));
    assert.deepEqual(parseOfficePage({offices: [], serverNow: 1}), {offices: [], serverNow: 1});
    assert.deepEqual(parseSlots({slots: [slot(), slot({startsAt: 9})], novelty: 1}), [slot(), slot({startsAt: 9})]);
  });

  test('an office whose hours can’t be told is left out', () => {
    const lost = office({id: 'lost', hours: {...office().hours, timeZone: 'Mars/Olympus'}});
    assert.deepEqual(parseOfficePage(wire({...page, offices: [lost, office()]}))?.offices, wire([office()]));
  });

  test('what is malformed gives nothing', () => {
    for (const value of [undefined, null, 7, [], {}, {offices: [{}], serverNow: 1}, {offices: exampleOffices}]) {
      assert.equal(parseOfficePage(value), undefined);
      assert.equal(parseSlots(value), undefined);
    }
    assert.equal(parseSlots({slots: [{id: 's', startsAt: 1}]}), undefined);
  });

  test('a query arrives as it was sent', () => {
    const search = officeSearch({
      text: 'São & co',
      near: {latitude: -51.5, longitude: 0},
      filters: ['open-now', 'step-free'],
      language: 'pl',
      cursor: 'a b',
    });
    const params = new URLSearchParams(search);
    assert.deepEqual(officeQuerySchema.parse({...Object.fromEntries(params), filter: params.getAll('filter')}), {
      text: 'São & co',
      latitude: -51.5,
      longitude: 0,
      filter: ['open-now', 'step-free'],
      language: 'pl',
      cursor: 'a b',
    });
    assert.equal(officeSearch({text: ''}), '');
  });

  test('a place that is on no map is refused', () => {
    assert.equal(officeQuerySchema.safeParse({latitude: '91', longitude: '0', filter: []}).success, false);
    assert.equal(officeQuerySchema.safeParse({latitude: 'x', longitude: '0', filter: []}).success, false);
    assert.equal(officeQuerySchema.safeParse({filter: ['parking']}).success, false);
  });
});

describe('answers to assisted steps', () => {
  const good: readonly Action[] = [
    {type: 'way'},
    {type: 'choose-way', way: 'visit'},
    {type: 'suitability', documents: ['pl-pesel'], expired: false, renamed: true},
    {type: 'office'},
    {type: 'office', office: 'old-town'},
    {type: 'slot'},
    {type: 'slot', slot: 's1'},
    {type: 'issue-ticket'},
    {type: 'change-ticket', change: 'reschedule'},
    {type: 'copy-ticket', email: 'anna.nowak@example.org'},
    {type: 'revisit'},
    {type: 'activate', code: '123456'},
    {type: 'activate', activation: '7KQ2M9XR4T', code: '123456'},
    {type: 'reason', reason: 'theft'},
    {type: 'support', supportChannel: 'chat'},
    {type: 'case-details', name: 'Nowak Anna', document: 'pl-pesel', value: '44051401359', callBack: '+442079460018'},
    {type: 'open-chat'},
  ];
  for (const action of good) {
    test(`${action.type} is taken as it is`, () => {
      assert.deepEqual(actRequestSchema.parse({revision: 1, action}), {revision: 1, action});
    });
  }

  const bad: readonly object[] = [
    {type: 'choose-way'},
    {type: 'choose-way', way: 'pigeon'},
    {type: 'suitability', documents: ['fr-nir'], expired: false, renamed: false},
    {type: 'suitability', documents: ['pl-pesel']},
    {type: 'office', office: 7},
    {type: 'slot', slot: null},
    {type: 'change-ticket', change: 'eat'},
    {type: 'copy-ticket'},
    {type: 'activate', activation: '7KQ2M9XR4T'},
    {type: 'reason', reason: 'boredom'},
    {type: 'support'},
    {type: 'case-details', name: 'x'.repeat(1025), document: 'pl-pesel', value: '1'},
  ];
  for (const action of bad) {
    test(`${JSON.stringify(action).slice(0, 60)} is refused`, () => {
      assert.equal(actRequestSchema.safeParse({revision: 1, action}).success, false);
    });
  }
});
