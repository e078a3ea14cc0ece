/** A part of a document in JSON. */
export type Json = string | number | boolean | null | readonly Json[] | Members;

/** An object in JSON. */
export interface Members {
  readonly [member: string]: Json;
}

/** Whether it is an object, and no list. */
export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads JSON. Throws what `JSON.parse` throws. */
export function jsonOf(text: string): Json {
  // JSON.parse gives nothing else.
  const json = JSON.parse(text) as Json;
  return json;
}
