import {expect} from '../../ports/contract.js';
import {Skipped, type ConformanceCase} from '../case.js';
import {isStep, nameOf, type Exchange} from '../exchange.js';
import type {Lab} from '../lab.js';
import {fault, kept, shape, status, type, type Judge} from './judges.js';
import {retryAfter} from './retry-after.js';
import {tour} from './tour.js';

const hasBody = ({method, status}: Exchange): boolean => method !== 'HEAD' && status !== 204;

const isOfFlow = ({path}: Exchange): boolean => /^\/flows(\/|$)/.test(path);

/** Breaks off with what is wrong with some of all that was answered so far, a line each. */
async function judgeAll(lab: Lab, judge: Judge, applies: (exchange: Exchange) => boolean): Promise<void> {
  // A tour that breaks off may do so for the very fault that is looked for: that says more.
  const broken = await tour(lab).then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof Error ? thrown : new Error('The way through a recovery broke off.')),
  );
  const judged = lab.exchanges.filter(applies);
  const faults = new Set(judged.flatMap(each => judge(each)?.replace(/^/, `${nameOf(each)}: `) ?? []));
  expect(faults.size === 0, [...faults].slice(0, 8).join('\n'));
  if (broken) throw broken;
  if (judged.length === 0) throw new Skipped('There was no such answer.');
  lab.note(`${judged.length} answers`);
}

const needs = ['recover-access'] as const;

/** What every answer has to be like, whatever was asked. They look at all that the cases before them were answered. */
export const answerCases: readonly ConformanceCase[] = [
  {
    id: 'answers/shape',
    name: 'every answer has the members of its kind',
    source: 'The protocol: Steps; openapi.json',
    needs,
    run: lab => judgeAll(lab, shape, each => hasBody(each) && (isOfFlow(each) || each.status < 400)),
  },
  {
    id: 'answers/status',
    name: 'every answer has the status of its first problem, a refusal never 200',
    source: 'The protocol: Refusals; RFC 9110, 15',
    needs,
    run: lab => judgeAll(lab, status, each => hasBody(each) && isOfFlow(each)),
  },
  {
    id: 'answers/type',
    name: 'every answer says that it is JSON',
    source: 'The protocol; RFC 9110, 8.3',
    needs,
    run: lab => judgeAll(lab, type, each => hasBody(each) && isOfFlow(each)),
  },
  {
    id: 'answers/no-store',
    name: 'no cache may keep an answer of a flow',
    source: 'RFC 9111, 5.2.2.5; OWASP ASVS 4.0.3, 8.2.1',
    needs,
    run: lab => judgeAll(lab, kept, isOfFlow),
  },
  {
    id: 'answers/retry-after',
    name: '429 comes with Retry-After, which agrees with retryAt',
    source: 'The protocol: Refusals; RFC 6585, 4; RFC 9110, 10.2.3',
    needs,
    run: lab => judgeAll(lab, retryAfter, each => each.status === 429),
  },
  {
    id: 'answers/problem-document',
    name: 'every fault is a problem document with a code',
    source: 'The protocol: Faults; RFC 9457, 3',
    needs,
    run: lab => judgeAll(lab, fault, each => hasBody(each) && isOfFlow(each) && each.status >= 400 && !isStep(each)),
  },
];
