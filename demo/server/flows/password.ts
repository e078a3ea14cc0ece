import type {Problem} from 'latchkey/protocol';
import {takeAnswer} from './tries.js';
import {Refusal} from './refusal.js';
import type {Scene, Turn} from './turn.js';

/** Whose password it is. A flow about nobody does not get to where one is asked for. */
export function accountIdOf({flow: {accountId}}: Pick<Scene, 'flow'>): string {
  if (accountId === null) throw new Refusal('flow_expired');
  return accountId;
}

/**
 * Checks the password in force, and gives what says so under the lock: nothing if it is right and there are tries left,
 * else the problem at this field.
 */
export async function checkPassword(
  scene: Scene,
  password: string,
  field: 'password' | 'currentPassword',
): Promise<(turn: Turn) => Promise<Problem | undefined>> {
  const {accounts, secrets} = scene.services;
  const accountId = accountIdOf(scene);
  const right = await accounts.verifyPassword(accountId, password);
  const hash = secrets.hmac('wrong-password', `${accountId} ${password}`);
  const problem = {code: 'current_password_wrong', field} as const;
  return ({trx}) => takeAnswer(trx, scene.now, {accountId, kind: 'password', right, hash, problem});
}
