import type {Meta} from '@storybook/web-components-vite';
import {challenge, step} from 'latchkey/transports/scripted';
import {inMinutes, storyOf, wrongly, type Story} from '../support/story.js';

export default {title: 'Fields/Code', component: 'recover-access'} satisfies Meta;

const wrong = (code: string): Story => storyOf(step.code(), wrongly({code}, {code: 'code_wrong', field: 'code'}));

export const Empty = storyOf(step.code());

export const InGroups = storyOf(step.code(), {then: person => person.leavesAsGood({code: '123-456'})});

export const EightDigits = storyOf(step.code({challenge: challenge({length: 8})}), {
  then: person => person.leavesAsGood({code: '12345678'}),
});

export const Missing = wrong('');

export const TooShort = wrong('12345');

export const Letters = wrong('l2345O');

export const ManyTriesLeft = storyOf(step.code({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 99}]}));

export const OneTryLeft = storyOf(step.code({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 1}]}));

export const LastSeconds = storyOf(step.code({challenge: challenge({expiresAt: inMinutes(0.4)})}));
