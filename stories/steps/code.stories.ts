import type {Meta} from '@storybook/web-components-vite';
import {challenge, step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {eventually} from '../support/person.js';
import {inMinutes, storyOf, wrongly} from '../support/story.js';
import {standIn} from '../support/stand-ins.js';

export default {title: 'Steps/Code', component: 'recover-access'} satisfies Meta;

const byEmail = step.code({
  challenge: challenge({channel: 'email', contact: 'anna.nowak@example.org', expiresAt: inMinutes(30)}),
  channels: ['sms'],
});
const {contact: _, ...onRecord} = challenge();
const resendable = step.code({challenge: challenge({resendAt: inMinutes(-1)})});
const resend = '.lk-actions .lk-link:nth-of-type(1)';
const otherChannel = '.lk-actions .lk-link:nth-of-type(2)';

export const BySms = storyOf(step.code());

export const ByEmail = storyOf(byEmail);

export const ToTheContactOnRecord = storyOf(step.code({challenge: onRecord}));

export const EightDigits = storyOf(step.code({challenge: challenge({length: 8})}));

export const AnotherMayBeSent = storyOf(resendable);

export const AnotherSent = storyOf(
  resendable,
  {
    async then(person) {
      await person.press(resend);
      await expect(person.get(resend)).toHaveAttribute('aria-disabled', 'true');
    },
  },
  {resend: {problems: [], step: step.code()}},
);

export const SentByEmailInstead = storyOf(
  resendable,
  {
    async then(person) {
      await person.press(otherChannel);
      await expect(person.part('base')).toHaveTextContent('anna.nowak@example.org');
    },
  },
  {channel: {problems: [], step: byEmail}},
);

export const NoOtherChannel = storyOf(step.code({channels: [], actions: ['resend', 'cancel']}));

export const OtherProofs = storyOf(
  step.code({methods: ['recovery-code'], actions: ['back', 'resend', 'channel', 'method', 'restart', 'cancel']}),
);

export const TooOld = storyOf(step.code({challenge: challenge({expiresAt: inMinutes(-1), resendAt: inMinutes(-10)})}));

/** As in Chrome on Android, once it has been allowed to hand over the code of a text message. */
export const FilledIn = storyOf(step.code(), {
  beforeEach: standIn(
    [globalThis, 'OTPCredential', true],
    [navigator, 'credentials', {get: async () => ({code: '123456'})}],
  ),
  async then(person) {
    await eventually(() => expect(person.get('input[name=code]')).toHaveValue('123456'));
  },
});

export const Empty = storyOf(step.code(), wrongly({}, {code: 'code_wrong', field: 'code'}));

export const TooShort = storyOf(step.code(), wrongly({code: '123 4'}, {code: 'code_wrong', field: 'code'}));

export const NotDigits = storyOf(step.code(), wrongly({code: '12E456'}, {code: 'code_wrong', field: 'code'}));

export const Wrong = storyOf(step.code({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 4}]}));

export const Expired = storyOf(step.code({problems: [{code: 'code_expired', field: 'code'}]}));

export const Exhausted = storyOf(step.code({problems: [{code: 'attempts_exhausted', field: 'code', attemptsLeft: 0}]}));

export const SentTooOften = storyOf(step.code({problems: [{code: 'rate_limited', retryAt: inMinutes(55)}]}));
