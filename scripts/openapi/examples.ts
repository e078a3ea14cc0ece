// Examples for the OpenAPI document: requests that the demonstration's portal takes, and a step of each kind.
import {step} from '../../src/adapters/scripted/index.js';
import type {ActRequest, BeginRequest} from '../../src/core/protocol/index.js';
import {jsonOf, type Json} from './json.js';

const plain = (value: object): Json => jsonOf(JSON.stringify(value));

const requests = <Request extends object>(list: Readonly<Record<string, Request>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(list).map(([name, request]) => [name, plain(request)]));

/** Bodies of `POST {base}/flows`. */
export const beginExamples = requests<BeginRequest>({
  'get back in': {flow: 'recover-access', input: {}},
  'change the password': {flow: 'change-password', input: {}},
});

/** Bodies of `POST {base}/flows/{id}/actions`, in the order of a recovery. */
export const actExamples = requests<ActRequest>({
  identify: {revision: 0, action: {type: 'identify', identifierKind: 'email', identifier: 'nadezhda@example.org'}},
  document: {revision: 1, action: {type: 'document', document: 'ru-snils', value: '11223344595'}},
  code: {revision: 2, action: {type: 'code', code: '000000'}},
  way: {revision: 2, action: {type: 'way'}},
  'choose a way': {revision: 3, action: {type: 'choose-way', way: 'visit'}},
  suitability: {
    revision: 4,
    action: {type: 'suitability', documents: ['ru-passport', 'ru-snils'], expired: false, renamed: false},
  },
  'any office': {revision: 5, action: {type: 'office'}},
  'issue the ticket': {revision: 6, action: {type: 'issue-ticket'}},
});

/** A step of each kind. */
export const stepExamples: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.values(step)
    .map(make => make())
    .filter(({kind}) => kind !== 'unsupported')
    .map(each => [each.kind, plain(each)]),
);
