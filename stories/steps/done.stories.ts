import type {Meta} from '@storybook/web-components-vite';
import {passkeyCreation, step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {eventually, knowsPasskeys} from '../support/person.js';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Done', component: 'change-password'} satisfies Meta;

export const Changed = storyOf(step.done());

export const Recovered = storyOf(step.done({signInUrl: '/sign-in'}), {tag: 'recover-access'});

export const SessionsEnded = storyOf(step.done({sessionsEnded: 2}));

export const SessionsFailed = storyOf(step.done({sessionsFailed: true}));

export const RecoveryCodesOffered = storyOf(step.done({offersRecoveryCodes: true, hasRecoveryCodes: true}));

const recoveryCodes = ['7KQ2M9XR4TB3C8WD', 'ZN5VH0GYP61SJEAF', 'Q8R3T7W2X9Y4Z6A1', '0B5C1D7E3F9G2H8J'];

export const RecoveryCodes = storyOf(step.done({recoveryCodes}), {
  async then(person) {
    await eventually(() => expect(person.part('base')).toHaveTextContent('7KQ2 M9XR 4TB3 C8WD'));
  },
});

export const PasskeyOffered = storyOf(step.done({addPasskey: passkeyCreation}));

/** Such options are no use to any browser. */
export const PasskeyUnusable = storyOf(step.done({addPasskey: {challenge: 'not whole'}}), {
  async then(person) {
    if (!knowsPasskeys()) return;
    await eventually(() => expect(person.look('.lk-primary')).toBeDefined());
    await person.goOn();
    await eventually(() => expect(person.get('.lk-error')).toBeVisible());
  },
});

export const Everything = storyOf(step.done({sessionsEnded: 1, signInUrl: '/sign-in', reportUrl: '/help/not-me'}), {
  tag: 'recover-access',
});
