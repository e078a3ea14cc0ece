import type {Meta} from '@storybook/web-components-vite';
import {scriptedTransport, step} from 'latchkey/transports/scripted';
import {inMinutes, over, storyOf} from '../support/story.js';

export default {title: 'Steps/Hold', component: 'recover-access'} satisfies Meta;

export const AnHour = storyOf(step.hold());

export const ThreeDays = storyOf(step.hold({until: inMinutes(3 * 24 * 60)}));

export const HalfAMinute = storyOf(step.hold({until: inMinutes(0.5)}));

export const Over = storyOf(step.hold({until: inMinutes(0)}));

export const WithoutAnExit = storyOf(step.hold({actions: []}));

export const GoesOnByItself = over(
  () =>
    scriptedTransport({
      start: 'hold',
      scenes: {
        hold: {step: step.hold({until: inMinutes(1 / 60), pollAfter: 1000}), later: {after: 500, go: 'password'}},
        password: {step: step.newPassword()},
      },
    }),
  'hold',
  {then: person => person.arrive('new-password')},
);
