// The OpenAPI document of the HTTP protocol, out of the same schemas that servers and pages read by.
import * as z from 'zod/mini';
import {
  actRequestSchema,
  beginRequestSchema,
  capabilitiesSchema,
  officeFilters,
  officePageSchema,
  problemSchema,
  slotsSchema,
  stepSchemas,
} from '../../src/core/protocol/index.js';
import {actExamples, beginExamples, stepExamples} from './examples.js';
import {isMembers, jsonOf, type Json, type Members} from './json.js';
import {wordsAt} from './words.js';

const reference = (name: string): Members => ({$ref: `#/components/schemas/${name}`});

/** Names the words that strings may be, and leaves out bounds that say nothing. */
function told(value: Json, path: readonly string[]): Json {
  if (path.at(-1) === 'problems') return {type: 'array', items: reference('Problem')};
  if (Array.isArray(value)) return value.map((each: Json) => told(each, path));
  if (!isMembers(value)) return value;
  const {minimum, maximum, ...rest} = value;
  const bounds = {
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && {minimum}),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && {maximum}),
  };
  const words = value.type === 'string' && !('enum' in value) && !('const' in value) ? wordsAt(path) : undefined;
  const members = Object.fromEntries(
    Object.entries(rest).map(([name, each]): [string, Json] => [
      name,
      name === 'properties' && isMembers(each)
        ? Object.fromEntries(Object.entries(each).map(([member, schema]) => [member, told(schema, [...path, member])]))
        : told(each, path),
    ]),
  );
  return {
    ...members,
    ...bounds,
    ...(words && {anyOf: [{enum: words}, {type: 'string'}], description: 'Others may be added: read them as unknown.'}),
  };
}

/** The JSON Schema of what is sent. */
function schemaOf(schema: z.core.$ZodType, ...path: string[]): Json {
  const {$schema: _, ...rest} = z.toJSONSchema(schema, {io: 'input', target: 'draft-2020-12'});
  return told(jsonOf(JSON.stringify(rest)), path);
}

/** `new-password` → `NewPasswordStep`. */
const stepName = (kind: string): string =>
  `${kind.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())}Step`;

const json = (schema: Json, examples?: Members): Members => ({
  'application/json': {schema, ...(examples && {examples: named(examples)})},
});

const named = (examples: Members): Members =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, {value}]));

const fault = {
  description: 'A fault: no step is the answer. `code` tells which (RFC 9457).',
  content: {'application/problem+json': {schema: reference('Problem')}},
};

const refusals = {
  401: 'Who asks has to sign in, or to show again who they are.',
  403: 'Not open to this account.',
  409: 'The flow has moved on meanwhile, or the slot is taken: the step as it is now.',
  410: 'The flow, the link or the ticket is over.',
  422: 'What was sent is wrong: the same step with `problems`.',
  423: 'Locked for now.',
  429: 'Too often. `Retry-After` and `retryAt` say until when.',
};

/** A step, with the status of its first problem. */
const steps = (examples: Members): Members => ({
  200: {description: 'The next step.', content: json(reference('Step'), examples)},
  ...Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [
      status,
      {
        description,
        content: {
          'application/json': {schema: reference('Step')},
          'application/problem+json': {schema: reference('Problem')},
        },
      },
    ]),
  ),
  default: fault,
});

const parameter = (
  name: string,
  where: 'path' | 'query' | 'header',
  description: string,
  more: Members = {},
): Members => ({
  name,
  in: where,
  description,
  ...(where === 'path' && {required: true}),
  schema: {type: 'string'},
  ...more,
});

const key = parameter('Idempotency-Key', 'header', 'The same key and body take effect once, and get the same answer.');
const flow = parameter('id', 'path', 'The id of the flow.');
const language = parameter('Accept-Language', 'header', 'The language of the messages that the server sends.');
const number = {schema: {type: 'number'}};

