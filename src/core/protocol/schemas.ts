import * as z from 'zod/mini';
import {officePageSchema as officePage, slotsSchema as slots} from './assisted/office.js';
import {assistedStepSchemas} from './assisted/step.js';
import {capabilitiesSchema as capabilities} from './capabilities.js';
import {moreStepSchemas} from './more-parts.js';
import {problemSchema as problem} from './problem.js';
import {stepBaseSchema, stepSchemas as firstSchemas} from './step.js';
import type {Schema} from './wire.js';

/** The zod schema of a value on the wire. */
function zodOf({type, member, members = {}, isOptional}: Schema): z.ZodMiniType {
  const schema = {
    string: () => z.string(),
    number: () => z.number(),
    boolean: () => z.boolean(),
    unknown: () => z.unknown(),
    list: () => z.array(member ? zodOf(member) : z.unknown()),
    object: () => z.object(Object.fromEntries(Object.entries(members).map(([name, each]) => [name, zodOf(each)]))),
  }[type]();
  return isOptional ? z.exactOptional(schema) : schema;
}

/** The answer to `GET {base}/capabilities`, for servers and tests. */
export const capabilitiesSchema = zodOf(capabilities);

/** The answer to `GET {base}/offices`, for servers and tests. */
export const officePageSchema = zodOf(officePage);

/** The answer to `GET {base}/offices/{id}/slots`, for servers and tests. */
export const slotsSchema = zodOf(slots);

/** A problem, for servers and tests. */
export const problemSchema = zodOf(problem);

/** Each kind of step, whole, for servers and tests. */
export const stepSchemas: Readonly<Record<string, z.ZodMiniType>> = Object.fromEntries(
  Object.entries({...firstSchemas, ...moreStepSchemas, ...assistedStepSchemas}).map(([kind, {members}]) => {
    const whole = Object.entries({...stepBaseSchema.members, ...members});
    return [
      kind,
      z.object({...Object.fromEntries(whole.map(([name, each]) => [name, zodOf(each)])), kind: z.literal(kind)}),
    ];
  }),
);

/** Any step, for servers and tests. */
export const stepSchema = z.union(Object.values(stepSchemas));
