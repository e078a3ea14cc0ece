import {problemCodes} from '../../core/protocol/problem.js';
import {
  capabilitiesSchema,
  officePageSchema,
  problemSchema,
  slotsSchema,
  stepSchemas,
} from '../../core/protocol/schemas.js';
import {statusOfProblem} from '../../core/protocol/status.js';
import {isStep, member, typeOf, type Exchange} from '../exchange.js';

/** What is wrong with an answer; nothing if it is as it has to be. */
export type Judge = (exchange: Exchange) => string | undefined;

/** The members of its kind. */
export const shape: Judge = exchange => {
  const {path, json, status} = exchange;
  const kind = member(json, 'kind');
  const schema = isStep(exchange)
    ? stepSchemas[String(kind)]
    : status >= 400
      ? problemSchema
      : path === '/capabilities'
        ? capabilitiesSchema
        : path === '/offices'
          ? officePageSchema
          : /^\/offices\/[^/]+\/slots$/.test(path)
            ? slotsSchema
            : undefined;
  if (!schema) return 'It is nothing that the protocol knows.';
  const {error} = schema.safeParse(json);
  const issue = error?.issues[0];
  return (
    issue &&
    `${typeof kind === 'string' ? kind : 'The body'} is not of its schema: ${issue.code} at ${issue.path.join('.') || 'the top'}.`
  );
};

/** The status of its first problem. */
export const status: Judge = exchange => {
  const {json, status: given} = exchange;
  if (!isStep(exchange)) {
    const code = problemCodes.find(each => each === member(json, 'code'));
    const wanted = code && code !== 'unknown' ? statusOfProblem(code) : given;
    return given >= 400 && wanted === given ? undefined : `${code ?? 'A problem without a code'} goes with ${wanted}.`;
  }
  const problems = member(json, 'problems');
  const first: unknown = Array.isArray(problems) ? problems[0] : undefined;
  const code = problemCodes.find(each => each === member(first, 'code'));
  const wanted = first === undefined ? 200 : code === undefined ? 422 : statusOfProblem(code);
  return wanted === given ? undefined : `A step with ${code ?? 'no problems'} goes with ${wanted}.`;
};

/** Its media type. */
export const type: Judge = exchange => {
  const wanted = exchange.status >= 400 && !isStep(exchange) ? 'application/problem+json' : 'application/json';
  const given = typeOf(exchange);
  return given === wanted ? undefined : `It is ${given || 'of no type'} instead of ${wanted}.`;
};

/** Whether a cache may keep it. */
export const kept: Judge = ({headers}) =>
  /(^|,)\s*no-store\s*(,|$)/i.test(headers.get('cache-control') ?? '') ? undefined : 'A cache may keep it.';

/** Whether a fault is a problem document. */
export const fault: Judge = exchange => {
  const {json, status: given} = exchange;
  if (typeOf(exchange) !== 'application/problem+json') return 'It is no problem document.';
  if (typeof member(json, 'code') !== 'string') return 'It has no code.';
  const claimed = member(json, 'status');
  return claimed === undefined || claimed === given ? undefined : 'Its status is another one than the answer has.';
};
