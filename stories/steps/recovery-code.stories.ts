import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Recovery code', component: 'recover-access'} satisfies Meta;

export const Fresh = storyOf(step.recoveryCode());

export const Empty = storyOf(step.recoveryCode(), wrongly({}, {code: 'code_wrong', field: 'code'}));

export const TooShort = storyOf(step.recoveryCode(), wrongly({code: '7KQ2 M9XR'}, {code: 'code_wrong', field: 'code'}));

export const Wrong = storyOf(step.recoveryCode({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 4}]}));

export const Exhausted = storyOf(
  step.recoveryCode({problems: [{code: 'attempts_exhausted', field: 'code', attemptsLeft: 0}]}),
);
