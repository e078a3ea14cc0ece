import type {Meta} from '@storybook/web-components-vite';
import {scriptedTransport, step} from 'latchkey/transports/scripted';
import {inMinutes, over, storyOf} from '../support/story.js';

export default {title: 'Steps/Processing', component: 'recover-access'} satisfies Meta;

export const HandedIn = storyOf(step.processing());

export const Overdue = storyOf(step.processing({submittedAt: inMinutes(-1500), dueAt: inMinutes(-60)}));

export const NotTheSamePerson = storyOf(step.processing({verdict: 'refused', reason: 'identity'}));

export const DocumentsRefused = storyOf(step.processing({verdict: 'refused', reason: 'document'}));

export const AccountRefused = storyOf(step.processing({verdict: 'refused', reason: 'account'}));

export const Refused = storyOf(step.processing({verdict: 'refused', reason: 'other'}));

export const AnotherDocumentNeeded = storyOf(step.processing({verdict: 'document-needed'}));

export const GoesOnByItself = over(
  () =>
    scriptedTransport({
      start: 'processing',
      scenes: {
        processing: {step: step.processing({pollAfter: 1000}), later: {after: 500, go: 'approved'}},
        approved: {step: step.approved()},
      },
    }),
  'processing',
  {then: person => person.arrive('approved')},
);
