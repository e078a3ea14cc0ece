import {expect, expectEqual} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectMoved, expectRefused, promised, type Visit} from './visit.js';

/** The account's first step at which the old password is asked for. */
const toNewPassword = async ({begin, walk}: Visit) => walk(await begin('change-password'), 'new-password');

/** The change of a password by somebody who is signed in. */
export const changeCases: readonly TransportCase[] = [
  {
    name: 'change-password: a wrong old password is refused at its field',
    needs: ['change-password'],
    async run(visit) {
      const {begin, act, fixture} = visit;
      const step = await begin('change-password');
      const wrong = `${fixture.account.password}?`;
      const action =
        step.kind === 'reauthenticate'
          ? ({type: 'reauthenticate', password: wrong} as const)
          : ({type: 'new-password', password: fixture.newPassword, currentPassword: wrong} as const);
      const field = step.kind === 'reauthenticate' ? 'password' : 'currentPassword';
      const problem = expectRefused(step, await act(step, action), 'current_password_wrong');
      expectEqual(problem.field, field, 'The problem stands at another field.');
    },
  },
  {
    name: 'change-password: the same wrong old password uses up one try, another one a second',
    needs: ['change-password'],
    async run(visit) {
      const {act, fixture} = visit;
      const step = await toNewPassword(visit);
      if (!step.current) return;
      const left = async (end: string): Promise<number | undefined> => {
        const currentPassword = fixture.account.password + end;
        const after = await act(step, {type: 'new-password', password: fixture.newPassword, currentPassword});
        return expectRefused(step, after, 'current_password_wrong').attemptsLeft;
      };
      const tries = [await left('a'), await left('a'), await left('b')];
      const [first] = tries;
      if (first !== undefined) expectEqual(tries, [first, first, first - 1], 'The tries were counted wrongly.');
    },
  },
  {
    name: 'change-password: the right old password leads on, and the new one is in force',
    needs: ['change-password'],
    async run(visit) {
      const {act, answerTo} = visit;
      const step = await toNewPassword(visit);
      const after = await act(step, await answerTo(step));
      expectMoved(step, after);
      expect(after.kind === 'done', `After the new password came ${after.kind}.`);
    },
  },
  {
    name: 'change-password: from then on only the new password signs in',
    needs: ['change-password', 'sign-in'],
    async run(visit) {
      const {walk, fixture} = visit;
      const signsIn = promised(fixture.signsIn, 'signsIn').bind(fixture);
      expect(await signsIn(fixture.account.password), 'The old password was not in force before the change.');
      await walk(await toNewPassword(visit), 'done');
      expect(await signsIn(fixture.newPassword), 'The new password is not in force.');
      expect(!(await signsIn(fixture.account.password)), 'The old password is still in force.');
    },
  },
  {
    name: 'change-password: a password against the policy is refused',
    needs: ['change-password', 'policy'],
    async run(visit) {
      const {act, fixture} = visit;
      const step = await toNewPassword(visit);
      const password = promised(fixture.weakPassword, 'weakPassword');
      const after = await act(step, {type: 'new-password', password, currentPassword: fixture.account.password});
      const problem = expectRefused(step, after, 'password_policy', 'password_breached');
      expectEqual(problem.field, 'password', 'The problem stands at another field.');
    },
  },
  {
    name: 'change-password: the password in force is refused as the new one',
    needs: ['change-password'],
    async run(visit) {
      const {act, fixture} = visit;
      const step = await toNewPassword(visit);
      const {password} = fixture.account;
      const after = await act(step, {type: 'new-password', password, currentPassword: password});
      expectRefused(step, after, 'password_reused');
    },
  },
  {
    name: 'change-password: no answer repeats a password',
    needs: ['change-password'],
    async run(visit) {
      const {walk, act, answered, fixture} = visit;
      const step = await toNewPassword(visit);
      await act(step, {type: 'new-password', password: fixture.newPassword, currentPassword: 'something else'});
      await walk(step, 'done');
      expectSilent(answered, [fixture.account.password, fixture.newPassword, 'something else']);
    },
  },
];

/** Breaks off if a secret stands in any of the values. */
export function expectSilent(values: readonly unknown[], secrets: readonly string[]): void {
  const text = JSON.stringify(values);
  for (const secret of secrets) {
    expect(!text.includes(JSON.stringify(secret).slice(1, -1)), 'An answer repeats a secret that was typed.');
  }
}
