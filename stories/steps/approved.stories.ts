import type {Meta} from '@storybook/web-components-vite';
import {challenge, step} from 'latchkey/transports/scripted';
import {expect, userEvent} from 'storybook/test';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Approved', component: 'recover-access'} satisfies Meta;

const {activation: _, ...codeAlone} = step.approved();

export const BothCodes = storyOf(step.approved(), {
  async then(person) {
    await person.fill({activation: '7kq2m9xr4i'});
    await userEvent.tab();
    await expect(person.get('input[name=activation]')).toHaveValue('7KQ2M-9XR41');
    await person.goOnTo('done', {code: '123456'});
  },
});

export const CodeAlone = storyOf(codeAlone);

export const ByEmail = storyOf(
  step.approved({challenge: challenge({channel: 'email', contact: 'anna.nowak@example.org'}), channels: ['sms']}),
);

export const Empty = storyOf(
  step.approved(),
  wrongly({}, {code: 'code_wrong', field: 'activation'}, {code: 'code_wrong', field: 'code'}),
);

export const TooShort = storyOf(
  step.approved(),
  wrongly({activation: '7KQ2M', code: '123456'}, {code: 'code_wrong', field: 'activation'}),
);

export const OtherLetters = storyOf(
  step.approved(),
  wrongly({activation: '7KQ2M9XRU4', code: '123456'}, {code: 'code_wrong', field: 'activation'}),
);

export const WrongActivation = storyOf(
  step.approved({problems: [{code: 'code_wrong', field: 'activation', attemptsLeft: 4}]}),
);

export const WrongCode = storyOf(step.approved({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 2}]}));

export const Exhausted = storyOf(step.approved({problems: [{code: 'attempts_exhausted', retryAt: inMinutes(60)}]}));
