import type {Meta} from '@storybook/web-components-vite';
import {exampleWays, step} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import {around} from '../support/around-the-form.js';
import {eventually, type Person} from '../support/person.js';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Ways', component: 'recover-access'} satisfies Meta;

const tick = async (person: Person, index: number): Promise<void> => {
  await userEvent.click(around(person.element, `.tick:nth-of-type(${index}) input`));
  await person.rest();
};

export const All = storyOf(step.ways());

export const Sorted = storyOf(step.ways(), {
  async then(person) {
    await tick(person, 1);
    await eventually(() => expect(person.element.renderRoot.querySelectorAll('.missing')).toHaveLength(5));
    await tick(person, 1);
    await expect(person.element.renderRoot.querySelectorAll('.missing')).toHaveLength(0);
  },
});

export const OnlyTheOfficeSuits = storyOf(step.ways({ways: exampleWays.filter(({way}) => way !== 'chat')}), {
  async then(person) {
    await tick(person, 4);
    await tick(person, 5);
  },
});

export const WithAPasskey = storyOf(
  step.ways({ways: [{way: 'passkey', needs: [['passkey']], minutes: 1}, ...exampleWays]}),
);

export const TakesNothing = storyOf(step.ways({ways: [{way: 'chat', needs: [], minutes: 90}]}));

export const Chosen = storyOf(step.ways(), {
  async then(person) {
    await userEvent.click(around(person.element, '.choices button'));
    await person.arrive('done');
  },
});
