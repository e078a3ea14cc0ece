import assert from 'node:assert/strict';
import {it} from 'node:test';
import {parseStep, type Action, type Step} from 'latchkey/protocol';
import {messageOf} from '../../../demo/server/messages/sender.js';
import type {Answer, Browser} from '../../support/flow-client.js';
import {byCode, byEmail, byPesel, byPhone, freshPassword, minutes, onOneDatabase, otherThan, pesel} from './world.js';

/** Every countdown after the first is up to a tenth longer than twice the one before, at random: gives which one it is. */
const countdown = (milliseconds: number): string => `2^${Math.round(Math.log2(milliseconds / 1000))} seconds`;

/** What anybody may see of an answer, without the id of the flow. */
function visible({status, headers, text}: Answer, flow: string, contact: string, now: number): unknown {
  const names = ['cache-control', 'content-type', 'retry-after'];
  return {
    status,
    headers: names.map(name => (name === 'retry-after' ? headers.has(name) : headers.get(name))),
    text: text
      .replaceAll(flow, '(flow)')
      .replaceAll(contact, '(contact)')
      .replace(/"challenge":"[\w-]{43}"/, '"challenge":"…"')
      .replace(
        /("resendAt"|"retryAt"):(\d+)/g,
        (_, name: string, at: string) => `${name}:${countdown(Number(at) - now)}`,
      ),
  };
}

type Move = Action | {readonly wait: number} | 'resume' | 'stale' | 'wrong';

