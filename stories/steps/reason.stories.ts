import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {userEvent} from 'storybook/test';
import {storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Reason', component: 'recover-access'} satisfies Meta;

export const All = storyOf(step.reason());

export const Two = storyOf(step.reason({reasons: ['contact-lost', 'theft']}));

export const NothingChosen = storyOf(step.reason(), wrongly({}, {code: 'unknown', field: 'reason'}));

export const Chosen = storyOf(step.reason(), {
  async then(person) {
    await userEvent.click(person.get('input[value=theft]'));
    await person.goOnTo('done');
  },
});
