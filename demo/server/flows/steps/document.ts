import {identityDocument} from 'latchkey/core';
import {pronounce, weigh} from '../claim.js';
import {isLive, sendCode} from '../codes.js';
import {documentProblem, documents} from '../documents.js';
import {move} from '../flow.js';
import {recipient} from '../recipient.js';
import {refuse, type StepRoom} from '../turn.js';
import {channelOf} from '../contact.js';
import {Refusal} from '../refusal.js';

/** One identity document. Before the contact is proven, every well-formed one leads to the code. */
export const document: StepRoom<'document'> = {
  actions: ({proven}) => (proven ? ['restart', 'cancel'] : ['back', 'restart', 'cancel']),

  show: () => ({kind: 'document', documents}),

  async answer(scene, action) {
    if (action.type === 'back') {
      return async ({flow}) => ({flow: move(flow, 'identify')});
    }
    if (action.type !== 'document') return undefined;
    if (!documents.includes(action.document)) return refuse({code: 'document_needed', field: 'document'});
    const check = identityDocument(action.document).check(action.value);
    if (!check.ok) return refuse(documentProblem(check));
    const claim = await weigh(scene, action.document, check.value);
    return async turn => {
      const {flow} = turn;
      if (flow.proven) return pronounce(turn, flow, claim);
      const {contact, challenge} = flow.data;
      if (!contact) throw new Refusal('flow_expired');
      const data = {...flow.data, claim};
      // Coming back to this step does not send another code.
      if (isLive(challenge, scene.now)) return {flow: move(flow, 'code', {data})};
      const sent = await sendCode(turn, {...recipient(scene, contact, channelOf(contact)), link: true});
      if ('problem' in sent) return {flow, problems: [sent.problem]};
      return {flow: move(flow, 'code', {data: {...data, challenge: sent.challenge}})};
    };
  },
};
