import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {userEvent} from 'storybook/test';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Case details', component: 'recover-access'} satisfies Meta;

export const InParts = storyOf(step.caseDetails(), {
  async then(person) {
    await userEvent.click(person.get('input[value=pl-pesel]'));
    await person.leavesAsGood({name: 'Nowak', givenName: 'Anna', value: '44051401359'});
    await person.goOnTo('done');
  },
});

export const Whole = storyOf(step.caseDetails({inParts: false}));

export const ToBeCalledBack = storyOf(step.caseDetails({callBack: true, documents: ['pl-pesel']}), {
  async then(person) {
    await person.goOnTo('done', {name: 'Іван', value: '44051401359', callBack: '+44 20 7946 0018'});
  },
});

export const Empty = storyOf(
  step.caseDetails({callBack: true}),
  wrongly(
    {},
    {code: 'identifier_malformed', field: 'name'},
    {code: 'document_needed', field: 'document'},
    {code: 'identifier_malformed', field: 'callBack'},
  ),
);

export const Malformed = storyOf(
  step.caseDetails({documents: ['pl-pesel']}),
  wrongly({name: 'Nowak', value: '44051401358'}, {code: 'document_malformed', field: 'value'}),
);

export const RateLimited = storyOf(step.caseDetails({problems: [{code: 'rate_limited', retryAt: inMinutes(60)}]}));
