import type {Meta} from '@storybook/web-components-vite';
import {passkeyRequest, step} from 'latchkey/transports/scripted';
import {inMinutes, storyOf, wrongly} from '../support/story.js';

export default {title: 'Steps/Identify', component: 'recover-access'} satisfies Meta;

export const PhoneOrEmail = storyOf(step.identify());

export const PhoneOnly = storyOf(step.identify({identifiers: ['phone']}));

export const EmailOnly = storyOf(step.identify({identifiers: ['email']}));

export const AnyLogin = storyOf(step.identify({identifiers: ['phone', 'email', 'username']}));

export const UserNameOnly = storyOf(step.identify({identifiers: ['username']}));

export const WithPasskeys = storyOf(step.identify({passkey: passkeyRequest}));

export const ComingBack = storyOf(step.identify({identifier: 'anna.nowak@example.org'}));

export const WithoutAnExit = storyOf(step.identify({actions: []}));

export const Empty = storyOf(step.identify(), wrongly({}, {code: 'identifier_malformed', field: 'identifier'}));

export const Malformed = storyOf(
  step.identify(),
  wrongly({identifier: '601 234'}, {code: 'identifier_malformed', field: 'identifier'}),
);

export const TooOften = storyOf(step.identify({problems: [{code: 'rate_limited', retryAt: inMinutes(40)}]}));

export const OldLink = storyOf(step.identify({problems: [{code: 'link_expired'}]}));

export const InAnotherTab = storyOf(step.identify({problems: [{code: 'superseded'}]}));
