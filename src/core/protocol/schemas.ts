import * as z from 'zod/mini';
import {capabilitiesSchema as capabilities} from './capabilities.js';
import {problemSchema as problem} from './problem.js';
import {stepBaseSchema, stepSchemas} from './step.js';
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

/** A problem, for servers and tests. */
export const problemSchema = zodOf(problem);

/** Every kind of step, whole, for servers and tests. */
export const stepSchema = z.union(
  Object.entries(stepSchemas).map(([kind, {members}]) => {
    const whole = Object.entries({...stepBaseSchema.members, ...members});
    return z.object({...Object.fromEntries(whole.map(([name, each]) => [name, zodOf(each)])), kind: z.literal(kind)});
  }),
);
