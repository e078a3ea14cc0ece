import assert from 'node:assert/strict';
import {it} from 'node:test';
import {parseStep, type Action, type DocumentId, type Step} from 'latchkey/protocol';
import {messageOf} from '../../../demo/server/messages/sender.js';
import type {Answer, Browser} from '../../support/flow-client.js';
import {byPhone, numberLike, onOneDatabase, otherThan, pesel} from '../flows/world.js';
import {postForm, Staff, toCase, toTicket} from './paths.js';

/** Whom a case or a code is asked for. */
interface Subject {
  readonly name: string;
  readonly value: string;
  readonly phone: string;
}

/** What may differ between two people: what is made at random, and what they typed. */
function shapeOf({status, headers, text}: Answer, {phone}: Subject): unknown {
  const names = ['cache-control', 'content-type', 'retry-after'];
  return [
    status,
    names.map(name => headers.get(name)),
    text
      .replaceAll(phone, '(phone)')
      .replace(/"flow":"[^"]*"/, '"flow":"…"')
      .replace(/"challenge":"[\w-]{43}"/, '"challenge":"…"')
      .replace(/"reference":"\w{12}"/, '"reference":"…"')
      .replace(/"word":"\p{L}+"/u, '"word":"…"')
      .replace(/"token":"[\w-]{32}"/, '"token":"…"')
      .replace(/("\w+(?:At|Now)"):\d+/g, '$1:…'),
  ];
}

const document: DocumentId = 'pl-pesel';

/** From the beginning to a case, and on in it. */
const caseMoves = ({name, value}: Subject): readonly (Action | 'resume')[] => [
  {type: 'way'},
  {type: 'choose-way', way: 'call'},
  {type: 'reason', reason: 'contact-lost'},
  {type: 'support', supportChannel: 'hotline'},
  {type: 'case-details', name, document, value: '1'},
  {type: 'case-details', name, document, value},
  'resume',
  {type: 'open-chat'},
  {type: 'revisit'},
  {type: 'way'},
  {type: 'choose-way', way: 'chat'},
  'resume',
];

/** From the beginning to the codes of an office, and on there. */
const codeMoves = ({phone}: Subject, code: () => Promise<string>) =>
  [
    {type: 'way'},
    {type: 'choose-way', way: 'activation'},
    byPhone(phone),
    'resume',
    async () => ({type: 'activate', activation: '0000000000', code: await code()}) as const,
    {type: 'channel', channel: 'email'},
    {type: 'channel', channel: 'sms'},
    {type: 'resend'},
    async () => ({type: 'activate', activation: '', code: await code()}) as const,
    {type: 'back'},
    {type: 'choose-way', way: 'activation'},
    {type: 'restart'},
  ] as const;

