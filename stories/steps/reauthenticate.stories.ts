import type {Meta} from '@storybook/web-components-vite';
import {challenge, passkeyRequest, step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {eventually} from '../support/person.js';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Reauthenticate', component: 'change-password'} satisfies Meta;

const sent = challenge({contact: '+4…567'});

export const PasswordOrCode = storyOf(step.reauthenticate());

export const PasswordOnly = storyOf(step.reauthenticate({methods: ['password'], channels: []}));

export const CodeOnly = storyOf(step.reauthenticate({methods: ['code']}));

export const PasswordOrPasskey = storyOf(
  step.reauthenticate({methods: ['password', 'code', 'passkey'], passkey: passkeyRequest}),
);

export const PasskeyOnly = storyOf(
  step.reauthenticate({methods: ['passkey'], passkey: passkeyRequest, channels: [], actions: ['cancel']}),
);

/** Such options are no use to any browser. */
export const PasskeyUnusable = storyOf(
  step.reauthenticate({methods: ['passkey'], passkey: {}, channels: [], actions: ['cancel']}),
  {
    async then(person) {
      await person.goOn();
      await eventually(() => expect(person.get('.lk-error')).toBeVisible());
    },
  },
);

export const PasskeyRefused = storyOf(
  step.reauthenticate({
    methods: ['password', 'passkey'],
    passkey: passkeyRequest,
    problems: [{code: 'passkey_refused'}],
  }),
);

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
