import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Redirect', component: 'change-password'} satisfies Meta;

export const ToAnotherPage = storyOf(step.redirect(), {
  then: person => expect(person.part('link')).toHaveAttribute('href', '/sign-in'),
});
