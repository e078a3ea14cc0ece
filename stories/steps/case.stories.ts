import type {Meta} from '@storybook/web-components-vite';
import {exampleChannels, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {SupportKind} from 'latchkey/core';
import {expect, userEvent} from 'storybook/test';
import {around} from '../support/around-the-form.js';
import {inMinutes, over, storyOf, type Story} from '../support/story.js';

export default {title: 'Steps/Case', component: 'recover-access'} satisfies Meta;

const by = (kind: SupportKind): Story =>
  storyOf(step.case({supportChannel: exampleChannels.find(each => each.kind === kind) ?? step.case().supportChannel}));

export const Received = storyOf(step.case());

export const Checking = storyOf(step.case({state: 'checking'}));

export const Overdue = storyOf(step.case({state: 'checking', dueAt: inMinutes(-60)}));

export const DocumentNeeded = storyOf(step.case({state: 'document-needed'}));

export const Refused = storyOf(step.case({state: 'refused', reason: 'identity'}));

export const Expired = storyOf(step.case({state: 'expired'}));

export const FromAbroad = by('abroad');

export const FromAMobilePhone = by('short');

export const ToBeCalledBack = by('call-back');

const chatting = step.case({
  supportChannel: exampleChannels.find(({kind}) => kind === 'chat') ?? step.case().supportChannel,
});

export const Chat = storyOf(
  chatting,
  {
    async then(person) {
      await userEvent.click(around(person.element, 'form button'));
      await person.rest();
      await expect(around(person.element, 'form button')).toHaveAttribute('type', 'submit');
    },
  },
  {'open-chat': {problems: [], step: {...chatting, chat: {url: 'https://chat.example.org/', token: '3F7ZQ1'}}}},
);

export const GoesOnByItself = over(
  () =>
    scriptedTransport({
      start: 'case',
      scenes: {
        case: {step: step.case({state: 'checking', pollAfter: 1000}), later: {after: 500, go: 'approved'}},
        approved: {step: step.approved()},
      },
    }),
  'case',
  {then: person => person.arrive('approved')},
);
