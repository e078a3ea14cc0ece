import {officeFilters, type StepAction} from 'latchkey/protocol';
import {findOffice, officeLanguages} from '../../../assisted/offices/query.js';
import {move, type Flow} from '../../flow.js';
import {refuse, type StepRoom} from '../../turn.js';
import {restOf, visitOf, withVisit} from '../../visit.js';

/** While a visit is planned. Whoever has a ticket already would lose sight of it by giving up. */
export const planActions = ({data: {visit}}: Flow): readonly StepAction[] =>
  visit?.ticketId === undefined ? ['back', 'restart', 'cancel'] : ['back'];

/** Which office. */
export const offices: StepRoom<'offices'> = {
  actions: planActions,

  show: () => ({kind: 'offices', filters: officeFilters, languages: officeLanguages}),

  async answer({services: {db}, now}, action) {
    if (action.type === 'back') {
      return async ({flow}) => ({flow: move(flow, visitOf(flow).ticketId === undefined ? 'suitability' : 'ticket')});
    }
    if (action.type !== 'office') return undefined;
    const {office: officeId} = action;
    if (officeId === undefined) {
      return async ({flow}) => ({flow: move(withVisit(flow, restOf(visitOf(flow))), 'review')});
    }
    const office = await findOffice(db, officeId, now);
    if (!office) return refuse({code: 'not_allowed', field: 'office'});
    return async ({flow}) => ({
      flow: move(
        withVisit(flow, {...restOf(visitOf(flow)), officeId}),
        office.features.includes('appointments') ? 'slots' : 'review',
      ),
    });
  },
};