onOneDatabase('enumeration', world => {
  const staff = new Staff(world);

  /** Plays moves and gives what can be seen of the answers. */
  async function play(
    browser: Browser,
    subject: Subject,
    moves: readonly (Action | 'resume' | (() => Promise<Action>))[],
  ): Promise<unknown[]> {
    const first = await browser.beginCall('recover-access');
    let step: Step | undefined = parseStep(first.json);
    const seen = [shapeOf(first, subject)];
    for (const move of moves) {
      if (!step) throw new Error('There is no step.');
      const answer =
        move === 'resume'
          ? await browser.call('GET', `/flows/${step.ref.flow}`)
          : await browser.actCall(step, typeof move === 'function' ? await move() : move);
      step = parseStep(answer.json);
      seen.push(shapeOf(answer, subject));
    }
    return seen;
  }

  /** A code that was not sent to a phone, nor would be. */
  const wrongCode = async (phone: string): Promise<string> => {
    const rows = await world.db.selectFrom('message').selectAll().where('recipient', '=', phone).execute();
    return otherThan(...rows.flatMap(row => messageOf(row, world.services)?.data.code ?? []));
  };

  /** Limits are forgotten, not waited out: whether support is open differs by the hour, for everybody alike. */
  const forgetLimits = async (): Promise<void> => {
    await world.db.deleteFrom('rateLimit').execute();
  };

  /** Somebody with an account; then a name, a document and a phone that fit nobody, each alone and all at once. */
  async function subjects(): Promise<readonly [Subject, ...Subject[]]> {
    const {name, phone} = await world.person();
    const known = {name, value: pesel.own, phone};
    const unknown = {
      name: 'Teofila Nieznana',
      value: numberLike('pl-pesel', '5505055555X'),
      phone: world.nobody().phone,
    };
    return [
      known,
      {...known, value: unknown.value},
      {...known, name: unknown.name},
      {...known, phone: unknown.phone},
      unknown,
    ];
  }

  it('learns nothing from the answers about a case', async () => {
    const [known, ...others] = await subjects();
    const seen = await play(world.browser(), known, caseMoves(known));
    assert.match(JSON.stringify(seen), /received/);
    for (const subject of others) {
      await forgetLimits();
      assert.deepEqual(await play(world.browser(), subject, caseMoves(subject)), seen);
    }
  });

  it('learns nothing from the answers about the code of an office', async () => {
    const [known, ...others] = await subjects();
    const seen = await play(
      world.browser(),
      known,
      codeMoves(known, () => wrongCode(known.phone)),
    );
    assert.match(JSON.stringify(seen), /attemptsLeft/);
    for (const subject of others.filter(({phone}) => phone !== known.phone)) {
      await forgetLimits();
      const moves = codeMoves(subject, () => wrongCode(subject.phone));
      assert.deepEqual(await play(world.browser(), subject, moves), seen);
    }
  });

  it('finds the same work done', async () => {
    const {instance, statements} = world.watchedInstance();
    const work: string[][] = [];
    for (const subject of await subjects()) {
      await forgetLimits();
      statements.length = 0;
      const browser = world.browser({instances: [instance]});
      await play(browser, subject, caseMoves(subject));
      await play(
        browser,
        subject,
        codeMoves(subject, () => wrongCode(subject.phone)),
      );
      work.push([...statements]);
    }
    const [first = [], ...rest] = work;
    assert.ok(first.length > 60);
    for (const each of rest) assert.deepEqual(each, first);
  });

  it('finds no difference in time', async () => {
    const [known, , , , unknown] = await subjects();
    const times = new Map<Subject, number[]>();
    const sample = async (subject: Subject): Promise<void> => {
      await forgetLimits();
      const browser = world.browser();
      const start = process.hrtime.bigint();
      await play(browser, subject, caseMoves(subject));
      times.set(subject, [...(times.get(subject) ?? []), Number(process.hrtime.bigint() - start)]);
    };
    if (!unknown) throw new Error('There are five of them.');
    // They take turns, so that whatever else the machine does falls on both alike.
    for (let round = 0; round < 12; round++) {
      for (const subject of round % 2 ? [known, unknown] : [unknown, known]) await sample(subject);
    }
    const median = (subject: Subject): number => [...(times.get(subject) ?? [])].sort((a, b) => a - b)[6] ?? 0;
    const ratio = median(known) / median(unknown);
    assert.ok(ratio > 1 / 3 && ratio < 3, `${ratio}`);
  });

  it('learns nothing from a reference or a token', async () => {
    await forgetLimits();
    const browser = world.browser();
    const {reference} = await toCase(browser, {value: numberLike('pl-pesel', '5606066666X')});
    const {ticket} = await toTicket(world.browser());
    const stranger = world.browser();
    const seen = [];
    for (const token of [reference, ticket.reference, '7K2M9XQA4TRW', '']) {
      const {status, text} = await postForm(stranger, '/support/chat', {token});
      seen.push([status, text]);
    }
    for (const each of seen) assert.deepEqual(each, seen[0]);
    // Staff itself finds no ticket by the reference of a case, nor the other way round.
    const [agent] = await staff.two();
    for (const path of [`/visits/${reference}`, `/cases/${ticket.reference}`, '/visits/7K2M9XQA4TRW']) {
      assert.equal((await agent.get(path)).status, 404);
    }
  });
});
