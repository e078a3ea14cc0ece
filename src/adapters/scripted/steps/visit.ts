import type {Ticket} from '../../../core/protocol/assisted/ticket.js';
import type {StepOf} from '../../../core/protocol/step.js';
import {base, day, hour, minute, noon, type StepPart} from './base.js';
import {office, slot} from './offices.js';

/** An open ticket for an appointment. */
export const ticket = (part: Partial<Ticket> = {}): Ticket => ({
  reference: '7KQ2M9XR4TBD',
  state: 'open',
  office: office(),
  slot: slot(),
  documents: ['icao-passport', 'ru-snils'],
  expiresAt: noon + 15 * day,
  uid: '5d0c41f2-9a37-4c1b-8f6e-2b7a90c3e814@example.org',
  sequence: 0,
  ...part,
});

/** Whole steps of a visit to an office. */
export const visitSteps = {
  suitability: (part: StepPart<'suitability'> = {}): StepOf<'suitability'> => ({
    ...base(part),
    kind: 'suitability',
    documents: ['icao-passport', 'ru-snils', 'pl-identity-card', 'ru-inn-person'],
    atLeast: 2,
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  offices: (part: StepPart<'offices'> = {}): StepOf<'offices'> => ({
    ...base(part),
    kind: 'offices',
    filters: ['open-now', 'step-free', 'hearing-loop', 'walk-in'],
    languages: ['en', 'pl', 'ru', 'uk', 'ar', 'es'],
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  slots: (part: StepPart<'slots'> = {}): StepOf<'slots'> => ({
    ...base(part),
    kind: 'slots',
    office: office(),
    range: {from: '2026-01-15', to: '2026-01-29'},
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  review: (part: StepPart<'review'> = {}): StepOf<'review'> => ({
    ...base(part),
    kind: 'review',
    office: office(),
    slot: slot(),
    documents: ['icao-passport', 'ru-snils'],
    keptUntil: (part.serverNow ?? noon) + 15 * day,
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  ticket: (part: StepPart<'ticket'> = {}): StepOf<'ticket'> => ({
    ...base(part),
    kind: 'ticket',
    ticket: ticket(),
    changes: ['cancel', 'reschedule', 'other-office'],
    pollAfter: minute,
    actions: ['way'],
    ...part,
  }),
  processing: (part: StepPart<'processing'> = {}): StepOf<'processing'> => ({
    ...base(part),
    kind: 'processing',
    reference: '7KQ2M9XR4TBD',
    submittedAt: (part.serverNow ?? noon) - 2 * hour,
    dueAt: (part.serverNow ?? noon) + 22 * hour,
    pollAfter: minute,
    actions: ['way'],
    ...part,
  }),
};
