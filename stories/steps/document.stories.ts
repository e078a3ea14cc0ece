import type {Meta} from '@storybook/web-components-vite';
import {identityDocuments} from 'latchkey/core';
import {step} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import type {Person} from '../support/person.js';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Document', component: 'recover-access'} satisfies Meta;

const choose = (person: Person, id: string) => userEvent.click(person.get(`input[value=${id}]`));

export const Choice = storyOf(step.document());

export const Chosen = storyOf(step.document(), {then: person => choose(person, 'pl-pesel')});

export const TwoCompared = storyOf(step.document(), {
  async then(person) {
    await choose(person, 'ru-snils');
    await person.fill({value: '112-233'});
    await choose(person, 'pl-pesel');
    await expect(person.get('input[name=value]')).toHaveValue('');
    await choose(person, 'ru-snils');
    await expect(person.get('input[name=value]')).toHaveValue('112-233');
  },
});

export const OnlyOne = storyOf(step.document({documents: ['pl-pesel']}));

export const All = storyOf(step.document({documents: identityDocuments.map(({id}) => id)}));

export const NothingChosen = storyOf(
  step.document(),
  wrongly({}, {code: 'document_needed', field: 'document', reason: 'empty'}),
);

export const Malformed = storyOf(
  step.document({documents: ['pl-pesel']}),
  wrongly({value: '44051401358'}, {code: 'document_malformed', field: 'value'}),
);

export const Mismatch = storyOf(
  step.document({
    documents: ['pl-pesel'],
    problems: [{code: 'document_mismatch', field: 'value', attemptsLeft: 4}],
    actions: ['restart', 'cancel'],
  }),
);

export const AnotherDocumentNeeded = storyOf(
  step.document({problems: [{code: 'document_needed', field: 'document'}], actions: ['restart', 'cancel']}),
);

export const Locked = storyOf(step.document({problems: [{code: 'locked', retryAt: inMinutes(360)}]}));
