import {expectEqual} from '../../ports/contract.js';
import {veiled} from '../../ports/transport-contract/visit.js';
import type {ConformanceCase} from '../case.js';
import {nameOf, stepOf, type Exchange} from '../exchange.js';
import type {Lab} from '../lab.js';
import {act, begin} from './tour.js';
import {expectSameTime} from './time.js';

const needs = ['recover-access'] as const;

/** All that somebody is answered who knows no more than a login: up to the code, and until there are no more tries. */
async function answersTo(lab: Lab, whose: 'account' | 'stranger'): Promise<Exchange[]> {
  const visitor = await lab.visitor();
  const {account, stranger} = visitor.fixture;
  const identifier = whose === 'account' ? account.identifier : stranger;
  const first = await begin(visitor);
  const answers = [first];
  let step = stepOf(first);
  while (step.kind === 'identify' || step.kind === 'document') {
    const answer = await act(visitor, step, await visitor.visit.answerTo(step, {identifier}));
    answers.push(answer);
    if (answer.status >= 400) return answers;
    step = stepOf(answer);
  }
  if (step.kind !== 'code') return answers;
  answers.push(await act(visitor, step, {type: 'resend'}));
  const code = '0'.repeat(step.challenge.length);
  for (let count = 0; count < 7; count++) answers.push(await act(visitor, step, {type: 'code', code}));
  return answers;
}

async function compare(lab: Lab, tell: (exchange: Exchange) => unknown, message: string): Promise<void> {
  const known = await answersTo(lab, 'account');
  const unknown = await answersTo(lab, 'stranger');
  expectEqual(unknown.map(tell), known.map(tell), message);
}

const source = 'The protocol: Neutral; OWASP Forgot Password Cheat Sheet';

/** Nobody learns whether there is an account. */
export const neutralCases: readonly ConformanceCase[] = [
  {
    id: 'neutral/status',
    name: 'a login that nobody has gets the same statuses as one that somebody has',
    source: `${source}; OWASP WSTG-IDNT-04`,
    needs,
    run: lab => compare(lab, nameOf, 'The statuses tell whether there is an account.'),
  },
  {
    id: 'neutral/body',
    name: 'it gets the same headers and bodies, but for ids, times and what was typed',
    source: `${source}; OWASP WSTG-IDNT-04`,
    needs,
    run: lab =>
      compare(
        lab,
        ({headers, json}) => ({headers: [...new Set(headers.keys())].sort(), body: veiled(json)}),
        'The answers tell whether there is an account.',
      ),
  },
  {
    id: 'neutral/time',
    name: 'it gets them in the same time',
    source: `${source}; CWE-208`,
    needs,
    run: expectSameTime,
  },
];
