import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Done', component: 'change-password'} satisfies Meta;

export const Changed = storyOf(step.done());

export const Recovered = storyOf(step.done({signInUrl: '/sign-in'}), {tag: 'recover-access'});

export const SessionsEnded = storyOf(step.done({sessionsEnded: 2}));

export const SessionsFailed = storyOf(step.done({sessionsFailed: true}));

export const Everything = storyOf(step.done({sessionsEnded: 1, signInUrl: '/sign-in', reportUrl: '/help/not-me'}), {
  tag: 'recover-access',
});
