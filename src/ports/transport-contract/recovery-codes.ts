import type {Step, StepOf} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectKind, expectMoved, expectRefused, veiled, type Visit} from './visit.js';

const needs = ['recover-access', 'codes'] as const;

/** Goes up to the recovery code; gives nothing where that proof is not offered. */
async function toRecoveryCode(visit: Visit, identifier?: string): Promise<StepOf<'recovery-code'> | undefined> {
  const {begin, walk, act} = visit;
  const code = await walk(await begin('recover-access'), 'code', identifier === undefined ? {} : {identifier});
  if (!code.methods?.includes('recovery-code')) return undefined;
  const step = await act(code, {type: 'method', method: 'recovery-code'});
  expectMoved(code, step);
  return expectKind(step, 'recovery-code');
}

/** Recovery codes: where a backend offers them. */
export const recoveryCodeCases: readonly TransportCase[] = [
  {
    name: 'recovery codes: they are given out once, and each gets somebody back in once',
    needs,
    async run(visit) {
      const {begin, walk, act} = visit;
      const done = await walk(await begin('recover-access'), 'done');
      if (!done.offersRecoveryCodes) return;
      const given = expectKind(await act(done, {type: 'issue-recovery-codes'}), 'done');
      expectEqual(given.ref, done.ref, 'Giving out recovery codes moved the flow.');
      const [code] = given.recoveryCodes ?? [];
      expect(code !== undefined, 'Recovery codes were offered, and none came.');
      const more = await act(done, {type: 'issue-recovery-codes'}).catch(() => undefined);
      expect(
        more?.kind !== 'done' || !more.recoveryCodes,
        'Recovery codes were given out twice at the end of one flow.',
      );
      const first = await toRecoveryCode(visit);
      if (!first) return;
      expectMoved(first, await act(first, {type: 'recovery-code', code}));
      const second = await toRecoveryCode(visit);
      if (second) expectRefused(second, await act(second, {type: 'recovery-code', code}), 'code_wrong');
    },
  },
  {
    name: 'recovery codes: a login that nobody has gets the same answers as one that somebody has',
    needs,
    async run(visit) {
      const {act, answered, fixture} = visit;
      const guess = async (identifier: string): Promise<Step[]> => {
        const start = answered.length;
        const step = await toRecoveryCode(visit, identifier);
        for (let count = 0; step && count < 7; count++) {
          await act(step, {type: 'recovery-code', code: '0'.repeat(step.length)});
        }
        return answered.slice(start);
      };
      const known = await guess(fixture.account.identifier);
      expectEqual(
        veiled(await guess(fixture.stranger)),
        veiled(known),
        'The answers tell whether there is an account.',
      );
      const last = known.at(-1);
      if (last?.kind !== 'recovery-code') return;
      expect(last.problems[0]?.code === 'attempts_exhausted', 'A recovery code may be guessed at seven times.');
    },
  },
];
