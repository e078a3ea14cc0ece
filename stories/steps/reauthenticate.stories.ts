import type {Meta} from '@storybook/web-components-vite';
import {challenge, step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Reauthenticate', component: 'change-password'} satisfies Meta;

const sent = challenge({contact: '+4…567'});

export const PasswordOrCode = storyOf(step.reauthenticate());

export const PasswordOnly = storyOf(step.reauthenticate({methods: ['password'], channels: []}));

export const CodeOnly = storyOf(step.reauthenticate({methods: ['code']}));

export const CodeSent = storyOf(step.reauthenticate({challenge: sent, actions: ['resend', 'channel', 'cancel']}));

export const CodeAskedFor = storyOf(
  step.reauthenticate(),
  {
    async then(person) {
      await person.press('.lk-actions .lk-link');
      await expect(person.get('input[name=code]')).toBeVisible();
    },
  },
  {channel: {problems: [], step: step.reauthenticate({challenge: sent})}},
);

export const Empty = storyOf(step.reauthenticate(), wrongly({}, {code: 'current_password_wrong', field: 'password'}));

export const WrongPassword = storyOf(
  step.reauthenticate({problems: [{code: 'current_password_wrong', field: 'password', attemptsLeft: 4}]}),
);

export const WrongCode = storyOf(
  step.reauthenticate({challenge: sent, problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 2}]}),
);

export const Locked = storyOf(
  step.reauthenticate({problems: [{code: 'locked', field: 'password', retryAt: inMinutes(15)}]}),
);
