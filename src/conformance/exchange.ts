import {parseStep} from '../core/protocol/more-parts.js';
import type {Step} from '../core/protocol/step.js';
import {ContractBreach} from '../ports/contract.js';

/** One request below the base, and what came back. */
export interface Exchange {
  readonly method: string;
  /** Below the base, with a slash in front and without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, if it is JSON. */
  readonly json: unknown;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** The member of whatever it is; nothing if it has none. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The names of the members of whatever it is, in order; none if it has none. */
export const namesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value).sort() : [];

/** The text as JSON; nothing if it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The media type of an answer, without its parameters. */
export const typeOf = ({headers}: Exchange): string =>
  (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Which request it was, for people. An id of a flow is of no use to them. */
export const nameOf = ({method, path, status}: Exchange): string =>
  `${method} ${path.replace(/^\/flows\/[^/]+/, '/flows/{id}')} → ${status}`;

/** Whether the body looks like a step, well-formed or not. */
export const isStep = ({json}: Exchange): boolean => member(json, 'kind') !== undefined;

/** The step in an answer. Breaks off if there is none. */
export function stepOf(exchange: Exchange): Step {
  const step = parseStep(exchange.json);
  if (!step) throw new ContractBreach(`${nameOf(exchange)} gives no step.`);
  return step;
}
