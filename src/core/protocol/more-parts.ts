import {assistedParts} from './assisted/parse.js';
import {challengeOf, challengeSchema} from './challenge.js';
import {channels, proofMethods, reauthenticationMethods} from './names.js';
import {isSafe, known, part, parseStep as parseFirstSteps, type Parts} from './parse.js';
import type {Step} from './step.js';
import {anything, list, number, object, optional, text} from './wire.js';

/** The part of each further kind of step that is its own, as it stands on the wire. */
export const moreStepSchemas = {
  code: object({challenge: challengeSchema, channels: list(text), methods: optional(list(text))}),
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

/** Readers of the steps that a page seldom comes to: a page loads them with the first one. */
export const moreParts: Parts = {
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
