/**
 * What a value on the wire looks like, as data. A page reads answers by it in a few lines (`read`); `schemas.ts` makes zod
 * schemas of it for servers and tests. zod itself would cost every page 4.4 kB, of 20 in all.
 */
export interface Schema<Output = unknown> {
  readonly type: 'string' | 'number' | 'boolean' | 'unknown' | 'object' | 'list';
  /** Whether the member of an object may be absent. */
  readonly isOptional?: true;
  /** The members of an object that are known here. */
  readonly members?: Readonly<Record<string, Schema>>;
  /** What every member of a list looks like. */
  readonly member?: Schema;
  /** Never there: tells the compiler what is read. */
  readonly output?: Output;
}

/** A member that may be absent. */
export interface Optional<Output = unknown> extends Schema<Output> {
  readonly isOptional: true;
}

/** What is read by a schema. */
export type OutputOf<Each> = Each extends Schema<infer Output> ? Output : never;

type Members = Readonly<Record<string, Schema>>;
type OptionalNames<Each extends Members> = {
  [Name in keyof Each]: Each[Name] extends Optional ? Name : never;
}[keyof Each];
type ObjectOf<Each extends Members> = {
  readonly [Name in Exclude<keyof Each, OptionalNames<Each>>]: OutputOf<Each[Name]>;
} & {readonly [Name in OptionalNames<Each>]?: OutputOf<Each[Name]>};

/** Any text. */
export const text: Schema<string> = {type: 'string'};
/** Any finite number. */
export const number: Schema<number> = {type: 'number'};
/** Yes or no. */
export const flag: Schema<boolean> = {type: 'boolean'};
/** Anything. */
export const anything: Schema = {type: 'unknown'};
/** An object that has at least these members; the others are left out. */
export const object = <const Each extends Members>(members: Each): Schema<ObjectOf<Each>> => ({
  type: 'object',
  members,
});
/** A list, every member of which is like the one given. */
export const list = <Each>(member: Schema<Each>): Schema<readonly Each[]> => ({type: 'list', member});
/** A member that may be absent. */
export const optional = <Each>(schema: Schema<Each>): Optional<Each> => ({...schema, isOptional: true});

/** What a schema makes of a value; nothing if it refuses it. Never throws. */
export function read<Output>(schema: Schema<Output>, value: unknown): Output | undefined;
export function read({type, member, members = {}}: Schema, value: unknown): unknown {
  if (type === 'unknown') return value;
  if (member) {
    const items: unknown[] | undefined = Array.isArray(value) ? value.map(item => read(member, item)) : undefined;
    return items?.includes(undefined) ? undefined : items;
  }
  // JSON can name a number without end (1e999), at which dates and counts throw.
  if (typeof value !== type || value === null || (type === 'number' && !Number.isFinite(value))) return undefined;
  if (typeof value !== 'object') return value;
  const given = new Map<string, unknown>(Object.entries(value));
  const taken: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(members)) {
    if (schema.isOptional && !given.has(name)) continue;
    const part = read(schema, given.get(name));
    if (part === undefined) return undefined;
    taken[name] = part;
  }
  return taken;
}
