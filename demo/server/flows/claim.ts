import type {Transaction} from 'kysely';
import type {DocumentId} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import {asksForPasskey} from '../passkeys/passkeys.js';
import type {Claim, Flow} from './flow.js';
import {move} from './flow.js';
import {Refusal} from './refusal.js';
import {takeAnswer} from './tries.js';
import type {Outcome, Scene, Turn} from './turn.js';

/** The id of no account: asking about it costs what asking about any other does. */
export const nobody = 'nobody';

/** Compares a document, in its canonical form, with what is on record. The same work for a decoy. */
export async function weigh({services, flow}: Scene, document: DocumentId, value: string): Promise<Claim> {
  const {accounts, secrets} = services;
  const id = flow.accountId ?? nobody;
  const onRecord = await accounts.documentsOf(id);
  const matches = await accounts.documentMatches(id, document, value);
  return {
    verdict: matches ? 'match' : onRecord.includes(document) ? 'mismatch' : 'missing',
    hash: secrets.hmac('claim', `${document} ${value}`),
  };
}

/** On to the new password; or to a passkey first, where signing in takes one and none was used. */
async function afterDocument(trx: Transaction<Database>, flow: Flow, accountId: string): Promise<Flow> {
  const isMissing = flow.data.passkeyOf !== accountId && (await asksForPasskey(trx, accountId));
  return isMissing ? move(flow, 'passkey', {data: {...flow.data, judged: true}}) : move(flow, 'new-password');
}

/**
 * Pronounces on a document, in a flow whose contact is proven. A wrong one leads to the document step and uses up a try.
 * One that is not on record uses up none, since nothing can be guessed by it: another may be chosen.
 */
export async function pronounce({trx, scene: {now}}: Turn, flow: Flow, {verdict, hash}: Claim): Promise<Outcome> {
  const {accountId} = flow;
  if (!flow.proven || accountId === null) throw new Refusal('flow_expired');
  const problem =
    verdict === 'missing'
      ? ({code: 'document_needed', field: 'document'} as const)
      : await takeAnswer(trx, now, {
          accountId,
          kind: 'document',
          right: verdict === 'match',
          hash,
          problem: {code: 'document_mismatch', field: 'value'},
        });
  if (!problem) return {flow: await afterDocument(trx, flow, accountId)};
  return {flow: flow.position === 'document' ? flow : move(flow, 'document'), problems: [problem]};
}
