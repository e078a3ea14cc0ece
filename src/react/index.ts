import {createComponent, type EventName} from '@lit/react';
import * as React from 'react';
import '../define/index.js';
import {ChangePassword as ChangePasswordElement} from '../elements/change-password/change-password.js';
import {OfficeFinder as OfficeFinderElement} from '../elements/office-finder/office-finder.js';
import {PasswordGenerator as PasswordGeneratorElement} from '../elements/password-generator/password-generator.js';
import {RecoverAccess as RecoverAccessElement} from '../elements/recover-access/recover-access.js';

/** The name of an event, from which React takes the type of its listener. */
const eventNamed = <Name extends keyof HTMLElementEventMap>(name: Name): EventName<HTMLElementEventMap[Name]> =>
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- @lit/react's brand is never there: it only has a type
  name as string as EventName<HTMLElementEventMap[Name]>;

const flowEvents = {
  onStepChanged: eventNamed('step-changed'),
  onFlowInterrupted: eventNamed('flow-interrupted'),
};

/** `<change-password>` as a React component: its properties as props, its events as `onStepChanged`, … */
export const ChangePassword = createComponent({
  react: React,
  tagName: 'change-password',
  elementClass: ChangePasswordElement,
  events: {...flowEvents, onPasswordChanged: eventNamed('password-changed')},
});

/** `<recover-access>` as a React component. */
export const RecoverAccess = createComponent({
  react: React,
  tagName: 'recover-access',
  elementClass: RecoverAccessElement,
  events: {
    ...flowEvents,
    onAccessRecovered: eventNamed('access-recovered'),
    onTicketIssued: eventNamed('ticket-issued'),
    onCaseOpened: eventNamed('case-opened'),
  },
});

/** `<password-generator>` as a React component. A ref leads to the element, whose `value` is the secret. */
export const PasswordGenerator = createComponent({
  react: React,
  tagName: 'password-generator',
  elementClass: PasswordGeneratorElement,
  events: {
    onPasswordGenerated: eventNamed('password-generated'),
    onPasswordCopied: eventNamed('password-copied'),
  },
});

/** `<office-finder>` as a React component. */
export const OfficeFinder = createComponent({
  react: React,
  tagName: 'office-finder',
  elementClass: OfficeFinderElement,
});
