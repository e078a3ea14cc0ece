import type {CharacterClass, PasswordPolicy} from '../policy/policy.js';
import {capabilitiesSchema, type Capabilities} from './capabilities.js';
import {documentIds, flowKinds, identifierKinds, stepActions} from './names.js';
import {problemCodes, problemSchema, type Problem} from './problem.js';
import {stepBaseSchema, stepSchemas, type Step, type StepBase, type StepKind, type StepOf} from './step.js';
import {read, type OutputOf, type Schema} from './wire.js';

type Wire<Kind extends keyof typeof stepSchemas> = OutputOf<(typeof stepSchemas)[Kind]>;

/** What a step has besides what every step carries. */
export type Part<Kind extends StepKind = StepKind> = Kind extends StepKind ? Omit<StepOf<Kind>, keyof StepBase> : never;

/** The words of a list that this version knows, in the list's order. */
export const known = <Word extends string>(list: readonly string[], words: readonly Word[]): Word[] =>
  list.flatMap(name => words.find(word => word === name) ?? []);

/** Only what may stand in a link of the page: `https:`, this machine, or a path on the same origin. */
export const isSafe = (url: string): boolean =>
  /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]|\/(?![/\\]))/.test(url);

/** The members that may stand in a link of the page. */
const safeLinks = (links: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(links).filter(([, url]) => isSafe(url)));

const isClass = (name: string): name is CharacterClass =>
  /^(upper|lower|digit|special|ascii-printable|unicode|\[[^]+\])$/.test(name);

function policyOf({required, allowed, minStrength, ...rest}: Wire<'new-password'>['policy']): PasswordPolicy {
  const strength = ([0, 1, 2, 3, 4] as const).find(score => score === minStrength);
  return {
    ...rest,
    // An alternative of classes that are all unknown would refuse every password: the server judges it.
    required: required.map(classes => classes.filter(isClass)).filter(classes => classes[0]),
    ...(allowed && {allowed: allowed.filter(isClass)}),
    ...(strength !== undefined && {minStrength: strength}),
  };
}

function problemOf({code, params, ...rest}: OutputOf<typeof problemSchema>): Problem {
  const numbers = Object.entries(params ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    ...rest,
    code: known([code], problemCodes)[0] ?? 'unknown',
    ...(numbers[0] && {params: Object.fromEntries(numbers)}),
  };
}

/** Reads the part of a step that is its kind's own; gives nothing if it lacks what the step cannot do without. */
export const part =
  <Wire>(schema: Schema<Wire>, finish: (wire: Wire) => Part | undefined) =>
  (value: unknown): Part | undefined => {
    const wire = read(schema, value);
    return wire && finish(wire);
  };

/** Readers of the parts of steps, by their kinds. */
export type Parts = Readonly<Record<string, (value: unknown) => Part | undefined>>;

const parts: Parts = {
  identify: part(stepSchemas.identify, wire => {
    const identifiers = known(wire.identifiers, identifierKinds);
    return identifiers[0] && {...wire, kind: 'identify', identifiers};
  }),
  document: part(stepSchemas.document, wire => {
    const documents = known(wire.documents, documentIds);
    return documents[0] && {kind: 'document', documents};
  }),
  'new-password': part(stepSchemas['new-password'], wire => ({
    ...wire,
    kind: 'new-password',
    policy: policyOf(wire.policy),
  })),
  done: part(stepSchemas.done, ({signInUrl = '', reportUrl = '', ...rest}) => ({
    ...rest,
    kind: 'done',
    ...safeLinks({signInUrl, reportUrl}),
  })),
};

/** What a server may leave out. */
const defaults = {problems: [], actions: [], channels: [], context: [], current: false, pollAfter: 30_000};

/**
 * Reads a step off the wire. What a newer server adds is left out; a kind that is not known, or a known one that lacks
 * its fields, gives an `unsupported` step. Gives nothing if it is no step at all. The kinds that a page can't begin with are in `more-parts.ts`.
 */
export function parseStep(value: unknown, more: Parts = {}): Step | undefined {
  const whole: unknown = {...defaults, ...Object(value)};
  const wire = read(stepBaseSchema, whole);
  if (!wire) return undefined;
  const {kind, ...rest} = wire;
  const base = {...rest, problems: rest.problems.map(problemOf), actions: known(rest.actions, stepActions)};
  return {
    ...base,
    ...(new Map(Object.entries({...parts, ...more})).get(kind)?.(whole) ?? {kind: 'unsupported', name: kind}),
  };
}

/** Reads the capabilities off the wire. Gives nothing if they are malformed. */
export function parseCapabilities(value: unknown): Capabilities | undefined {
  const wire = read(capabilitiesSchema, {links: {}, ...Object(value)});
  return wire && {flows: known(wire.flows, flowKinds), links: safeLinks(wire.links)};
}

/** Reads a problem off the wire, such as the members of an RFC 9457 document. Gives nothing if it is malformed. */
export function parseProblem(value: unknown): Problem | undefined {
  const wire = read(problemSchema, value);
  return wire && problemOf(wire);
}
