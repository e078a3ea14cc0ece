import type {Way, WayName} from 'latchkey/protocol';
import {findCase, isUnderWay} from '../../../assisted/cases.js';
import {move, type Flow, type Position} from '../../flow.js';
import type {Decide, StepRoom} from '../../turn.js';
import {sendApprovalCode} from './approved.js';

const minutes = {hour: 60, day: 24 * 60};

/** The ways that the portal has. How long one takes is said as it goes on an ordinary day. */
const offered: readonly Way[] = [
  {way: 'password', needs: [['old-password']], minutes: 2},
  {way: 'self-service', needs: [['phone', 'email'], ['documents']], minutes: 5},
  {way: 'passkey', needs: [['passkey'], ['documents']], minutes: 5},
  {way: 'activation', needs: [['phone', 'email']], minutes: 5},
  {way: 'call', needs: [['call'], ['documents']], minutes: minutes.hour},
  {way: 'chat', needs: [['documents']], minutes: minutes.hour},
  {way: 'visit', needs: [['documents'], ['travel']], minutes: minutes.day},
];

/** The steps at which a person recovers by oneself. */
const byOneself: readonly Position[] = ['document', 'code', 'passkey', 'recovery-code', 'new-password'];

/** To the first step, where nothing is proven yet. */
const toIdentify = (flow: Flow, data = flow.data): Flow =>
  move(flow, 'identify', {accountId: null, proven: false, data});

const bySelfService: Decide = async ({flow}) => {
  const {cameFrom = 'identify', approvedBy: _, ...data} = flow.data;
  return {flow: byOneself.includes(cameFrom) ? move(flow, cameFrom, {data}) : toIdentify(flow, data)};
};

/** The code that an office has given goes with a code to a contact, so one has to be known. */
const byActivation: Decide = async turn => {
  const {flow} = turn;
  return flow.data.contact
    ? sendApprovalCode(turn, flow)
    : {flow: toIdentify(flow, {...flow.data, approvedBy: 'activation'})};
};

/** One flow has one case under way: that one is shown again. */
const bySupport =
  (way: 'call' | 'chat'): Decide =>
  async ({trx, scene: {now}, flow}) => {
    const {support} = flow.data;
    const open = support?.caseId === undefined ? undefined : await findCase(trx, support.caseId);
    if (open && isUnderWay(open, now)) return {flow: move(flow, 'case')};
    return {flow: move(flow, 'reason', {data: {...flow.data, support: {way}}})};
  };

const decisions: Readonly<Partial<Record<WayName, Decide>>> = {
  password: async ({flow}) => ({
    flow: move(flow, 'redirect', {accountId: null, proven: false, data: {toAccount: true}}),
  }),
  'self-service': bySelfService,
  passkey: async ({flow}) => ({flow: move(flow, 'passkey')}),
  activation: byActivation,
  visit: async ({flow}) => ({flow: move(flow, 'suitability')}),
  call: bySupport('call'),
  chat: bySupport('chat'),
};

/** Which way suits the person. What was said so far stays, and one can go back to it. */
export const ways: StepRoom<'ways'> = {
  actions: () => ['back', 'restart', 'cancel'],

  show: () => ({kind: 'ways', ways: offered}),

  async answer(_scene, action) {
    if (action.type === 'back') return async ({flow}) => ({flow: move(flow, flow.data.cameFrom ?? 'identify')});
    return action.type === 'choose-way' ? decisions[action.way] : undefined;
  },
};
