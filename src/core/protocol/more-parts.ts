import {assistedParts} from './assisted/parse.js';
import {challengeOf, challengeSchema} from './challenge.js';
import {channels, documentIds, identifierKinds, proofMethods, reauthenticationMethods} from './names.js';
import {isSafe, known, part, parseStep as parseFirstSteps, type Parts} from './parse.js';
import type {Step} from './step.js';
import {anything, list, number, object, optional, text} from './wire.js';

/** The part of each further kind of step that is its own, as it stands on the wire. */
export const moreStepSchemas = {
  identify: object({identifiers: list(text), identifier: optional(text), passkey: optional(anything)}),
  document: object({documents: list(text)}),
  code: object({challenge: challengeSchema, channels: list(text), methods: optional(list(text))}),
  'recovery-code': object({length: number, methods: list(text)}),
  reauthenticate: object({
    methods: list(text),
    username: optional(text),
    challenge: optional(challengeSchema),
    channels: list(text),
    passkey: optional(anything),
  }),
  passkey: object({passkey: anything, methods: optional(list(text))}),
  hold: object({until: number, pollAfter: number}),
  redirect: object({url: text}),
};

/** Readers of the steps of a recovery and of those that are rare: the page of a change loads them with the first one. */
export const moreParts: Parts = {
  identify: part(moreStepSchemas.identify, wire => {
    const identifiers = known(wire.identifiers, identifierKinds);
    return identifiers[0] && {...wire, kind: 'identify', identifiers};
  }),
  document: part(moreStepSchemas.document, wire => {
    const documents = known(wire.documents, documentIds);
    return documents[0] && {kind: 'document', documents};
  }),
  code: part(moreStepSchemas.code, wire => {
    const challenge = challengeOf(wire.challenge);
    return (
      challenge && {
        kind: 'code',
        challenge,
        channels: known(wire.channels, channels),
        ...(wire.methods && {methods: known(wire.methods, proofMethods)}),
      }
    );
  }),
  'recovery-code': part(moreStepSchemas['recovery-code'], ({length, methods}) => ({
    kind: 'recovery-code',
    length,
    methods: known(methods, proofMethods),
  })),
  reauthenticate: part(moreStepSchemas.reauthenticate, ({challenge: sent, ...rest}) => {
    const methods = known(rest.methods, reauthenticationMethods);
    const challenge = challengeOf(sent);
    return (
      methods[0] && {
        ...rest,
        kind: 'reauthenticate',
        methods,
        channels: known(rest.channels, channels),
        ...(challenge && {challenge}),
      }
    );
  }),
  passkey: part(moreStepSchemas.passkey, ({passkey, methods}) => ({
    kind: 'passkey',
    passkey,
    ...(methods && {methods: known(methods, proofMethods)}),
  })),
  hold: part(moreStepSchemas.hold, wire => ({...wire, kind: 'hold'})),
  redirect: part(moreStepSchemas.redirect, wire => (isSafe(wire.url) ? {...wire, kind: 'redirect'} : undefined)),
  ...assistedParts,
};

/** Reads a step of any kind off the wire. See `parse.ts`. */
export const parseStep = (value: unknown): Step | undefined => parseFirstSteps(value, moreParts);
