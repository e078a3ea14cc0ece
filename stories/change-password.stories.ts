import type {Meta} from '@storybook/web-components-vite';
import type {TransportFault} from 'latchkey';
import {defaultPolicy, parsePasswordRules} from 'latchkey/core';
import {demoAccount, step} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import {eventually} from './support/person.js';
import {atStart, inMinutes, loading, overDemo, storyOf, whenSent, type Story} from './support/story.js';
import * as around from './support/surroundings.js';

export default {title: 'Change password', component: 'change-password'} satisfies Meta;

const currentPassword = demoAccount.password;
const password = 'seven green bottles on a wall';
const typed = {currentPassword, password, repeat: password};

export const Default = overDemo({}, 'new-password');

export const Changed = overDemo({}, 'new-password', {then: person => person.goOnTo('done', typed)});

export const WrongThenRight = overDemo({}, 'new-password', {
  shows: ['current_password_wrong'],
  async then(person) {
    await person.goOn({...typed, currentPassword: 'I forgot'});
    await person.seesProblems({code: 'current_password_wrong', field: 'currentPassword'});
    await expect(person.get('input[name=password]')).toHaveValue(password);
    await person.goOnTo('done', {currentPassword});
  },
});

export const BreachedThenGood = overDemo({}, 'new-password', {
  shows: ['password_breached'],
  async then(person) {
    await person.goOn({currentPassword, password: 'passwordpassword', repeat: 'passwordpassword'});
    await person.seesProblems({code: 'password_breached', field: 'password'});
    await person.goOnTo('done', typed);
  },
});

export const GeneratedAndSaved = overDemo({}, 'new-password', {
  async then(person) {
    await person.fill({currentPassword});
    await person.generate();
    await person.goOnTo('done');
  },
});

export const LockedAfterFiveTries = overDemo({}, 'new-password', {
  shows: ['locked'],
  async then(person) {
    for (const guess of ['one', 'two', 'three', 'four', 'five']) await person.goOn({...typed, currentPassword: guess});
    await person.seesProblems({code: 'locked', field: 'currentPassword'});
  },
});

export const OtherSessionsLeftAlone = overDemo({}, 'new-password', {
  async then(person) {
    await person.press('input[name=endOtherSessions]');
    await person.goOnTo('done', typed);
  },
});

export const SignedInLongAgo = overDemo({staleSession: true}, 'reauthenticate', {
  async then(person) {
    await person.goOnTo('new-password', {password: currentPassword});
    await person.goOnTo('done', {password, repeat: password});
  },
});

export const SignedInLongAgoWithACode = overDemo({staleSession: true}, 'reauthenticate', {
  async then(person) {
    await person.press('.lk-actions .lk-link');
    await person.goOnTo('new-password', {code: '123456'});
  },
});

export const Cancelled = overDemo({}, 'new-password', {
  async then(person) {
    await person.press('.lk-link');
    await person.arrive('redirect');
  },
});

export const Forced = overDemo({}, 'new-password', {
  args: {mode: 'forced'},
  then: person => expect(person.look('.lk-link')).toBeUndefined(),
});

export const NoRepeat = overDemo({}, 'new-password', {
  args: {'no-repeat': true},
  async then(person) {
    await expect(person.look('input[name=repeat]')).toBeUndefined();
    await person.goOnTo('done', {currentPassword, password});
  },
});

export const PolicyOfThePage = overDemo({}, 'new-password', {
  args: {policy: {minLength: 20, required: [], forbidden: ['acme']}},
});

export const CompositionRules = overDemo(
  {policy: parsePasswordRules('minlength: 8; required: upper; required: lower; required: digit; max-consecutive: 2;')},
  'new-password',
);

export const MinStrength = overDemo({policy: {...defaultPolicy, minStrength: 3}}, 'new-password');

export const Loading = loading;

export const Sending = overDemo({faults: {act: [{delay: Infinity}]}}, 'new-password', {
  async then(person) {
    await person.fill(typed);
    await userEvent.click(person.get('.lk-primary'));
    await eventually(() => expect(person.get('.lk-primary')).toHaveAttribute('aria-disabled', 'true'));
  },
});

export const SlowService = overDemo({latency: 1500}, 'new-password');

export const UnreachableAtStart = atStart('offline');

export const TimeoutAtStart = atStart('timeout');

export const UnavailableAtStart = atStart('unavailable');

export const TooOftenAtStart = atStart('rate_limited', 15);

export const SignedOutAtStart = atStart('session_expired');

export const ManagedElsewhere = atStart('managed_elsewhere');

export const NotAllowed = atStart('not_allowed');

const sent = {at: 'new-password', answer: typed} as const;

/** What is typed is still there, and can be sent again. */
const withRetry = (fault: TransportFault, minutes?: number): Story =>
  whenSent(fault, {...sent, ...(minutes !== undefined && {minutes})}, async person => {
    await person.seesFault();
    await expect(person.get('input[name=password]')).toHaveValue(password);
  });

/** Nothing that was typed is kept. */
const theEnd = (fault: TransportFault): Story =>
  whenSent(fault, sent, async person => {
    await person.arrive(fault);
    await expect(person.part('notice')).toBeVisible();
    await expect(person.element.querySelector('form')).toBeNull();
  });

export const Offline = withRetry('offline');

export const Timeout = withRetry('timeout');

export const Unavailable = withRetry('unavailable');

export const TooOften = withRetry('rate_limited', 15);

export const Locked = withRetry('locked', 60);

export const ProofNeeded = withRetry('challenge_needed');

export const SignInNeeded = withRetry('reauthentication_needed');

export const UnknownFault = withRetry('unknown');

export const SignedOut = theEnd('session_expired');

export const TimeIsOver = theEnd('flow_expired');

export const ManagedElsewhereByNow = theEnd('managed_elsewhere');

export const NoLongerAllowed = theEnd('not_allowed');

export const OfflineThenSaved = whenSent('offline', sent, async person => {
  await person.seesFault();
  await userEvent.click(person.get('.lk-summary button'));
  await person.arrive('done');
});

const problems = [{code: 'current_password_wrong', field: 'currentPassword', attemptsLeft: 4} as const];
const change = step.newPassword({current: true, otherSessions: 2, problems});
const busy = storyOf(change);

export const InAnotherTab = storyOf({...change, problems: [{code: 'superseded'}]});

export const OnHold = storyOf({...change, problems: [{code: 'on_hold', retryAt: inMinutes(60)}]});

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

export const OwnTokens: Story = {...busy, ...around.ownTokens};
