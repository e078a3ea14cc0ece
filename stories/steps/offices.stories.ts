import type {Meta} from '@storybook/web-components-vite';
import {scriptedTransport, step, type Hitches} from 'latchkey/transports/scripted';
import {appears, clickOn, lookFor, openHours, seesOffices} from '../support/around-the-form.js';
import {over, storyOf, type Plot, type Story} from '../support/story.js';

export default {title: 'Steps/Offices', component: 'recover-access'} satisfies Meta;

/** A story in which something goes wrong with the list. */
const hitched = (offices: NonNullable<Hitches['offices']>, plot: Plot): Story =>
  over(
    () =>
      scriptedTransport({
        start: 'shown',
        faults: {offices},
        scenes: {shown: {step: step.offices(), on: {office: 'next'}}, next: {step: step.review()}},
      }),
    'offices',
    plot,
  );

export const List = storyOf(step.offices(), {then: ({element}) => seesOffices(element, 3)});

export const Hours = storyOf(step.offices(), {then: ({element}) => openHours(element)});

export const WithoutFilters = storyOf(step.offices({filters: [], languages: []}), {
  then: ({element}) => seesOffices(element, 3),
});

export const NoneFits = storyOf(step.offices(), {
  async then({element}) {
    await seesOffices(element, 3);
    await lookFor(element, 'nowhere');
    await seesOffices(element, 0);
  },
});

export const Loading = hitched([{delay: Infinity}], {then: ({element}) => appears(element, '.found')});

export const Chosen = hitched([], {
  async then(person) {
    await clickOn(person.element, '.offices > li > button');
    await person.arrive('review');
  },
});

export const Unavailable = hitched(['unavailable'], {
  shows: ['unavailable'],
  then: ({element}) => appears(element, '[part=notice]'),
});

export const AnyOffice = hitched(['unavailable'], {
  shows: ['unavailable'],
  async then(person) {
    await clickOn(person.element, '[part=notice] p:last-child > button');
    await person.arrive('review');
  },
});
