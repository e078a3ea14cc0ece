import * as z from 'zod/mini';
import {documentIds} from '../names.js';
import {officeFilters, supportReasons, ticketChanges, wayNames} from './names.js';

/** The longest text that any field of a request may have, in UTF-16 units. */
const text = z.string().check(z.maxLength(1024));

/** The actions that answer assisted steps, for servers. */
export const assistedActionSchemas = [
  z.object({type: z.literal('choose-way'), way: z.enum(wayNames)}),
  z.object({
    type: z.literal('suitability'),
    documents: z.array(z.enum(documentIds)).check(z.maxLength(documentIds.length)),
    expired: z.boolean(),
    renamed: z.boolean(),
  }),
  z.object({type: z.literal('office'), office: z.exactOptional(text)}),
  z.object({type: z.literal('slot'), slot: z.exactOptional(text)}),
  z.object({type: z.literal('issue-ticket')}),
  z.object({type: z.literal('change-ticket'), change: z.enum(ticketChanges)}),
  z.object({type: z.literal('copy-ticket'), email: text}),
  z.object({type: z.literal('revisit')}),
  z.object({type: z.literal('activate'), activation: z.exactOptional(text), code: text}),
  z.object({type: z.literal('reason'), reason: z.enum(supportReasons)}),
  z.object({type: z.literal('support'), supportChannel: text}),
  z.object({
    type: z.literal('case-details'),
    name: text,
    document: z.enum(documentIds),
    value: text,
    callBack: z.exactOptional(text),
  }),
  z.object({type: z.literal('open-chat')}),
] as const;

const degrees = (most: number) => z.coerce.number().check(z.minimum(-most), z.maximum(most));

/** The query of `GET {base}/offices`, for servers: what `officeSearch` writes. */
export const officeQuerySchema = z.object({
  text: z.exactOptional(text),
  latitude: z.exactOptional(degrees(90)),
  longitude: z.exactOptional(degrees(180)),
  filter: z._default(z.array(z.enum(officeFilters)), []),
  language: z.exactOptional(text),
  cursor: z.exactOptional(text),
});
