import * as z from 'zod/v4/core';

// The schemas of everything that a page reads. They are made of the few bare classes of zod that are small: the methods
// that `zod/mini` adds cost every page 0.8 kB, enumerations, patterns and transforms 3 kB more.

/** Any text. */
export const text = new z.$ZodString({type: 'string'});
/** Any finite number. */
export const number = new z.$ZodNumber({type: 'number'});
/** Yes or no. */
export const flag = new z.$ZodBoolean({type: 'boolean'});
/** Anything. */
export const anything = new z.$ZodUnknown({type: 'unknown'});

/** An object that has at least these members; the others are left out. */
export function object<Shape extends z.$ZodShape>(shape: Shape): z.$ZodObject<Shape, z.$strip>;
export function object(shape: z.$ZodShape): z.$ZodObject {
  return new z.$ZodObject({type: 'object', shape});
}

/** A list, every member of which is like the one given. */
export function list<Member extends z.$ZodType>(element: Member): z.$ZodArray<Member>;
export function list(element: z.$ZodType): z.$ZodArray {
  return new z.$ZodArray({type: 'array', element});
}

/** A member that may be absent. */
export function optional<Member extends z.$ZodType>(innerType: Member): z.$ZodExactOptional<Member>;
export function optional(innerType: z.$ZodType): z.$ZodExactOptional {
  return new z.$ZodExactOptional({type: 'optional', innerType});
}

/** What a schema makes of a value; nothing if it refuses it. Never throws. */
export function read<Schema extends z.$ZodType>(schema: Schema, value: unknown): z.output<Schema> | undefined {
  const result = schema['~standard'].validate(value);
  return 'value' in result ? result.value : undefined;
}
