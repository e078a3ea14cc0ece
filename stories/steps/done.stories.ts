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
