import type {Action} from '../../core/protocol/action.js';
import type {Step} from '../../core/protocol/step.js';
import {stepOf, type Exchange} from '../exchange.js';
import type {Lab, Visitor} from '../lab.js';

/** Answers a step over the client. */
export const act = ({client}: Pick<Visitor, 'client'>, {ref}: Step, action: Action, key?: string): Promise<Exchange> =>
  client.send('POST', `/flows/${encodeURIComponent(ref.flow)}/actions`, {
    json: {revision: ref.revision, action},
    ...(key !== undefined && {headers: {'idempotency-key': key}}),
  });

/** Begins a recovery over the client. */
export const begin = ({client}: Pick<Visitor, 'client'>): Promise<Exchange> =>
  client.send('POST', '/flows', {json: {flow: 'recover-access', input: {}}});

/** The path of a flow below the base. */
export const pathOf = ({ref}: Step): string => `/flows/${encodeURIComponent(ref.flow)}`;

/** The step at which a flow is, as its own browser sees it. */
export const look = async ({client}: Pick<Visitor, 'client'>, step: Step): Promise<Step> =>
  stepOf(await client.send('GET', pathOf(step)));

async function walk(lab: Lab): Promise<void> {
  const visitor = await lab.visitor();
  const {client, visit, fixture} = visitor;
  await client.send('GET', '/capabilities');
  await client.send('GET', '/flows/none');
  await client.send('POST', '/flows/none/actions', {json: {revision: 0, action: {type: 'code', code: '000000'}}});
  await client.send('POST', '/flows', {body: '{'});
  const first = stepOf(await begin(visitor));
  if (first.kind !== 'identify') return;
  await act(visitor, first, {type: 'identify', identifierKind: fixture.account.identifierKind, identifier: ''});
  const answer = await visit.answerTo(first);
  const second = stepOf(await act(visitor, first, answer));
  await act(visitor, first, answer);
  const code = second.kind === 'document' ? stepOf(await act(visitor, second, await visit.answerTo(second))) : second;
  await client.send('GET', pathOf(code));
  if (code.kind === 'code') {
    await act(visitor, code, {type: 'resend'});
    await act(visitor, code, {type: 'code', code: 'none'});
    if (fixture.readCode) {
      const next = stepOf(await act(visitor, code, await visit.answerTo(code)));
      if (next.kind === 'new-password') await act(visitor, next, await visit.answerTo(next));
    }
  }
  await client.send('DELETE', pathOf(code));
}

const tours = new WeakMap<Lab, Promise<void>>();

/** Goes once a run through a recovery and through what can be refused on the way, so that there are answers to look at. */
export function tour(lab: Lab): Promise<void> {
  const known = tours.get(lab) ?? walk(lab);
  tours.set(lab, known);
  return known;
}
