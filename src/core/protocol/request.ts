import * as z from 'zod/mini';
import type {ActRequest, BeginRequest} from './action.js';
import {supportReasons} from './assisted/names.js';
import {assistedActionSchemas} from './assisted/request.js';
import {channels, documentIds, flowKinds, identifierKinds, proofMethods} from './names.js';

/** The longest text that any field of a request may have, in UTF-16 units. A password of 128 code points fits well. */
const text = z.string().check(z.maxLength(1024));

/** What WebAuthn gave. What stands in it is judged by the library that verifies it. */
const credential = z.record(z.string(), z.unknown());

const sideActions = ['back', 'resend', 'way', 'cancel', 'restart'] as const;

/** The body of `POST {base}/flows`, for servers. */
export const beginRequestSchema: z.ZodMiniType<BeginRequest> = z.object({
  flow: z.enum(flowKinds),
  input: z._default(
    z.object({
      identifier: z.exactOptional(text),
      link: z.exactOptional(text),
      mode: z.exactOptional(z.literal('forced')),
      reason: z.exactOptional(z.enum(supportReasons)),
    }),
    {},
  ),
});

/** The body of `POST {base}/flows/{id}/actions`, for servers. */
export const actRequestSchema: z.ZodMiniType<ActRequest> = z.object({
  revision: z.int(),
  action: z.discriminatedUnion('type', [
    z.object({type: z.literal('identify'), identifierKind: z.enum(identifierKinds), identifier: text}),
    z.object({type: z.literal('document'), document: z.enum(documentIds), value: text}),
    z.object({type: z.literal('code'), code: text}),
    z.object({type: z.literal('recovery-code'), code: text}),
    z.object({type: z.literal('passkey'), credential}),
    z.object({type: z.literal('add-passkey'), credential}),
    z.object({
      type: z.literal('reauthenticate'),
      password: z.exactOptional(text),
      code: z.exactOptional(text),
      credential: z.exactOptional(credential),
    }),
    z.object({
      type: z.literal('new-password'),
      password: text,
      currentPassword: z.exactOptional(text),
      endOtherSessions: z.exactOptional(z.boolean()),
    }),
    z.object({type: z.literal('issue-recovery-codes')}),
    ...assistedActionSchemas,
    z.object({type: z.literal('channel'), channel: z.enum(channels)}),
    z.object({type: z.literal('method'), method: z.enum(proofMethods)}),
    z.object({type: z.enum(sideActions)}),
  ]),
});
