import type {FlowKind} from '../../core/protocol/names.js';
import type {Step} from '../../core/protocol/step.js';
import {expect, expectEqual, rejection} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectMoved, promised, timeless, type Visit} from './visit.js';

const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value > 0;

/** What every step has to have, and what a person needs in order to answer one of its kind. */
export function expectWellFormed(step: Step): void {
  const {ref, serverNow, expiresAt, kind} = step;
  expect(typeof ref.flow === 'string' && ref.flow !== '', 'A step names no flow.');
  expect(Number.isInteger(ref.revision), `The revision of ${kind} is no whole number.`);
  expect(isTime(serverNow), `${kind} doesn't say what time it is.`);
  expect(expiresAt === undefined || expiresAt > serverNow, `${kind} had expired when it was sent.`);
  expect(Array.isArray(step.problems) && Array.isArray(step.actions), `${kind} lacks its problems or its actions.`);
  for (const {code} of step.problems) expect(typeof code === 'string' && code !== '', 'A problem has no code.');
  switch (step.kind) {
    case 'identify':
      return expect(step.identifiers.length > 0, 'identify accepts no kind of login.');
    case 'document':
      return expect(step.documents.length > 0, 'document accepts no document.');
    case 'code':
      expect(step.challenge.length > 0, 'The code has no digits.');
      return expect(step.challenge.expiresAt > serverNow, 'The code had expired when its step was sent.');
    case 'recovery-code':
      return expect(step.length > 0, 'The recovery code has no characters.');
    case 'passkey':
      return expect(
        typeof step.passkey === 'object' && step.passkey !== null,
        'passkey has no options for the browser.',
      );
    case 'reauthenticate':
      return expect(step.methods.length > 0, 'reauthenticate accepts no method.');
    case 'new-password':
      return expect(step.policy.minLength > 0, 'The policy has no smallest length.');
    case 'hold':
      return expect(step.pollAfter > 0, 'hold asks to be asked again at once.');
    case 'redirect':
      return expect(/^(https?:\/\/|\/(?!\/))/.test(step.url), 'redirect leads to no address that a page may open.');
    case 'done':
      return;
    case 'ways':
      return expect(step.ways.length > 0, 'ways offers none.');
    case 'suitability':
      return expect(step.documents.length >= step.atLeast, 'suitability asks for more documents than it takes.');
    case 'offices':
      return;
    case 'slots':
      return expect(step.range.from <= step.range.to, 'slots has no days.');
    case 'review':
      return expect(step.keptUntil > serverNow, 'review keeps what was said until it is past.');
    case 'ticket':
      expect(/^[0-9A-HJKMNP-TV-Z]{12}$/.test(step.ticket.reference), 'The reference of the ticket is malformed.');
      return expect(step.pollAfter > 0, 'ticket asks to be asked again at once.');
    case 'processing':
      expect(step.submittedAt <= serverNow && step.dueAt > step.submittedAt, 'processing has no time to be done in.');
      return expect(step.pollAfter > 0, 'processing asks to be asked again at once.');
    case 'approved':
      return expect(step.challenge.length > 0, 'The code has no digits.');
    case 'reason':
      return expect(step.reasons.length > 0, 'reason has none to choose.');
    case 'channels':
      return expect(step.supportChannels.length > 0, 'channels offers none.');
    case 'case-details':
      return expect(step.documents.length > 0, 'case-details accepts no document.');
    case 'case':
      expect(/^[0-9A-HJKMNP-TV-Z]{12}$/.test(step.reference), 'The reference of the case is malformed.');
      expect(step.word !== '', 'There is no word for the agent to say.');
      return expect(step.pollAfter > 0, 'case asks to be asked again at once.');
    case 'unsupported':
      return expect(false, `The kind ${step.name} is not known or lacks what it cannot do without.`);
  }
}

const kinds: readonly FlowKind[] = ['change-password', 'recover-access'];

async function first({begin, call, fixture: {transport}}: Visit, flow: FlowKind): Promise<Step> {
  const {flows} = await transport.capabilities(call());
  expect(flows.includes(flow), `The capabilities don't name ${flow}.`);
  return begin(flow);
}

