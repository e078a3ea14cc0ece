import type {Meta} from '@storybook/web-components-vite';
import {defaultPolicy, parsePasswordRules} from 'latchkey/core';
import {step, type StepPart} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {inMinutes, storyOf, wrongly, type Story} from '../support/story.js';

export default {title: 'Steps/New password', component: 'change-password'} satisfies Meta;

const good = 'seven green bottles on a wall';
const strict = parsePasswordRules(
  'minlength: 8; maxlength: 20; required: upper; required: lower; required: digit, [-!?]; max-consecutive: 2; allowed: ascii-printable;',
);
const change = (part: StepPart<'new-password'> = {}) => step.newPassword({current: true, ...part});

export const AfterRecovery = storyOf(step.newPassword());

export const WithTheOldOne = storyOf(change());

export const WithOtherSessions = storyOf(change({otherSessions: 2}));

export const WithoutRepeat = storyOf(change(), {args: {'no-repeat': true}});

export const NoContext = storyOf(step.newPassword({context: []}));

export const ManyRules = storyOf(step.newPassword({policy: {...strict, forbidden: ['latchkey']}}));

export const SomeRulesMet = storyOf(step.newPassword({policy: strict}), {
  async then(person) {
    await person.fill({password: 'greeen'});
    await expect(person.get('.lk-rules .lk-met')).toBeVisible();
    await expect(person.get('.lk-rules li:not(.lk-met)')).toBeVisible();
  },
});

export const AllRulesMet = storyOf(step.newPassword({policy: strict}), {
  async then(person) {
    await person.fill({password: 'Seven-green-bottles'});
    await expect(person.look('.lk-rules li:not(.lk-met)')).toBeUndefined();
  },
});

export const Generated = storyOf(step.newPassword({policy: strict}), {
  async then(person) {
    await person.generate();
    await expect(person.look('.lk-rules li:not(.lk-met)')).toBeUndefined();
    await person.goOnTo('done');
  },
});

/** Something that the service has found wrong. */
const refused = (code: 'password_breached' | 'password_reused' | 'password_like_identifier', reason?: string): Story =>
  storyOf(change({problems: [{code, field: 'password', ...(reason && {reason})}]}));

export const Breached = refused('password_breached');

export const Reused = refused('password_reused');

export const LikeIdentifier = refused('password_like_identifier');

export const AgainstARule = storyOf(
  change({policy: strict, problems: [{code: 'password_policy', field: 'password', reason: 'class_missing'}]}),
);

export const AgainstAnUnknownRule = storyOf(
  change({problems: [{code: 'password_policy', field: 'password', reason: 'of_the_house'}]}),
);

export const Empty = storyOf(
  change(),
  wrongly({}, {code: 'current_password_wrong', field: 'currentPassword'}, {code: 'password_policy', field: 'password'}),
);

export const TooShort = storyOf(
  step.newPassword(),
  wrongly({password: 'short', repeat: 'short'}, {code: 'password_policy', field: 'password'}),
);

export const WithOwnName = storyOf(
  step.newPassword(),
  wrongly({password: 'I am Anna Nowak!', repeat: 'I am Anna Nowak!'}, {code: 'password_policy', field: 'password'}),
);

export const Differ = storyOf(
  step.newPassword(),
  wrongly({password: good, repeat: `${good}s`}, {code: 'passwords_differ', field: 'repeat'}),
);

export const SameAsTheOldOne = storyOf(
  change(),
  wrongly({currentPassword: good, password: good, repeat: good}, {code: 'password_reused', field: 'password'}),
);

export const TooWeak = storyOf(step.newPassword({policy: {...defaultPolicy, minStrength: 3}}), {
  shows: ['password_policy'],
  async then(person) {
    const weak = 'passwordpassword';
    await person.fill({password: weak, repeat: weak});
    await person.seesStrength(0);
    await person.goOn();
    await person.seesProblems({code: 'password_policy', field: 'password'});
  },
});

export const WrongOldOne = storyOf(
  change({problems: [{code: 'current_password_wrong', field: 'currentPassword', attemptsLeft: 4}]}),
);

export const Locked = storyOf(change({problems: [{code: 'locked', field: 'currentPassword', retryAt: inMinutes(15)}]}));

export const OnHold = storyOf(step.newPassword({problems: [{code: 'on_hold', retryAt: inMinutes(60 * 24)}]}));
