import type {Hours, SupportChannel, WeeklyPeriod} from 'latchkey/protocol';
import {openingOf} from './offices/opening.js';

/** A way to reach support, before anybody looks at the clock. */
interface Channel extends Omit<SupportChannel, 'isOpen' | 'changesAt' | 'hours'> {
  /** Absent: round the clock. */
  readonly week?: readonly WeeklyPeriod[];
}

/** Numbers as people read them; all are kept free for fiction (Ofcom, NANPA). */
export const supportNumbers = {
  domestic: '+44 20 7946 0300',
  abroad: '+1 202 555 0130',
  textRelay: '+44 20 7946 0301',
};

/** A number in E.164. */
export const dialled = (number: string): string => number.replaceAll(' ', '');

const timeZone = 'Europe/London';

const onDays = (from: number, to: number, opens: string, closes: string): WeeklyPeriod[] =>
  Array.from({length: to - from + 1}, (_, index) => ({day: from + index, opens, closes}));

const languages = ['en', 'pl', 'ru'];

const channels: readonly Channel[] = [
  {id: 'hotline', kind: 'domestic', number: dialled(supportNumbers.domestic), country: 'GB', cost: 'free', languages},
  {id: 'abroad', kind: 'abroad', number: dialled(supportNumbers.abroad), cost: 'free', languages},
  {id: 'mobile', kind: 'short', number: '7946', country: 'GB', cost: 'free', languages: ['en', 'pl']},
  {
    id: 'relay',
    kind: 'text-relay',
    number: dialled(supportNumbers.textRelay),
    country: 'GB',
    week: onDays(1, 5, '08:00', '20:00'),
    cost: 'free',
    languages: ['en'],
  },
  {id: 'chat', kind: 'chat', week: onDays(1, 7, '07:00', '23:00'), cost: 'free', languages},
  {id: 'call-back', kind: 'call-back', week: onDays(1, 5, '09:00', '18:00'), cost: 'free', languages},
];

/** Holidays on which nobody answers but the hotline, as far as they can be foreseen. */
function holidays(now: number): Hours['exceptions'] {
  const year = new Date(now).getUTCFullYear();
  return [year - 1, year, year + 1].flatMap(each =>
    ['01-01', '12-25', '12-26'].map(day => ({date: `${each}-${day}`, periods: []})),
  );
}

function withOpening({week, ...channel}: Channel, now: number): SupportChannel {
  if (!week) return {...channel, isOpen: true};
  const hours = {timeZone, week, exceptions: holidays(now)};
  return {...channel, hours, ...openingOf(hours, now)};
}

/** Every way to reach support, and whether somebody answers now. */
export const supportChannels = (now: number): SupportChannel[] => channels.map(each => withOpening(each, now));

/** A way to reach support by its id. */
export function supportChannel(id: string | undefined, now: number): SupportChannel | undefined {
  const channel = channels.find(each => each.id === id);
  return channel && withOpening(channel, now);
}
