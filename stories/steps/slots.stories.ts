import type {Meta} from '@storybook/web-components-vite';
import {office, scriptedTransport, slot, step, type Hitches} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import {eventually, type Person} from '../support/person.js';
import {inMinutes, over, storyOf, wrongly, type Plot, type Story} from '../support/story.js';

export default {title: 'Steps/Slots', component: 'recover-access'} satisfies Meta;

const loaded = (person: Person): Promise<void> =>
  eventually(() => expect(person.look('input[name=slot]')).not.toBeUndefined());

/** A story in which something goes wrong with the times. */
const hitched = (slots: NonNullable<Hitches['slots']>, plot: Plot): Story =>
  over(
    () => scriptedTransport({start: 'shown', faults: {slots}, scenes: {shown: {step: step.slots()}}}),
    'slots',
    plot,
  );

/** An office that nobody can book. */
const full = office({id: 'full', name: 'Office without a free time'});

export const Free = storyOf(step.slots(), {then: loaded});

export const Chosen = storyOf(step.slots(), {
  async then(person) {
    await loaded(person);
    await userEvent.click(person.get('input[name=slot]'));
  },
});

export const MoreDays = storyOf(step.slots(), {
  async then(person) {
    await loaded(person);
    const days = person.element.querySelectorAll('fieldset fieldset').length;
    await userEvent.click(person.get('fieldset > button'));
    await eventually(() => expect(person.element.querySelectorAll('fieldset fieldset').length).toBeGreaterThan(days));
  },
});

export const OtherTimeZone = storyOf(
  step.slots({office: office({hours: {...office().hours, timeZone: 'Pacific/Chatham'}})}),
  {then: loaded},
);

export const OnlyByAppointment = storyOf(step.slots({office: office({features: ['appointments']})}), {then: loaded});

export const NothingChosen = storyOf(step.slots(), {
  shows: ['slot_taken'],
  async then(person) {
    await loaded(person);
    await wrongly({}, {code: 'slot_taken', field: 'slot'}).then?.(person);
  },
});

export const Taken = storyOf(
  step.slots({
    problems: [{code: 'slot_taken', field: 'slot'}],
    nearest: [slot({startsAt: inMinutes(24 * 60)}), slot({startsAt: inMinutes(24.5 * 60)})],
  }),
  {then: loaded},
);

export const NoneFree = storyOf(step.slots({office: full}), {
  then: person => eventually(() => expect(person.look('p > button')).not.toBeUndefined()),
});

export const NoneFreeAndNoWalkingIn = storyOf(step.slots({office: {...full, features: ['appointments']}}), {
  then: person => eventually(() => expect(person.look('p > button')).not.toBeUndefined()),
});

export const Loading = hitched([{delay: Infinity}], {});

export const Unavailable = hitched(['unavailable'], {
  shows: ['unavailable'],
  then: person => eventually(() => expect(person.look('.lk-error')).not.toBeUndefined()),
});
