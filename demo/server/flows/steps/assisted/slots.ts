import type {SlotAction} from 'latchkey/protocol';
import {bookableDays, freeSlots, nearestSlots} from '../../../assisted/offices/slots.js';
import {move} from '../../flow.js';
import {Refusal} from '../../refusal.js';
import type {Decide, Scene, StepRoom} from '../../turn.js';
import {officeOf, restOf, visitOf, withVisit} from '../../visit.js';
import {planActions} from './offices.js';

/** When a slot begins that is named by its id. */
const beginningOf = (slot: string): number => Number(/@(\d{1,15})$/.exec(slot)?.[1] ?? 0);

const choose =
  ({now}: Scene, {slot: id}: SlotAction): Decide =>
  async ({trx, flow}) => {
    const visit = visitOf(flow);
    const office = await officeOf(trx, visit, now);
    if (!office) throw new Refusal('flow_expired');
    const plan = {...restOf(visit), officeId: office.id};
    const free = await freeSlots(trx, office, bookableDays(office.hours, now), now);
    if (id === undefined) {
      // Where nothing is left to book, everybody may walk in.
      return office.features.includes('walk-in') || !free.length
        ? {flow: move(withVisit(flow, plan), 'review')}
        : {flow, problems: [{code: 'not_allowed', field: 'slot'}]};
    }
    const slot = free.find(each => each.id === id);
    if (!slot) {
      return {
        flow: withVisit(flow, {...plan, taken: beginningOf(id)}),
        problems: [{code: 'slot_taken', field: 'slot'}],
      };
    }
    return {flow: move(withVisit(flow, {...plan, startsAt: slot.startsAt}), 'review')};
  };

/** When. What is free is asked for apart from the flow. */
export const slots: StepRoom<'slots'> = {
  actions: planActions,

  async show(flow, {now}, db) {
    const visit = visitOf(flow);
    const office = await officeOf(db, visit, now);
    if (!office) throw new Refusal('flow_expired');
    const {taken} = visit;
    return {
      kind: 'slots',
      office,
      range: bookableDays(office.hours, now),
      ...(taken !== undefined && {nearest: await nearestSlots(db, office, taken, now)}),
    };
  },

  async answer(scene, action) {
    if (action.type === 'back') {
      return async ({flow}) => ({flow: move(flow, visitOf(flow).ticketId === undefined ? 'offices' : 'ticket')});
    }
    return action.type === 'slot' ? choose(scene, action) : undefined;
  },
};
