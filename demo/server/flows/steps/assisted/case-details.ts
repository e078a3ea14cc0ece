import {identityDocument, recogniseIdentifier} from 'latchkey/core';
import type {CaseDetailsAction, Problem, SupportChannel} from 'latchkey/protocol';
import {openCase} from '../../../assisted/cases.js';
import {supportChannel} from '../../../assisted/support-channels.js';
import {nameWords} from '../../../auth/names.js';
import {documentProblem, documents} from '../../documents.js';
import {move, type Flow} from '../../flow.js';
import {spend} from '../../limits.js';
import {Refusal} from '../../refusal.js';
import {refuse, type Decide, type Scene, type StepRoom} from '../../turn.js';

/** The most code points of a name. */
const longestName = 100;

/** What a flow must have for this step. */
function channelOf({data: {support}}: Flow, now: number): SupportChannel {
  const channel = supportChannel(support?.supportChannel, now);
  if (!channel) throw new Refusal('flow_expired');
  return channel;
}

/** A number to call back in E.164, or what is wrong with it. */
function readCallBack(typed: string): string | Problem {
  const check = recogniseIdentifier(typed, ['phone']);
  return check.ok ? check.value : {code: 'identifier_malformed', field: 'callBack', reason: check.code};
}

async function answerDetails(scene: Scene, action: CaseDetailsAction): Promise<Decide> {
  const {services, flow, now, address, locale} = scene;
  const {accounts, secrets} = services;
  const {document} = action;
  const channel = channelOf(flow, now);
  const name = action.name.trim().replace(/\s+/gu, ' ');
  if (!nameWords(name).length || [...name].length > longestName) {
    return refuse({code: 'identifier_malformed', field: 'name', reason: name ? 'unrecognised' : 'empty'});
  }
  if (!documents.includes(document)) return refuse({code: 'document_needed', field: 'document'});
  const check = identityDocument(document).check(action.value);
  if (!check.ok) return refuse(documentProblem(check));
  const callBack = channel.kind === 'call-back' ? readCallBack(action.callBack ?? '') : undefined;
  if (typeof callBack === 'object') return refuse(callBack);
  const located = await accounts.locate(name, document, check.value);
  return async turn => {
    const {trx} = turn;
    const retryAt = await spend(trx, secrets, now, 'case', {address, document: `${document} ${check.value}`});
    if (retryAt !== undefined) return {flow: turn.flow, problems: [{code: 'rate_limited', retryAt}]};
    const {support} = turn.flow.data;
    const {id, expiresAt} = await openCase(trx, secrets, now, {
      supportChannel: channel.id,
      urgent: support?.reason === 'theft',
      name,
      document,
      located,
      locale,
      ...(callBack !== undefined && {callBack}),
    });
    const data = {...turn.flow.data, support: {...support, caseId: id}};
    return {flow: move(turn.flow, 'case', {data, expiresAt: Math.max(turn.flow.expiresAt, expiresAt)})};
  };
}

/** Who calls, and about whom. Whether an account fits or not, there is a case. */
export const caseDetails: StepRoom<'case-details'> = {
  actions: () => ['back', 'restart', 'cancel'],

  show: (flow, {now, locale}) => ({
    kind: 'case-details',
    documents,
    // Where names have a patronymic, forms ask for them in parts.
    inParts: /^ru\b/i.test(locale),
    ...(channelOf(flow, now).kind === 'call-back' && {callBack: true}),
  }),

  async answer(scene, action) {
    if (action.type === 'back') return async ({flow}) => ({flow: move(flow, 'channels')});
    return action.type === 'case-details' ? answerDetails(scene, action) : undefined;
  },
};
