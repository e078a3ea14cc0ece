import {expect} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectCode} from './basics.js';
import {expectMoved, promised} from './visit.js';

/** Faults reject with their code; nothing has happened, and the same answer may be given again. */
export const faultCases: readonly TransportCase[] = [
  {
    name: 'a fault rejects with its code, and the same key may be used again',
    needs: ['recover-access', 'faults'],
    async run({begin, act, answerTo, fixture}) {
      const fail = promised(fixture.fail, 'fail').bind(fixture);
      const faults = promised(fixture.faults, 'faults');
      expect(faults.length > 0, 'The fixture can bring about no fault.');
      const first = await begin('recover-access');
      const action = await answerTo(first);
      const idempotencyKey = crypto.randomUUID();
      for (const fault of faults) {
        await fail(fault);
        await expectCode(act(first, action, {idempotencyKey}), fault, `${fault} was swallowed.`);
      }
      expectMoved(first, await act(first, action, {idempotencyKey}));
    },
  },
  {
    name: 'an error repeats nothing that was typed',
    needs: ['recover-access', 'faults'],
    async run({begin, call, fixture}) {
      const fail = promised(fixture.fail, 'fail').bind(fixture);
      for (const fault of promised(fixture.faults, 'faults')) {
        const {ref} = await begin('recover-access');
        await fail(fault);
        const action = {type: 'new-password', password: 'typed-in-secret'} as const;
        const thrown: unknown = await fixture.transport.act(ref, action, call()).catch((error: unknown) => error);
        for (let error = thrown; error instanceof Error; error = error.cause) {
          const text = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`;
          expect(!text.includes('typed-in-secret'), `The error of ${fault} repeats what was typed.`);
        }
      }
    },
  },
];
