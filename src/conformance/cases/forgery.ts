import type {Step} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../../ports/contract.js';
import {timeless} from '../../ports/transport-contract/visit.js';
import type {ConformanceCase} from '../case.js';
import type {Sent} from '../client.js';
import {nameOf, stepOf} from '../exchange.js';
import type {Lab} from '../lab.js';
import {begin, look, pathOf} from './tour.js';

const needs = ['recover-access'] as const;

/** Breaks off unless all that changes something is refused when it is sent like this, and nothing has changed. */
async function expectRefused(lab: Lab, how: Sent, methods: readonly string[]): Promise<void> {
  const owner = await lab.visitor();
  const step: Step = stepOf(await begin(owner));
  const answer = {revision: step.ref.revision, action: await owner.visit.answerTo(step)};
  const tries = [
    ['POST', '/flows', {flow: 'recover-access', input: {}}],
    ['POST', `${pathOf(step)}/actions`, answer],
    ['DELETE', pathOf(step), undefined],
  ] as const;
  for (const [method, path, json] of tries) {
    if (!methods.includes(method)) continue;
    const exchange = await owner.client.send(method, path, {...how, ...(json && {json})});
    expect(exchange.status >= 400 && exchange.status < 500, `${nameOf(exchange)}: it was taken.`);
  }
  expectEqual(timeless(await look(owner, step)), timeless(step), 'What was refused has changed the flow.');
}

const source = 'The protocol: Protection against forged requests; OWASP CSRF Prevention Cheat Sheet';

/** Requests that another site makes a browser send, cookies and all. */
export const forgeryCases: readonly ConformanceCase[] = [
  {
    id: 'forgery/origin',
    name: 'a request from a page of another origin changes nothing',
    source: `${source}; RFC 6454, 7`,
    needs,
    run: lab => expectRefused(lab, {forged: true, headers: {origin: 'https://elsewhere.example'}}, ['POST', 'DELETE']),
  },
  {
    id: 'forgery/opaque-origin',
    name: 'a request from a page without an origin changes nothing',
    source: `${source}; RFC 6454, 7`,
    needs,
    run: lab =>
      expectRefused(lab, {forged: true, headers: {origin: 'null', 'sec-fetch-site': 'cross-site'}}, ['POST', 'DELETE']),
  },
  {
    id: 'forgery/fetch-site',
    name: 'a request of another site that names no origin changes nothing',
    source: `${source}; W3C Fetch Metadata, 2.3`,
    needs,
    run: lab => expectRefused(lab, {forged: true, headers: {'sec-fetch-site': 'cross-site'}}, ['POST', 'DELETE']),
  },
  ...['text/plain', 'application/x-www-form-urlencoded'].map(type => ({
    id: `forgery/${type === 'text/plain' ? 'text-plain' : 'form'}`,
    name: `a body of the type ${type}, which a form can send, changes nothing`,
    source: 'OWASP CSRF Prevention Cheat Sheet; Fetch standard: CORS-safelisted request headers',
    needs,
    run: (lab: Lab) => expectRefused(lab, {headers: {'content-type': type}}, ['POST']),
  })),
];