/** The document. Paths are relative to the base that the host chooses. */
export const openApiDocument = (version: string): Members => ({
  openapi: '3.1.0',
  info: {
    title: 'Latchkey',
    version,
    license: {name: 'MIT', identifier: 'MIT'},
    description:
      'A new password, in every way a service can offer: the server names the step, the person answers it. Times are milliseconds since 1970 (UTC), by the server.',
  },
  servers: [{url: '{base}', variables: {base: {default: '/api/latchkey'}}}],
  security: [],
  paths: {
    '/capabilities': {
      get: {
        operationId: 'capabilities',
        summary: 'What the backend can do, and where its pages are',
        responses: {
          200: {description: 'The capabilities.', content: json(reference('Capabilities'))},
          default: fault,
        },
      },
    },
    '/flows': {
      post: {
        operationId: 'begin',
        summary: 'Begin a flow',
        parameters: [key, language],
        requestBody: {required: true, content: json(reference('BeginRequest'), beginExamples)},
        responses: steps({identify: stepExamples.identify ?? null}),
      },
    },
    '/flows/{id}': {
      get: {
        operationId: 'resume',
        summary: 'The step where the flow is now',
        parameters: [flow, language],
        responses: steps({}),
      },
      delete: {
        operationId: 'cancel',
        summary: 'End a flow that is no longer wanted',
        parameters: [flow, key],
        responses: {204: {description: 'It has ended.'}, default: fault},
      },
    },
    '/flows/{id}/actions': {
      post: {
        operationId: 'act',
        summary: 'Answer a step',
        parameters: [flow, key, language],
        requestBody: {required: true, content: json(reference('ActRequest'), actExamples)},
        responses: steps(stepExamples),
      },
    },
    '/offices': {
      get: {
        operationId: 'offices',
        summary: 'Offices, a page at a time',
        parameters: [
          parameter('text', 'query', 'Words of the name or the address; the last one may be unfinished.'),
          parameter('latitude', 'query', 'With `longitude`: nearest first. Degrees.', number),
          parameter('longitude', 'query', 'With `latitude`.', number),
          parameter('filter', 'query', 'May be given more than once; all have to hold.', {
            schema: {type: 'array', items: {enum: officeFilters}},
            explode: true,
          }),
          parameter('language', 'query', 'A language that is spoken there, a BCP 47 tag.'),
          parameter('cursor', 'query', 'The `next` of the page before.'),
        ],
        responses: {
          200: {description: 'A page of offices.', content: json(reference('OfficePage'))},
          default: fault,
        },
      },
    },
    '/offices/{id}/slots': {
      get: {
        operationId: 'slots',
        summary: 'The free slots of an office',
        parameters: [
          parameter('id', 'path', 'The id of the office.'),
          parameter('from', 'query', 'The first day, `YYYY-MM-DD` in the time zone of the office.', {required: true}),
          parameter('to', 'query', 'The last day.', {required: true}),
        ],
        responses: {
          200: {
            description: 'The slots, earliest first; none of an office that is unknown.',
            content: json(reference('Slots')),
          },
          default: fault,
        },
      },
    },
  },
  components: {
    schemas: {
      BeginRequest: schemaOf(beginRequestSchema),
      ActRequest: schemaOf(actRequestSchema),
      Capabilities: schemaOf(capabilitiesSchema),
      OfficePage: schemaOf(officePageSchema),
      Slots: schemaOf(slotsSchema),
      Problem: schemaOf(problemSchema),
      Step: {
        oneOf: Object.keys(stepSchemas).map(kind => reference(stepName(kind))),
        discriminator: {
          propertyName: 'kind',
          mapping: Object.fromEntries(
            Object.keys(stepSchemas).map(kind => [kind, `#/components/schemas/${stepName(kind)}`]),
          ),
        },
      },
      ...Object.fromEntries(
        Object.entries(stepSchemas).map(([kind, schema]) => [stepName(kind), schemaOf(schema, kind)]),
      ),
    },
  },
});
