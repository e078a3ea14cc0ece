import {supportChannel, supportChannels} from '../../../assisted/support-channels.js';
import {move} from '../../flow.js';
import {refuse, type StepRoom} from '../../turn.js';

/** How support is reached. Whoever asked for the chat sees it first. */
export const channels: StepRoom<'channels'> = {
  actions: () => ['back', 'restart', 'cancel'],

  show({data: {support}}, {now}) {
    const all = supportChannels(now);
    const first = all.filter(({kind}) => support?.way === 'chat' && kind === 'chat');
    return {
      kind: 'channels',
      supportChannels: [...first, ...all.filter(each => !first.includes(each))],
      urgent: support?.reason === 'theft',
    };
  },

  async answer({now}, action) {
    if (action.type === 'back') return async ({flow}) => ({flow: move(flow, 'reason')});
    if (action.type !== 'support') return undefined;
    const chosen = supportChannel(action.supportChannel, now);
    if (!chosen) return refuse({code: 'not_allowed', field: 'supportChannel'});
    return async ({flow}) => {
      const support = {...flow.data.support, supportChannel: chosen.id};
      return {flow: move(flow, 'case-details', {data: {...flow.data, support}})};
    };
  },
};