onOneDatabase('decoys', world => {
  /** Plays moves with a contact, and gives every answer that somebody who does not have it can see. */
  async function play(
    browser: Browser,
    contact: string,
    kind: 'phone' | 'email',
    moves: readonly Move[],
  ): Promise<unknown[]> {
    const start = world.now();
    const first = await browser.beginCall('recover-access');
    let step: Step | undefined = parseStep(first.json);
    const flow = step?.ref.flow ?? '';
    const seen = [visible(first, flow, contact, world.now())];
    const note = (answer: Answer): void => {
      step = parseStep(answer.json) ?? step;
      seen.push(visible(answer, flow, contact, world.now()));
    };
    if (!step) throw new Error(first.text);
    note(await browser.actCall(step, kind === 'phone' ? byPhone(contact) : byEmail(contact)));
    for (const move of moves) {
      if (move === 'resume') note(await browser.call('GET', `/flows/${flow}`));
      else if (move === 'wrong') {
        note(await browser.actCall(step, byCode(otherThan(...(await codesOf(contact))))));
      } else if (move === 'stale') {
        const {ref} = step;
        note(await browser.actCall({...step, ref: {...ref, revision: ref.revision - 1}}, byPesel(pesel.own)));
      } else if ('wait' in move) world.wait(move.wait);
      else note(await browser.actCall(step, move));
    }
    // Both of a pair see the same clock.
    world.wait(start - world.now());
    return seen;
  }

  /** Every code in the queue that stands beside a contact, the discarded ones as well. */
  async function codesOf(contact: string): Promise<string[]> {
    const rows = await world.db.selectFrom('message').selectAll().where('recipient', '=', contact).execute();
    return rows.flatMap(row => messageOf(row, world.services)?.data.code ?? []);
  }

  const moves: readonly Move[] = [
    'resume',
    byPesel('1'),
    {type: 'document', document: 'ru-inn-organisation', value: '7707083893'},
    {type: 'back'},
    {type: 'cancel'},
  ];

  const throughCodes: readonly Move[] = [
    byPesel(pesel.own),
    'resume',
    'wrong',
    'stale',
    {type: 'resend'},
    {type: 'channel', channel: 'email'},
    {type: 'channel', channel: 'sms'},
    {type: 'method', method: 'recovery-code'},
    {type: 'recovery-code', code: '7KQ2M9XR4TB3C8WD'},
    'resume',
    {type: 'method', method: 'code'},
    {wait: 30_000},
    {type: 'resend'},
    'wrong',
    {type: 'back'},
    byPesel(pesel.other),
    'wrong',
    'wrong',
    'wrong',
    'wrong',
    {type: 'resend'},
    {wait: 70_000},
    {type: 'resend'},
    'wrong',
    {type: 'new-password', password: 'not offered at this step'},
    {type: 'way'},
    {type: 'restart'},
    'resume',
  ];

  for (const kind of ['phone', 'email'] as const) {
    for (const [name, path] of [
      ['before the code', moves],
      ['with codes', throughCodes],
    ] as const) {
      it(`gives a known and an unknown ${kind} the same answers ${name}`, async () => {
        const known = (await world.person())[kind];
        const unknown = world.nobody()[kind];
        const answers = await play(world.browser(), known, kind, path);
        assert.deepEqual(await play(world.browser(), unknown, kind, path), answers);
        assert.equal(answers.length, 2 + path.filter(move => typeof move === 'string' || !('wait' in move)).length);
      });

      it(`does the same work for a known and an unknown ${kind} ${name}`, async () => {
        const {instance, statements} = world.watchedInstance();
        const work: string[][] = [];
        for (const contact of [(await world.person())[kind], world.nobody()[kind]]) {
          statements.length = 0;
          await play(world.browser({instances: [instance]}), contact, kind, path);
          work.push([...statements]);
        }
        const [forKnown = [], forUnknown = []] = work;
        assert.equal(forKnown.length > 30, true);
        assert.deepEqual(forUnknown, forKnown);
      });
    }

    it(`limits an unknown ${kind} like a known one`, async () => {
      const visits: unknown[][] = [];
      for (const contact of [(await world.person())[kind], world.nobody()[kind]]) {
        const answers: unknown[] = [];
        for (let visit = 0; visit < 7; visit++) {
          answers.push(await play(world.browser(), contact, kind, [byPesel(pesel.own), 'wrong']));
        }
        visits.push(answers);
      }
      assert.deepEqual(visits[1], visits[0]);
      assert.match(JSON.stringify(visits[0]), /rate_limited/);
    });
  }

  it('writes the same rows, and lets none of them leave', async () => {
    const {phone} = await world.person();
    const unknown = world.nobody().phone;
    await play(world.browser(), phone, 'phone', [byPesel(pesel.own), {type: 'channel', channel: 'email'}]);
    await play(world.browser(), unknown, 'phone', [byPesel(pesel.own), {type: 'channel', channel: 'email'}]);
    const rows = await world.db
      .selectFrom('message')
      .selectAll()
      .where('recipient', '=', unknown)
      .orderBy('kind')
      .execute();
    assert.deepEqual(
      rows.map(({kind, template, discard}) => ({kind, template, discard})),
      [
        {kind: 'email', template: 'code', discard: true},
        {kind: 'sms', template: 'code', discard: true},
      ],
    );
    assert.equal((await world.messagesTo(phone)).length, 1);
  });

  it('takes no code for an unknown contact, not even the one in the queue', async () => {
    const {phone} = world.nobody();
    const browser = world.browser();
    const step = await world.toCode(browser, phone);
    const [code] = await codesOf(phone);
    assert.match(code ?? '', /^\d{6}$/);
    const refused = await browser.act(step, byCode(code ?? ''));
    assert.equal(refused.kind, 'code');
    assert.equal(refused.problems[0]?.code, 'code_wrong');
  });

  it('sends nothing by a way that the account has not, and says nothing of it', async () => {
    const person = await world.person();
    await world.db.updateTable('user').set({phoneNumber: null}).where('id', '=', person.id).execute();
    const answers = [];
    for (const contact of [person.email, world.nobody().email]) {
      answers.push(
        await play(world.browser(), contact, 'email', [byPesel(pesel.own), {type: 'channel', channel: 'sms'}, 'wrong']),
      );
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(await world.messagesTo(person.phone), []);
  });

  it('goes on alike when the account gets a new password elsewhere', async () => {
    const person = await world.person();
    const unknown = world.nobody().phone;
    const answers = [];
    for (const contact of [person.phone, unknown]) {
      const browser = world.browser();
      const step = await world.toCode(browser, contact);
      if (contact === person.phone) await world.recover(world.browser(), person, freshPassword());
      world.wait(minutes(1));
      const after = [
        await browser.call('GET', `/flows/${step.ref.flow}`),
        await browser.actCall(step, byCode(otherThan(...(await codesOf(contact))))),
        await browser.actCall(step, {type: 'resend'}),
        await browser.actCall(step, {type: 'back'}),
      ];
      answers.push(
        after.map(({status, json}) => ({status, kind: parseStep(json)?.kind, problems: parseStep(json)?.problems})),
      );
    }
    assert.deepEqual(answers[1], answers[0]);
  });
});
