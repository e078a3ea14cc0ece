import type {Meta} from '@storybook/web-components-vite';
import {demoAccount, step} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import type {Person} from './support/person.js';
import {atStart, loading, overDemo, storyOf, whenSent, type Story} from './support/story.js';
import * as around from './support/surroundings.js';

export default {title: 'Recover access', component: 'recover-access'} satisfies Meta;

const byEmail = demoAccount.email;
const bySms = demoAccount.phone ?? '';
const pesel = demoAccount.documents['pl-pesel'] ?? '';
const password = 'seven green bottles on a wall';
const code = '123456';

/** The way to the code. */
async function askForCode(person: Person, identifier: string, number = pesel): Promise<void> {
  await person.goOnTo('document', {identifier});
  await userEvent.click(person.get('input[value=pl-pesel]'));
  await person.goOnTo('code', {value: number});
}

/** The whole way. */
const whole = (identifier: string): Story =>
  overDemo({}, 'identify', {
    async then(person) {
      await askForCode(person, identifier);
      await person.goOnTo('new-password', {code});
      await person.goOnTo('done', {password, repeat: password});
      await expect(person.part('link')).toHaveAttribute('href', '/sign-in');
    },
  });

export const Default = overDemo({}, 'identify');

export const BySms = whole(bySms);

export const ByEmail = whole(byEmail);

export const KnownLogin = overDemo({}, 'identify', {
  args: {identifier: byEmail},
  then: person => expect(person.get('input[name=identifier]')).toHaveValue(byEmail),
});

/** By the link in an e-mail: the contact is proven, the document is not. */
export const ByLink = storyOf(step.document({actions: ['restart', 'cancel']}), {args: {link: 'token'}});

export const WrongCodeThenRight = overDemo({}, 'identify', {
  shows: ['code_wrong'],
  async then(person) {
    await askForCode(person, bySms);
    await person.goOn({code: '654321'});
    await person.seesProblems({code: 'code_wrong', field: 'code'});
    await person.goOnTo('new-password', {code});
  },
});

export const CodeRunOutOfTries = overDemo({}, 'identify', {
  shows: ['attempts_exhausted'],
  async then(person) {
    await askForCode(person, bySms);
    for (const guess of ['000001', '000002', '000003', '000004', '000005']) await person.goOn({code: guess});
    await person.seesProblems({code: 'attempts_exhausted', field: 'code'});
  },
});

export const LoginThatNobodyHas = overDemo({}, 'identify', {
  shows: ['code_wrong'],
  async then(person) {
    await askForCode(person, 'nobody@example.org');
    await person.goOn({code});
    await person.seesProblems({code: 'code_wrong', field: 'code'});
  },
});

export const OtherDocument = overDemo({}, 'identify', {
  shows: ['document_mismatch'],
  async then(person) {
    await askForCode(person, byEmail, '02070803628');
    await person.goOnTo('document', {code});
    await userEvent.click(person.get('input[value=pl-pesel]'));
    await person.goOnTo('new-password', {value: pesel});
  },
});

export const BackToTheLogin = overDemo({}, 'identify', {
  async then(person) {
    await person.goOnTo('document', {identifier: byEmail});
    await userEvent.click(person.get('.lk-actions > .lk-link'));
    await person.arrive('identify');
    await expect(person.get('input[name=identifier]')).toHaveValue(byEmail);
  },
});

export const Held = overDemo({accounts: [{...demoAccount, holdFor: 24 * 3_600_000}]}, 'identify', {
  async then(person) {
    await askForCode(person, byEmail);
    await person.goOnTo('hold', {code});
  },
});

export const Cancelled = overDemo({}, 'identify', {
  async then(person) {
    await userEvent.click(person.get('.lk-link'));
    await person.arrive('redirect');
  },
});

export const Loading = loading;

export const SlowService = overDemo({latency: 1500}, 'identify');

export const UnreachableAtStart = atStart('offline');

export const UnavailableAtStart = atStart('unavailable');

export const NotOffered = atStart('not_allowed');

const sent = {at: 'identify', answer: {identifier: byEmail}} as const;

export const Offline = whenSent('offline', sent, async person => {
  await person.seesFault();
  await expect(person.get('input[name=identifier]')).toHaveValue(byEmail);
});

export const TimeIsOver = whenSent('flow_expired', sent, person => person.arrive('flow_expired'));

const busy = storyOf(step.document({problems: [{code: 'document_needed', field: 'document'}]}));

export const Dark: Story = {...busy, ...around.dark};

export const RightToLeft: Story = {...busy, ...around.rightToLeft};

export const Polish: Story = {...busy, ...around.polish};

export const Russian: Story = {...busy, ...around.russian};

export const Compact: Story = {...busy, ...around.compact};

export const InNarrowColumn: Story = {...busy, ...around.narrow};

export const InHostShadowRoot: Story = {...busy, ...around.inHost};

export const HostileStyles: Story = {...busy, ...around.hostile};

export const AmongHeadings: Story = {...busy, ...around.deepHeading};

export const NativeAppearance: Story = {...busy, ...around.native};

export const HostContent: Story = {...busy, ...around.hostContent};
