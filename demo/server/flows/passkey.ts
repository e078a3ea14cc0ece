import type {PasskeyCredential, Problem} from 'latchkey/protocol';
import {isFrozen, judgePasskey} from '../passkeys/passkeys.js';
import {pronounce} from './claim.js';
import {move, type Flow, type FlowData} from './flow.js';
import type {Decide, Scene} from './turn.js';

/** For whom a flow's challenge is. */
export const subjectOf = ({id}: Flow): string => `flow ${id}`;

/** For whom the challenge for a new passkey is. */
export const newSubjectOf = ({id}: Flow): string => `flow ${id} new`;

/** Whether the passkey is asked for besides all that is proven, rather than instead of a code. */
export const isLast = ({proven, data}: Flow): boolean => proven && data.judged === true;

/** What a flow still has to remember after a proof by a passkey, or by what stands in for one. */
const saidIn = ({
  judged: _,
  claim: __,
  challenge: ___,
  cameFrom: ____,
  approvedBy: _____,
  ...said
}: FlowData): FlowData => said;

/** On to the new password, once nothing is missing any more. */
export const toNewPassword = (flow: Flow): Flow => move(flow, 'new-password', {data: saidIn(flow.data)});

/** Whatever is wrong with a passkey is one and the same. */
export const refused: Problem = {code: 'passkey_refused'};

/**
 * Takes a passkey in a recovery. Where contact and document are proven and only it was missing, the new password comes next.
 * Otherwise it stands in for the code: the account is the passkey's, and the document is judged.
 */
export const byPasskey =
  ({services}: Scene, credential: PasskeyCredential): Decide =>
  async turn => {
    const {trx, flow} = turn;
    const owner = await judgePasskey(trx, services, {subject: subjectOf(flow), credential});
    const isSame = flow.accountId === owner;
    if (owner === undefined || (flow.proven && !isSame)) return {flow, problems: [refused]};
    if (isLast(flow)) return {flow: toNewPassword(flow)};
    if (await isFrozen(trx, owner)) return {flow, problems: [refused]};
    const {claim} = flow.data;
    const {identifier, contact, ...others} = saidIn(flow.data);
    const login = isSame && {...(identifier !== undefined && {identifier}), ...(contact && {contact})};
    const proven = {...flow, accountId: owner, proven: true, data: {...others, ...login, passkeyOf: owner}};
    return claim && isSame ? pronounce(turn, proven, claim) : {flow: move(proven, 'document')};
  };
