import {expect, expectEqual} from '../../ports/contract.js';
import {timeless} from '../../ports/transport-contract/visit.js';
import type {ConformanceCase} from '../case.js';
import {isStep, nameOf, stepOf} from '../exchange.js';
import {act, begin, look} from './tour.js';

const needs = ['recover-access'] as const;
const source = 'The protocol: Idempotency-Key; draft-ietf-httpapi-idempotency-key-header';

/** A request that comes twice, and one that comes late. */
export const replayCases: readonly ConformanceCase[] = [
  {
    id: 'replay/same-key',
    name: 'the same key and body get the same answer, and take effect once',
    source,
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const first = stepOf(await begin(visitor));
      const answer = await visitor.visit.answerTo(first);
      const key = crypto.randomUUID();
      const [one, other] = [await act(visitor, first, answer, key), await act(visitor, first, answer, key)];
      expectEqual(other.status, one.status, 'The same key got another status.');
      expectEqual(timeless(stepOf(other)), timeless(stepOf(one)), 'The same key got another answer.');
      expectEqual((await look(visitor, first)).ref, stepOf(one).ref, 'The same key took effect twice.');
    },
  },
  {
    id: 'replay/other-body',
    name: 'the same key with another body is a fault, and changes nothing',
    source: `${source}, 2.7`,
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const {visit, fixture, client} = visitor;
      const first = stepOf(await begin(visitor));
      const key = crypto.randomUUID();
      const second = stepOf(await act(visitor, first, await visit.answerTo(first), key));
      const exchange = await act(visitor, first, await visit.answerTo(first, {identifier: fixture.stranger}), key);
      expect(exchange.status >= 400 && exchange.status < 500, `${nameOf(exchange)}: one key was taken for two bodies.`);
      expect(!isStep(exchange), `${nameOf(exchange)}: the key of another request was not looked at.`);
      expectEqual(timeless(await look({client}, second)), timeless(second), 'A misused key changed the flow.');
    },
  },
  {
    id: 'replay/foreign-key',
    name: 'the key of another browser gives nothing of its answer away',
    source: `${source}; OWASP API Security 2023, API1`,
    needs,
    async run(lab) {
      const [one, other] = [lab.client(), lab.client()];
      const headers = {'idempotency-key': crypto.randomUUID()};
      const json = {flow: 'recover-access', input: {}};
      const first = stepOf(await one.send('POST', '/flows', {json, headers}));
      const second = stepOf(await other.send('POST', '/flows', {json, headers}));
      expect(first.ref.flow !== second.ref.flow, 'The same key gave two browsers one flow.');
    },
  },
  {
    id: 'replay/revision',
    name: 'an answer to an earlier revision gets 409 and the step of now',
    source: 'The protocol: Revision; RFC 9110, 15.5.10',
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const first = stepOf(await begin(visitor));
      const second = stepOf(await act(visitor, first, await visitor.visit.answerTo(first)));
      for (const revision of [first.ref.revision, second.ref.revision + 1, -1]) {
        const old = {...second, ref: {...second.ref, revision}};
        const exchange = await act(visitor, old, await visitor.visit.answerTo(first));
        expectEqual(exchange.status, 409, `${nameOf(exchange)}: the revision was not looked at.`);
        const {problems, ...step} = stepOf(exchange);
        expectEqual(problems[0]?.code, 'superseded', 'The problem is another one.');
        expectEqual(timeless({...step, problems: []}), timeless(second), 'It comes with another step.');
      }
    },
  },
];
