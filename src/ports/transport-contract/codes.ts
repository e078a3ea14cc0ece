import {expect, expectEqual} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectMoved, expectRefused, type Visit} from './visit.js';

const toCode = async ({begin, walk}: Visit) => walk(await begin('recover-access'), 'code');

const base = ['recover-access', 'codes'] as const;

/** The one-time code: bound to its flow, right once, for a while, for a few tries. */
export const codeCases: readonly TransportCase[] = [
  {
    name: 'code: a wrong one is refused, and the tries that are left go down to none',
    needs: base,
    async run(visit) {
      const {act, codes} = visit;
      const step = await toCode(visit);
      const {right, wrong} = await codes();
      let left: number | undefined;
      for (let count = 0; count < 20; count++) {
        const after = await act(step, {type: 'code', code: wrong});
        const {code, attemptsLeft} = expectRefused(step, after, 'code_wrong', 'attempts_exhausted');
        if (code === 'attempts_exhausted') {
          expectRefused(step, await act(step, {type: 'code', code: right}), 'attempts_exhausted', 'code_wrong');
          return;
        }
        if (left !== undefined) expectEqual(attemptsLeft, left - 1, 'The tries that are left were counted wrongly.');
        left = attemptsLeft;
      }
      expect(false, 'A code may be guessed at 20 times.');
    },
  },
  {
    name: 'code: a malformed one is refused, not thrown',
    needs: base,
    async run(visit) {
      const step = await toCode(visit);
      for (const code of ['', 'abc', '1'.repeat(1000)]) {
        expectRefused(step, await visit.act(step, {type: 'code', code}), 'code_wrong');
      }
    },
  },
  {
    name: 'code: a right one leads on after a wrong one, and once only',
    needs: base,
    async run(visit) {
      const {act, codes} = visit;
      const step = await toCode(visit);
      const {right, wrong} = await codes();
      await act(step, {type: 'code', code: wrong});
      const after = await act(step, {type: 'code', code: right});
      expectMoved(step, after);
      const again = await act(step, {type: 'code', code: right});
      expectRefused(after, again, 'superseded');
    },
  },
  {
    name: 'code: of one flow, it opens no other',
    needs: base,
    async run(visit) {
      const {act, codes} = visit;
      const step = await toCode(visit);
      const {right: used} = await codes();
      expectMoved(step, await act(step, {type: 'code', code: used}));
      const other = await toCode(visit);
      const {right} = await codes();
      expect(right !== used, 'Two flows were sent the same code.');
      expectRefused(other, await act(other, {type: 'code', code: used}), 'code_wrong');
      expectMoved(other, await act(other, {type: 'code', code: right}));
    },
  },
  {
    name: 'code: it expires when it says so',
    needs: [...base, 'clock'],
    async run(visit) {
      const {act, codes, waitUntil} = visit;
      const step = await toCode(visit);
      const {right} = await codes();
      await waitUntil(step, step.challenge.expiresAt);
      expectRefused(step, await act(step, {type: 'code', code: right}), 'code_wrong', 'code_expired');
    },
  },
  {
    name: 'code: another one may be asked for when the step says so, not earlier',
    needs: [...base, 'clock'],
    async run(visit) {
      const {act, codes, waitUntil} = visit;
      const step = await toCode(visit);
      if (!step.actions.includes('resend')) return;
      expect(step.challenge.resendAt > step.serverNow, 'Another code may be asked for at once.');
      const early = await act(step, {type: 'resend'});
      const {retryAt} = expectRefused(step, early, 'rate_limited');
      expect(retryAt !== undefined && retryAt > early.serverNow, 'A limit without a time after which to try again.');
      await waitUntil(early, retryAt);
      const sent = await act(step, {type: 'resend'});
      expectEqual(sent.problems, [], 'Another code was refused at the time that was named.');
      expectEqual(sent.ref, step.ref, 'Another code moved the flow.');
      expectMoved(sent, await act(sent, {type: 'code', code: (await codes()).right}));
    },
  },
];
