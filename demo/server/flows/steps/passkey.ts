import type {Kysely} from 'kysely';
import type {ProofMethod} from 'latchkey/protocol';
import {countRecoveryCodes} from '../../auth/recovery-codes.js';
import type {Database} from '../../database/schema.js';
import {requestOptions} from '../../passkeys/passkeys.js';
import {move, type Flow} from '../flow.js';
import {byPasskey, isLast, subjectOf} from '../passkey.js';
import type {Decide, StepRoom} from '../turn.js';

/** To the code, or to what has to be said before one can be sent. */
function toCode(flow: Flow): Flow {
  const {challenge, contact} = flow.data;
  return move(flow, challenge && !flow.proven ? 'code' : contact || flow.proven ? 'document' : 'identify');
}

/**
 * What else would do. Before the account is proven, the same for everybody; after that a recovery code for a passkey that is
 * lost, unless one has stood in for something before.
 */
async function otherProofs(flow: Flow, db: Kysely<Database>): Promise<readonly ProofMethod[]> {
  if (!isLast(flow)) return flow.data.claim ? ['code', 'recovery-code'] : ['code'];
  const {accountId, data} = flow;
  return !data.recoveryCodeFor && accountId && (await countRecoveryCodes(db, accountId)) ? ['recovery-code'] : [];
}

/** On to another proof, if it would do. */
const toProof =
  (method: ProofMethod): Decide =>
  async ({flow, trx}) => {
    if (!(await otherProofs(flow, trx)).includes(method)) return {flow, problems: [{code: 'not_allowed'}]};
    return {flow: method === 'code' ? toCode(flow) : move(flow, method)};
  };

/** A passkey: instead of the code, or where signing in takes one as well. */
export const passkey: StepRoom<'passkey'> = {
  actions: () => ['method', 'restart', 'cancel'],

  show: async (flow, {services}, db) => ({
    kind: 'passkey',
    // Before the account is proven, naming its passkeys would tell that there are some.
    passkey: await requestOptions(db, services, subjectOf(flow), isLast(flow) ? (flow.accountId ?? '') : undefined),
    methods: await otherProofs(flow, db),
  }),

  async answer(scene, action) {
    if (action.type === 'passkey') return byPasskey(scene, action.credential);
    return action.type === 'method' ? toProof(action.method) : undefined;
  },
};
