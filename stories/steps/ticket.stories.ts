import type {Meta} from '@storybook/web-components-vite';
import {scriptedTransport, step, ticket} from 'latchkey/transports/scripted';
import {expect, fn, spyOn} from 'storybook/test';
import {appears, clickOn} from '../support/around-the-form.js';
import {eventually, type Person} from '../support/person.js';
import {over, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Ticket', component: 'recover-access'} satisfies Meta;

const {slot: _, ...walkIn} = ticket();
const {office: __, ...anywhere} = walkIn;

const carried = async ({element}: Person): Promise<void> => {
  await appears(element, 'svg.qr');
  await appears(element, 'a[download]');
};

const change = 'div.actions > button:last-child';

export const Appointment = storyOf(step.ticket(), {then: carried});

export const WithoutAnAppointment = storyOf(step.ticket({ticket: walkIn}));

export const AnyOffice = storyOf(step.ticket({ticket: anywhere, changes: ['cancel']}));

export const NothingCanBeChanged = storyOf(step.ticket({changes: []}));

export const Copied = storyOf(step.ticket(), {
  beforeEach: () => void spyOn(navigator.clipboard, 'writeText').mockImplementation(() => Promise.resolve()),
  async then({element}) {
    await clickOn(element, '.ticket button');
    await eventually(() => expect(navigator.clipboard.writeText).toHaveBeenCalledWith(ticket().reference));
  },
});

export const Printed = storyOf(step.ticket(), {
  beforeEach: () => void spyOn(window, 'print').mockImplementation(fn()),
  async then({element}) {
    await clickOn(element, '.ticket + .actions > button');
    await expect(window.print).toHaveBeenCalledOnce();
  },
});

export const AskedToCancel = storyOf(step.ticket(), {
  async then({element}) {
    await clickOn(element, change);
    await appears(element, '.question');
  },
});

export const Cancelled = over(
  () =>
    scriptedTransport({
      start: 'open',
      scenes: {
        open: {step: step.ticket(), on: {'change-ticket': 'cancelled'}},
        cancelled: {step: step.ticket({ticket: ticket({state: 'cancelled', sequence: 1}), changes: []})},
      },
    }),
  'ticket',
  {
    async then(person) {
      await clickOn(person.element, change);
      await clickOn(person.element, '.notice button');
      await person.rest();
      await appears(person.element, 'a[download]');
      await expect(person.element.querySelector('form')).toBeNull();
    },
  },
);

export const Expired = storyOf(
  step.ticket({ticket: ticket({state: 'expired'}), changes: [], actions: ['way', 'restart']}),
);

export const TooLateToChange = storyOf(step.ticket({problems: [{code: 'ticket_closed'}]}));

export const CopyByEmail = storyOf(
  step.ticket(),
  {
    then: person => person.goOn({email: 'anna.nowak@example.org'}),
  },
  {'copy-ticket': {problems: [], step: step.ticket({copied: true})}},
);

export const CopyToNoAddress = storyOf(
  step.ticket(),
  wrongly({email: 'anna@'}, {code: 'identifier_malformed', field: 'email'}),
);

export const GoesOnByItself = over(
  () =>
    scriptedTransport({
      start: 'ticket',
      scenes: {
        ticket: {step: step.ticket({pollAfter: 1000}), later: {after: 500, go: 'processing'}},
        processing: {step: step.newPassword()},
      },
    }),
  'ticket',
  {then: person => person.arrive('new-password')},
);
