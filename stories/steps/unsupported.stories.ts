import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Unsupported', component: 'change-password'} satisfies Meta;

export const FromANewerService = storyOf(step.unsupported(), {
  then: person => expect(person.part('notice')).toBeVisible(),
});
