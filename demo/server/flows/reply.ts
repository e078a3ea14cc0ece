import {STATUS_CODES} from 'node:http';
import {statusOfProblem, statusOfStep, type ProblemCode} from 'latchkey/protocol';
import type {ShownStep} from './turn.js';

/** What a request is answered with. */
export interface Reply {
  readonly status: number;
  readonly type: 'application/json' | 'application/problem+json';
  /** The body, in JSON; empty for 204. */
  readonly text: string;
  /** When to try again: server time, in milliseconds since 1970. */
  readonly retryAt?: number;
}

/** A step, with the status of its first problem. */
export function stepReply(step: ShownStep): Reply {
  const retryAt = step.problems[0]?.retryAt;
  return {
    status: statusOfStep(step),
    type: 'application/json',
    text: JSON.stringify(step),
    ...(retryAt !== undefined && {retryAt}),
  };
}

/** A request that gets no step: a problem document of RFC 9457 with our member `code`. `status` where it is not the code's own. */
export function problemReply(
  code: ProblemCode,
  {status = statusOfProblem(code), retryAt}: {readonly status?: number; readonly retryAt?: number} = {},
): Reply {
  const later = retryAt !== undefined && {retryAt};
  const body = {type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, ...later};
  return {status, type: 'application/problem+json', text: JSON.stringify(body), ...later};
}

/** There is nothing left to say. */
export const nothing: Reply = {status: 204, type: 'application/json', text: ''};
