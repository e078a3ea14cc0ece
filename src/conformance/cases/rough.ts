import {expect, expectEqual} from '../../ports/contract.js';
import {timeless} from '../../ports/transport-contract/visit.js';
import type {ConformanceCase} from '../case.js';
import {nameOf, stepOf, type Exchange} from '../exchange.js';
import type {Lab, Visitor} from '../lab.js';
import {begin, look, pathOf} from './tour.js';

const needs = ['recover-access'] as const;

/** Stands in what is sent, and in nothing that a server would say by itself. */
const mark = 'zq7xw9kvj2';

function expectDeaf(exchange: Exchange): void {
  expect(!exchange.text.includes(mark), `${nameOf(exchange)}: it repeats what was sent.`);
}

function expectClientFault(exchange: Exchange): void {
  const {status} = exchange;
  expect(status >= 400 && status < 500, `${nameOf(exchange)}: it should be 400 to 499.`);
  expectDeaf(exchange);
}

/** A server may close the connection instead of reading on (RFC 9110, 15.5.14): then there is no answer. */
async function sendLarge({client}: Visitor, path: string, body: string): Promise<Exchange | undefined> {
  const sent = client.send('POST', path, {body});
  return sent.catch((thrown: unknown) => {
    const name = thrown instanceof Error ? thrown.name : '';
    expect(name !== 'TimeoutError', 'A large body is not answered in time.');
    return undefined;
  });
}

/** Sends bodies to both addresses; each has to be refused, and the flow to be as it was. */
async function expectRefused(lab: Lab, bodies: readonly string[]): Promise<void> {
  const visitor = await lab.visitor();
  const step = stepOf(await begin(visitor));
  for (const body of bodies) {
    for (const path of ['/flows', `${pathOf(step)}/actions`]) {
      const exchange = await sendLarge(visitor, path, body);
      if (exchange) expectClientFault(exchange);
    }
  }
  expectEqual(timeless(await look(visitor, step)), timeless(step), 'What was refused has changed the flow.');
}

const source = 'OWASP REST Security Cheat Sheet: input validation; OWASP ASVS 4.0.3, 13.2.2';

/** What no widget sends. */
export const roughCases: readonly ConformanceCase[] = [
  {
    id: 'rough/malformed',
    name: 'what is no JSON, or no request, is refused and not repeated',
    source,
    needs,
    run: lab =>
      expectRefused(lab, [
        '',
        '{',
        `{"${mark}":`,
        'null',
        '[]',
        `"${mark}"`,
        JSON.stringify({flow: mark, input: {}, revision: 0, action: {type: mark}}),
        JSON.stringify({flow: {}, input: [], revision: mark, action: {type: 'code', code: {}}}),
      ]),
  },
  {
    id: 'rough/large',
    name: 'a body of a megabyte is refused',
    source: 'OWASP API Security 2023, API4; RFC 9110, 15.5.14',
    needs,
    run: lab => {
      const long = mark.repeat(100_000);
      const whole = {
        flow: 'recover-access',
        input: {identifier: long},
        revision: 0,
        action: {type: 'identify', identifierKind: 'email', identifier: long},
      };
      return expectRefused(lab, [JSON.stringify(whole)]);
    },
  },
  {
    id: 'rough/deep',
    name: 'a deeply nested body is refused',
    source: 'OWASP API Security 2023, API4; RFC 8259, 9',
    needs,
    run: lab => {
      const deep = '['.repeat(5000) + ']'.repeat(5000);
      return expectRefused(lab, [deep, `{"flow":${deep},"input":{},"revision":0,"action":${deep}}`]);
    },
  },
  {
    id: 'rough/unknown-members',
    name: 'members that a request does not have are refused or make no difference',
    source: 'OWASP API Security 2023, API3',
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const plain = stepOf(await begin(visitor));
      const more = {kind: 'done', position: 'new-password', proven: true, accountId: mark, revision: 99, [mark]: mark};
      const exchange = await visitor.client.send('POST', '/flows', {
        body: JSON.stringify({flow: 'recover-access', input: {...more}, ...more}).replace(
          '}',
          ',"__proto__":{"proven":true}}',
        ),
      });
      expectDeaf(exchange);
      if (exchange.status >= 400 && exchange.status < 500) return;
      const step = stepOf(exchange);
      expectEqual(
        {kind: step.kind, revision: step.ref.revision, problems: step.problems},
        {kind: plain.kind, revision: plain.ref.revision, problems: []},
        'Members that a request does not have made a difference.',
      );
    },
  },
];
