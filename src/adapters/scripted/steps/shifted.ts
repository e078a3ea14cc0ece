import type {Office, Slot} from '../../../core/protocol/assisted/office.js';
import type {Step} from '../../../core/protocol/step.js';
import {day} from './base.js';

/** Moves the times of one step. */
interface Move {
  /** By how much, in milliseconds. */
  readonly by: number;
  /** A time that belongs to an hour of the day moves by whole days. */
  readonly byDays: number;
}

/** What may have some of the times that have a name. */
interface Timed {
  readonly expiresAt?: number;
  readonly resendAt?: number;
  readonly retryAt?: number;
  readonly changesAt?: number;
}

/** A value with those of its named times moved that it has. */
function moved<Value extends Timed>(value: Value, by: number): Value {
  const {expiresAt, resendAt, retryAt, changesAt} = value;
  return {
    ...value,
    ...(expiresAt !== undefined && {expiresAt: expiresAt + by}),
    ...(resendAt !== undefined && {resendAt: resendAt + by}),
    ...(retryAt !== undefined && {retryAt: retryAt + by}),
    ...(changesAt !== undefined && {changesAt: changesAt + by}),
  };
}

const movedDate = (date: string, by: number): string => new Date(Date.parse(date) + by).toISOString().slice(0, 10);

const movedOffice = (office: Office, {by, byDays}: Move): Office => ({
  ...moved(office, by),
  hours: {
    ...office.hours,
    exceptions: office.hours.exceptions.map(each => ({...each, date: movedDate(each.date, byDays)})),
  },
});

const movedSlot = (slot: Slot, {byDays}: Move): Slot => ({
  ...slot,
  startsAt: slot.startsAt + byDays,
  endsAt: slot.endsAt + byDays,
});

/** The office and the slot of something, moved where it has them. */
const movedVisit = ({office, slot}: {office?: Office; slot?: Slot}, move: Move): {office?: Office; slot?: Slot} => ({
  ...(office && {office: movedOffice(office, move)}),
  ...(slot && {slot: movedSlot(slot, move)}),
});

function movedPart(step: Step, move: Move): Step {
  const {by, byDays} = move;
  switch (step.kind) {
    case 'hold':
      return {...step, until: step.until + by};
    case 'code':
    case 'approved':
      return {...step, challenge: moved(step.challenge, by)};
    case 'reauthenticate':
      return {...step, ...(step.challenge && {challenge: moved(step.challenge, by)})};
    case 'slots':
      return {
        ...step,
        office: movedOffice(step.office, move),
        range: {from: movedDate(step.range.from, byDays), to: movedDate(step.range.to, byDays)},
        ...(step.nearest && {nearest: step.nearest.map(each => movedSlot(each, move))}),
      };
    case 'review':
      return {...step, ...movedVisit(step, move), keptUntil: step.keptUntil + by};
    case 'ticket':
      return {...step, ticket: {...moved(step.ticket, by), ...movedVisit(step.ticket, move)}};
    case 'processing':
      return {...step, submittedAt: step.submittedAt + by, dueAt: step.dueAt + by};
    case 'channels':
      return {...step, supportChannels: step.supportChannels.map(each => moved(each, by))};
    case 'case':
      return {...step, supportChannel: moved(step.supportChannel, by), dueAt: step.dueAt + by};
    default:
      return step;
  }
}

/** The step as if it were sent at another time: all its times move along, appointments and days by whole days. */
export function shifted(original: Step, serverNow: number): Step {
  const by = serverNow - original.serverNow;
  const step = moved({...original, serverNow, problems: original.problems.map(each => moved(each, by))}, by);
  return movedPart(step, {by, byDays: Math.ceil(by / day) * day});
}
