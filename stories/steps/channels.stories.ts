import type {Meta} from '@storybook/web-components-vite';
import {exampleChannels, step, supportChannel} from 'latchkey/transports/scripted';
import {userEvent} from 'storybook/test';
import {around} from '../support/around-the-form.js';
import {inMinutes, storyOf} from '../support/story.js';

export default {title: 'Steps/Channels', component: 'recover-access'} satisfies Meta;

export const All = storyOf(step.channels());

export const Urgent = storyOf(step.channels({urgent: true}));

export const OnlyOne = storyOf(step.channels({supportChannels: [supportChannel()]}));

export const AllClosed = storyOf(
  step.channels({
    supportChannels: exampleChannels.map(each => ({...each, isOpen: false, changesAt: inMinutes(1200)})),
  }),
);

export const HoursThatDiffer = storyOf(
  step.channels({
    supportChannels: [
      supportChannel({
        hours: {
          timeZone: 'Europe/Warsaw',
          week: [1, 2, 3, 4, 5].map(day => ({day, opens: '08:00', closes: '20:00'})),
          exceptions: [{date: '2026-04-06', periods: []}],
        },
        changesAt: inMinutes(420),
        cost: 'local',
      }),
    ],
  }),
  {then: person => userEvent.click(around(person.element, 'summary'))},
);

export const Chosen = storyOf(step.channels(), {
  async then(person) {
    await userEvent.click(around(person.element, '.choices button'));
    await person.arrive('done');
  },
});
