import {supportReasons} from 'latchkey/protocol';
import {move} from '../../flow.js';
import type {StepRoom} from '../../turn.js';

/** Why the person turns to support. */
export const reason: StepRoom<'reason'> = {
  actions: () => ['back', 'restart', 'cancel'],

  show: () => ({kind: 'reason', reasons: supportReasons}),

  async answer(_scene, action) {
    if (action.type === 'back') return async ({flow}) => ({flow: move(flow, 'ways')});
    if (action.type !== 'reason') return undefined;
    return async ({flow}) => {
      const support = {...flow.data.support, reason: action.reason};
      return {flow: move(flow, 'channels', {data: {...flow.data, support}})};
    };
  },
};
