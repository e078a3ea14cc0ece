import {expect, expectEqual, rejection} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectMoved, expectRefused, isKind, timeless} from './visit.js';

/** Breaks off unless every call rejects with the very reason of its signal. */
async function expectReason(calls: readonly Promise<unknown>[], reason: unknown): Promise<void> {
  // All at once, so that none rejects without anybody listening.
  for (const thrown of await Promise.all(calls.map(call => rejection(call, 'A call went on after its abort.')))) {
    expect(thrown === reason, 'A call rejected with something else than the reason of its signal.');
  }
}

/** Lost replies, stale tabs, a person who goes away. */
export const replayCases: readonly TransportCase[] = [
  {
    name: 'an answer to an earlier revision is superseded, and comes with the step of now',
    needs: ['recover-access'],
    async run({begin, act, answerTo}) {
      const first = await begin('recover-access');
      const action = await answerTo(first);
      const second = await act(first, action);
      expectMoved(first, second);
      const stale = await act(first, action);
      expectRefused(second, stale, 'superseded');
      expectEqual({...timeless(stale), problems: []}, timeless(second), 'The step of now came changed.');
    },
  },
  {
    name: 'the same key begins one flow',
    needs: ['recover-access', 'idempotency'],
    async run({begin}) {
      const idempotencyKey = crypto.randomUUID();
      const [first, again] = [
        await begin('recover-access', {}, {idempotencyKey}),
        await begin('recover-access', {}, {idempotencyKey}),
      ];
      expectEqual(timeless(again), timeless(first), 'The same key began two flows.');
    },
  },
  {
    name: 'the same key answers once, and gets the same reply',
    needs: ['recover-access', 'idempotency'],
    async run({begin, act, answerTo}) {
      const first = await begin('recover-access');
      const action = await answerTo(first);
      const idempotencyKey = crypto.randomUUID();
      const second = await act(first, action, {idempotencyKey});
      const again = await act(first, action, {idempotencyKey});
      expectMoved(first, second);
      expectEqual(timeless(again), timeless(second), 'The same key got another reply.');
    },
  },
  {
    name: 'the same key at the same moment answers once',
    needs: ['recover-access', 'idempotency'],
    async run({begin, act, answerTo, resume, fixture: {transport}}) {
      const first = await begin('recover-access');
      const action = await answerTo(first);
      const call = {idempotencyKey: crypto.randomUUID()};
      const [one, other] = await Promise.all([act(first, action, call), act(first, action, call)]);
      expectEqual(timeless(other), timeless(one), 'The same key got two replies.');
      expectMoved(first, one);
      if (transport.resume) expectEqual((await resume(first)).ref, one.ref, 'The same key moved the flow twice.');
    },
  },
  {
    name: 'the same key counts one wrong code',
    needs: ['recover-access', 'codes', 'idempotency'],
    async run({begin, walk, act, codes}) {
      const step = await walk(await begin('recover-access'), 'code');
      const {wrong: code} = await codes();
      const idempotencyKey = crypto.randomUUID();
      const first = await act(step, {type: 'code', code}, {idempotencyKey});
      const again = await act(step, {type: 'code', code}, {idempotencyKey});
      expectEqual(timeless(again), timeless(first), 'The same key got another reply.');
      const {attemptsLeft: left} = expectRefused(step, first, 'code_wrong');
      const next = expectRefused(step, await act(step, {type: 'code', code}), 'code_wrong', 'attempts_exhausted');
      if (left !== undefined) expectEqual(next.attemptsLeft, left - 1, 'The same key counted twice.');
    },
  },
  {
    name: 'the same key sets one password',
    needs: ['change-password', 'idempotency'],
    async run({begin, walk, act, answerTo}) {
      const step = await walk(await begin('change-password'), 'new-password');
      const action = await answerTo(step);
      const idempotencyKey = crypto.randomUUID();
      const done = await act(step, action, {idempotencyKey});
      expect(isKind(done, 'done'), `After the new password came ${done.kind}.`);
      const again = await act(step, action, {idempotencyKey});
      expectEqual(timeless(again), timeless(done), 'The same key got another reply.');
    },
  },
  {
    name: 'the same key with another answer is a fault, and moves nothing',
    needs: ['recover-access', 'idempotency', 'resume'],
    async run({begin, act, answerTo, resume, fixture}) {
      const first = await begin('recover-access');
      const idempotencyKey = crypto.randomUUID();
      const second = await act(first, await answerTo(first), {idempotencyKey});
      const other = answerTo(first, {identifier: fixture.stranger}).then(action =>
        act(first, action, {idempotencyKey}),
      );
      await rejection(other, 'One key was taken for two answers.');
      expectEqual(timeless(await resume(second)), timeless(second), 'A misused key moved the flow.');
    },
  },
  {
    name: 'a call whose signal had aborted rejects with its reason, and does nothing',
    needs: ['recover-access'],
    async run({begin, act, answerTo, call, fixture: {transport}}) {
      const first = await begin('recover-access');
      const reason = new Error('gone');
      const signal = AbortSignal.abort(reason);
      const action = await answerTo(first);
      const calls = [
        transport.capabilities(call({signal})),
        transport.begin('recover-access', {}, call({signal})),
        transport.act(first.ref, action, call({signal})),
        transport.resume?.(first.ref, call({signal})) ?? Promise.reject(reason),
        transport.cancel?.(first.ref, call({signal})) ?? Promise.reject(reason),
      ];
      await expectReason(calls, reason);
      expectMoved(first, await act(first, action));
    },
  },
  {
    name: 'a call whose signal aborts rejects with its reason',
    needs: ['recover-access'],
    async run({begin, answerTo, call, fixture: {transport}}) {
      const first = await begin('recover-access');
      const reason = new Error('gone');
      const controller = new AbortController();
      const {signal} = controller;
      const action = await answerTo(first);
      const calls = [
        transport.begin('recover-access', {}, call({signal})),
        transport.act(first.ref, action, call({signal})),
      ];
      controller.abort(reason);
      await expectReason(calls, reason);
    },
  },
];