const perFlow = (flow: FlowKind): TransportCase[] => [
  {
    name: `${flow}: the first step is well-formed and fresh`,
    needs: [flow],
    async run(visit) {
      const step = await first(visit, flow);
      expectWellFormed(step);
      expectEqual(step.problems, [], 'A first step has problems.');
    },
  },
  {
    name: `${flow}: two flows are two`,
    needs: [flow],
    async run({begin}) {
      const [one, other] = [await begin(flow), await begin(flow)];
      expect(one.ref.flow !== other.ref.flow, 'Two flows have the same id.');
    },
  },
  {
    name: `${flow}: an answer to another step moves nothing`,
    needs: [flow],
    async run({begin, act}) {
      const step = await begin(flow);
      const after = await act(
        step,
        step.kind === 'identify'
          ? {type: 'code', code: '000000'}
          : {type: 'identify', identifierKind: 'email', identifier: 'a@example.org'},
      ).catch(() => undefined);
      if (!after) return;
      expect(after.problems.length > 0, `${step.kind} took an answer to another step.`);
      expect(after.ref.revision === step.ref.revision, 'An answer to another step moved the flow.');
    },
  },
  {
    name: `${flow}: resume gives the step at which the flow is`,
    needs: [flow, 'resume'],
    async run({begin, resume}) {
      const step = await begin(flow);
      expectEqual(timeless(await resume(step)), timeless(step), 'The resumed step is another one.');
    },
  },
  {
    name: `${flow}: a cancelled flow has expired`,
    needs: [flow, 'resume', 'cancel'],
    async run({begin, resume, cancel}) {
      const step = await begin(flow);
      await cancel(step);
      await expectCode(resume(step), 'flow_expired', 'A cancelled flow was resumed.');
    },
  },
  {
    name: `${flow}: a flow ends when it says so`,
    needs: [flow, 'resume', 'clock'],
    async run({begin, resume, act, answerTo, waitUntil}) {
      const step = await begin(flow);
      if (step.expiresAt === undefined) return;
      await waitUntil(step, step.expiresAt);
      await expectCode(resume(step), 'flow_expired', 'A flow was resumed after its end.');
      await expectCode(act(step, await answerTo(step)), 'flow_expired', 'A flow was answered after its end.');
    },
  },
  {
    name: `${flow}: done is terminal`,
    needs: flow === 'recover-access' ? [flow, 'codes'] : [flow],
    async run({begin, walk, act, answerTo}) {
      const first = await begin(flow);
      const done = await walk(first, 'done');
      expectWellFormed(done);
      const after = await act(done, await answerTo(first)).catch(() => undefined);
      expect(after === undefined || after.kind === 'done', `done became ${after?.kind}.`);
    },
  },
];

/** Breaks off unless the promise rejects with an error of the code, whose message is fit for a log. */
export async function expectCode(promise: Promise<unknown>, code: string, message: string): Promise<void> {
  const thrown = await rejection(promise, message);
  expect(thrown instanceof Error, `${message}\n  It rejected with what is no Error.`);
  const given = 'code' in thrown ? thrown.code : undefined;
  expect(
    given === code,
    `${message}\n  expected a rejection with ${code}, but got ${String(given)}: ${thrown.message}`,
  );
}

/** The shape of what comes, the life of a flow. */
export const basicCases: readonly TransportCase[] = [
  {
    name: 'capabilities: known flows, links that a page may open',
    needs: [],
    async run({fixture: {transport}, call}) {
      const {flows, links} = await transport.capabilities(call());
      expect(flows.length > 0, 'The capabilities name no flow.');
      for (const flow of flows) expect(kinds.includes(flow), `The capabilities name ${flow}, which is no flow.`);
      for (const [name, url] of Object.entries(links)) {
        expect(/^(https?:\/\/|\/(?!\/))/.test(url), `The link ${name} leads to no address that a page may open.`);
      }
    },
  },
  ...kinds.flatMap(perFlow),
  {
    name: 'an unknown flow has expired',
    needs: ['resume'],
    async run({fixture: {transport}, call}) {
      const flow = `none-${crypto.randomUUID()}`;
      const {resume} = transport;
      expect(resume, 'The transport has no resume().');
      await expectCode(resume.call(transport, {flow}, call()), 'flow_expired', 'A flow that never was came up.');
      const lost = transport.act({flow, revision: 0}, {type: 'code', code: '000000'}, call());
      await expectCode(lost, 'flow_expired', 'A flow that never was took an answer.');
    },
  },
  {
    name: 'without a session nothing can be changed',
    needs: ['change-password', 'sign-out'],
    async run({begin, act, answerTo, fixture}) {
      const step = await begin('change-password');
      await promised(fixture.signOut, 'signOut').call(fixture);
      await expectCode(act(step, await answerTo(step)), 'session_expired', 'A change went on without a session.');
      await expectCode(begin('change-password'), 'session_expired', 'A change began without a session.');
    },
  },
  {
    name: 'back: the flow moves on to an earlier step',
    needs: ['recover-access'],
    async run({begin, act, answerTo}) {
      const first = await begin('recover-access');
      const second = await act(first, await answerTo(first));
      if (!second.actions.includes('back')) return;
      const back = await act(second, {type: 'back'});
      expectMoved(second, back);
      expect(back.kind === first.kind, `back led from ${second.kind} to ${back.kind}.`);
    },
  },
];
