import type {SupportChannel} from '../../../core/protocol/assisted/support.js';
import type {Way} from '../../../core/protocol/assisted/way.js';
import type {StepOf} from '../../../core/protocol/step.js';
import {base, challenge, day, hour, minute, noon, type StepPart} from './base.js';

/** The ways that a service offers: what each takes and how long. */
export const exampleWays: readonly Way[] = [
  {way: 'password', needs: [['old-password']], minutes: 2},
  {way: 'self-service', needs: [['phone', 'email'], ['documents']], minutes: 5},
  {way: 'activation', needs: [['travel'], ['phone', 'email']], minutes: 5},
  {way: 'call', needs: [['call'], ['documents']], minutes: 60},
  {way: 'chat', needs: [['documents']], minutes: 90},
  {way: 'visit', needs: [['documents'], ['travel']], minutes: 1440},
];

/** A hotline inside of the country: free, round the clock. The number is one that nobody has. */
export const supportChannel = (part: Partial<SupportChannel> = {}): SupportChannel => ({
  id: 'domestic',
  kind: 'domestic',
  number: '+448081570192',
  country: 'GB',
  isOpen: true,
  cost: 'free',
  languages: ['en', 'pl', 'ru'],
  ...part,
});

const {number: _, country: __, ...withoutNumber} = supportChannel();

/** The ways to reach support. One is closed at noon. */
export const exampleChannels: readonly SupportChannel[] = [
  supportChannel(),
  supportChannel({id: 'abroad', kind: 'abroad', number: '+441632960123', cost: 'standard'}),
  supportChannel({id: 'short', kind: 'short', number: '55512'}),
  supportChannel({id: 'text-relay', kind: 'text-relay', number: '+448081570245', cost: 'local', languages: ['en']}),
  {...withoutNumber, id: 'chat', kind: 'chat', languages: ['en', 'uk']},
  {
    ...withoutNumber,
    id: 'call-back',
    kind: 'call-back',
    hours: {
      timeZone: 'Europe/London',
      week: [1, 2, 3, 4, 5].map(each => ({day: each, opens: '13:00', closes: '20:00'})),
      exceptions: [],
    },
    isOpen: false,
    changesAt: noon + hour,
  },
];

/** Whole steps of the ways in which support takes part, and of those that lead there. */
export const supportSteps = {
  ways: (part: StepPart<'ways'> = {}): StepOf<'ways'> => ({
    ...base(part),
    kind: 'ways',
    ways: exampleWays,
    actions: ['back', 'restart', 'cancel'],
    ...part,
  }),
  approved: (part: StepPart<'approved'> = {}): StepOf<'approved'> => ({
    ...base(part),
    kind: 'approved',
    challenge: challenge({}, part.serverNow),
    channels: ['email'],
    activation: 10,
    actions: ['resend', 'channel', 'way', 'restart', 'cancel'],
    ...part,
  }),
  reason: (part: StepPart<'reason'> = {}): StepOf<'reason'> => ({
    ...base(part),
    kind: 'reason',
    reasons: ['forgotten', 'contact-lost', 'no-document', 'theft'],
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  channels: (part: StepPart<'channels'> = {}): StepOf<'channels'> => ({
    ...base(part),
    kind: 'channels',
    supportChannels: exampleChannels,
    urgent: false,
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  caseDetails: (part: StepPart<'case-details'> = {}): StepOf<'case-details'> => ({
    ...base(part),
    kind: 'case-details',
    documents: ['icao-passport', 'ru-snils', 'ru-inn-person', 'pl-pesel'],
    inParts: true,
    actions: ['back', 'way', 'restart', 'cancel'],
    ...part,
  }),
  case: (part: StepPart<'case'> = {}): StepOf<'case'> => ({
    ...base(part),
    kind: 'case',
    reference: 'M4XW81ZP6HJC',
    word: 'lantern',
    state: 'received',
    supportChannel: supportChannel(),
    dueAt: (part.serverNow ?? noon) + day,
    pollAfter: minute,
    actions: ['way'],
    ...part,
  }),
};
