import type {Step, StepRef} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../../ports/contract.js';
import {timeless} from '../../ports/transport-contract/visit.js';
import {Skipped, type ConformanceCase} from '../case.js';
import type {Client} from '../client.js';
import {member, nameOf, namesOf, stepOf, typeOf, type Exchange} from '../exchange.js';
import type {Lab} from '../lab.js';
import {begin, look} from './tour.js';

const needs = ['recover-access'] as const;

/** The members of a problem document that are about what went wrong, rather than about this one time. */
const telling = ['type', 'title', 'status', 'code', 'detail', 'reason', 'params'];

/** What an answer tells, without the id that was asked for. */
const told = (exchange: Exchange, id: string): object => ({
  status: exchange.status,
  type: typeOf(exchange),
  members: namesOf(exchange.json),
  text: telling.map(name => JSON.stringify(member(exchange.json, name) ?? null).replaceAll(id, 'id')),
});

/** All that can be asked about a flow by its id. */
async function ask(client: Client, {flow, revision}: StepRef, action: object): Promise<Exchange[]> {
  const path = `/flows/${encodeURIComponent(flow)}`;
  return [
    await client.send('GET', path),
    await client.send('POST', `${path}/actions`, {json: {revision, action}}),
    await client.send('DELETE', path),
  ];
}

/** Breaks off unless the flow is for this client what a flow that never was is. */
async function expectUnknown(client: Client, step: Step, action: object): Promise<void> {
  const {flow, revision} = step.ref;
  const never = [...flow].reverse().join('');
  const foreign = await ask(client, step.ref, action);
  const unknown = await ask(client, {flow: never, revision}, action);
  for (const [at, exchange] of foreign.entries()) {
    const other = unknown[at];
    expect(exchange.status >= 400, `${nameOf(exchange)}: it was let in.`);
    expectEqual(
      told(exchange, flow),
      other && told(other, never),
      `${nameOf(exchange)}: it tells that there is such a flow.`,
    );
  }
}

async function expectBound(lab: Lab, other: Client): Promise<void> {
  const owner = await lab.visitor();
  const step = stepOf(await begin(owner));
  await expectUnknown(other, step, await owner.visit.answerTo(step));
  expectEqual(timeless(await look(owner, step)), timeless(step), 'The flow of another browser was moved or ended.');
}

/** A flow belongs to its browser. */
export const browserCases: readonly ConformanceCase[] = [
  {
    id: 'browser/cookie-needed',
    name: 'without its cookie a flow is as unknown as one that never was',
    source: 'The protocol: The flow id; OWASP Session Management Cheat Sheet',
    needs,
    run: lab => expectBound(lab, lab.client()),
  },
  {
    id: 'browser/other-cookie',
    name: 'with the cookie of another browser, too',
    source: 'The protocol: The flow id; OWASP API Security 2023, API1',
    needs,
    async run(lab) {
      const other = lab.client();
      stepOf(await begin({client: other}));
      await expectBound(lab, other);
    },
  },
  {
    id: 'browser/cookies',
    name: 'cookies are HttpOnly and SameSite, and Secure over HTTPS',
    source:
      'The protocol: The flow id; RFC 6265, 4.1.2, and its revision for SameSite; OWASP ASVS 4.0.3, 3.4.1 to 3.4.3',
    needs,
    async run(lab) {
      const exchange = await begin({client: lab.client()});
      const cookies = exchange.headers.getSetCookie();
      if (cookies.length === 0) throw new Skipped('A flow that begins sets no cookie.');
      for (const cookie of cookies) {
        const name = cookie.slice(0, cookie.indexOf('='));
        expect(/;\s*httponly/i.test(cookie), `Scripts can read ${name}.`);
        expect(/;\s*samesite=(lax|strict)/i.test(cookie), `${name} goes along from other sites.`);
        const secure = /;\s*secure/i.test(cookie) || !lab.base.startsWith('https:');
        expect(secure, `${name} goes along without encryption.`);
      }
    },
  },
  {
    id: 'browser/ids',
    name: 'the ids of flows are distinct and long',
    source: 'The protocol: The flow id; OWASP Session Management Cheat Sheet: length of ids',
    needs,
    async run(lab) {
      const {client} = await lab.visitor();
      const ids = new Set<string>();
      const count = 8;
      for (let flows = 0; flows < count; flows++) ids.add(stepOf(await begin({client})).ref.flow);
      expectEqual(ids.size, count, 'Flows share ids.');
      for (const id of ids) expect(id.length >= 16, `An id has ${id.length} characters: it can be guessed.`);
    },
  },
];
