import type {ProblemCode} from './problem.js';
import type {Step} from './step.js';

const statuses: Partial<Record<ProblemCode, number>> = {
  session_expired: 401,
  reauthentication_needed: 401,
  not_allowed: 403,
  managed_elsewhere: 403,
  superseded: 409,
  slot_taken: 409,
  link_expired: 410,
  flow_expired: 410,
  ticket_closed: 410,
  attempts_exhausted: 423,
  locked: 423,
  on_hold: 423,
  rate_limited: 429,
  timeout: 504,
  unavailable: 503,
  offline: 503,
  unknown: 500,
};

/** The HTTP status that goes with a problem. */
export const statusOfProblem = (code: ProblemCode): number => statuses[code] ?? 422;

/** The HTTP status that a step is sent with: 200, or that of its first problem, so that a refusal never looks like success. */
export function statusOfStep(step: Pick<Step, 'problems'>): number {
  const [first] = step.problems;
  return first ? statusOfProblem(first.code) : 200;
}
