import type {Step} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectSilent} from './change-password.js';
import {expectKind, expectMoved, expectRefused, isKind, promised, veiled} from './visit.js';

/** The recovery by somebody who is not signed in. */
export const recoverCases: readonly TransportCase[] = [
  {
    name: 'recover-access: a login that nobody has gets the same answers as one that somebody has',
    needs: ['recover-access', 'codes'],
    async run(visit) {
      const {begin, walk, act, codes, answered, fixture} = visit;
      /** Everything that is answered up to the code and to a code that is tried until there are no more tries. */
      const recover = async (identifier: string, wrong?: string): Promise<{steps: Step[]; code: string}> => {
        const start = answered.length;
        const step = await walk(await begin('recover-access'), 'code', {identifier});
        const code = wrong ?? (await codes()).wrong;
        for (let count = 0; count < 7; count++) await act(step, {type: 'code', code});
        await act(step, {type: 'resend'});
        return {steps: answered.slice(start), code};
      };
      const known = await recover(fixture.account.identifier);
      const unknown = await recover(fixture.stranger, known.code);
      expectEqual(veiled(unknown.steps), veiled(known.steps), 'The answers tell whether there is an account.');
    },
  },
  {
    name: 'recover-access: nothing is said about the document until the contact is proven',
    needs: ['recover-access', 'codes', 'documents'],
    async run(visit) {
      const {begin, walk, act, answerTo, fixture} = visit;
      const {id, other} = promised(fixture.account.document, 'account.document');
      const right = await walk(await begin('recover-access'), 'code');
      const step = await walk(await begin('recover-access'), 'code', {document: other});
      expectEqual(veiled(step), veiled(right), 'The answer to a wrong document tells that it is wrong.');
      const after = await act(step, await answerTo(step));
      const refused = after.problems.find(({code}) => code === 'document_mismatch' || code === 'document_needed');
      expect(refused, `A wrong document led to ${after.kind} without a problem about it.`);
      expect(after.kind !== 'new-password', 'A wrong document led to the new password.');
      if (!isKind(after, 'document')) return;
      const again = await act(after, {type: 'document', document: id, value: other});
      expectRefused(after, again, 'document_mismatch', 'document_needed');
      expectMoved(after, await act(after, await answerTo(after)));
    },
  },
  {
    name: 'recover-access: a malformed login is refused, not thrown',
    needs: ['recover-access'],
    async run({begin, act, fixture: {account}}) {
      const step = expectKind(await begin('recover-access'), 'identify');
      for (const identifier of ['', ' ', '@', 'a@', '+', 'x'.repeat(1000), '\u0000']) {
        const after = await act(step, {type: 'identify', identifierKind: account.identifierKind, identifier});
        expectRefused(step, after, 'identifier_malformed');
      }
    },
  },
  {
    name: 'recover-access: a malformed document is refused, not thrown',
    needs: ['recover-access', 'documents'],
    async run({begin, walk, act, fixture: {account}}) {
      const {id} = promised(account.document, 'account.document');
      const step = await walk(await begin('recover-access'), 'document');
      for (const value of ['', '1', '?', '9'.repeat(1000)]) {
        const after = await act(step, {type: 'document', document: id, value});
        expectRefused(step, after, 'document_malformed');
      }
    },
  },
  {
    name: 'recover-access: right answers lead to a new password, and nobody is signed in by it',
    needs: ['recover-access', 'codes', 'sign-in'],
    async run({begin, walk, fixture}) {
      const signsIn = promised(fixture.signsIn, 'signsIn').bind(fixture);
      await walk(await begin('recover-access'), 'done');
      expect(await signsIn(fixture.newPassword), 'The new password is not in force.');
      expect(!(await signsIn(fixture.account.password)), 'The old password is still in force.');
    },
  },
  {
    name: 'recover-access: the old password and one against the policy are refused',
    needs: ['recover-access', 'codes', 'policy'],
    async run({begin, walk, act, fixture}) {
      const step = await walk(await begin('recover-access'), 'new-password');
      const weak = promised(fixture.weakPassword, 'weakPassword');
      const afterWeak = await act(step, {type: 'new-password', password: weak});
      expectRefused(step, afterWeak, 'password_policy', 'password_breached');
      const afterOld = await act(step, {type: 'new-password', password: fixture.account.password});
      expectRefused(step, afterOld, 'password_reused');
    },
  },
  {
    name: 'recover-access: no answer repeats a password, a code or a document',
    needs: ['recover-access', 'codes'],
    async run({begin, walk, act, codes, answered, fixture}) {
      const {account} = fixture;
      const code = await walk(await begin('recover-access', {identifier: account.identifier}), 'code');
      const {right, wrong} = await codes();
      await act(code, {type: 'code', code: wrong});
      await walk(code, 'done');
      const steps = answered.map(({ref: _, serverNow: __, expiresAt: ___, ...step}) => step);
      expectSilent(steps, [
        account.password,
        fixture.newPassword,
        ...(account.document ? [account.document.value] : []),
      ]);
      // Among the digits of a time a code can stand by chance.
      const texts = JSON.stringify(steps, (_, value: unknown) => (typeof value === 'number' ? 0 : value));
      expectSilent([texts], [right, wrong]);
    },
  },
];
