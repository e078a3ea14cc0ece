import type {Selectable} from 'kysely';
import type {MessageTable} from '../database/schema.js';
import type {Services} from '../services.js';
import {mailDelivery} from './mail.js';
import {messagePurpose, type Message} from './queue.js';
import {renderMessage, type RenderedMessage} from './render.js';
import {smsDelivery} from './sms.js';

/** A message that leaves. */
export interface OutgoingMessage extends RenderedMessage {
  readonly id: string;
  readonly to: string;
}

/** Hands a message over. Rejects if that fails; the error's `code` is all that is logged of it. */
export type Delivery = (message: OutgoingMessage) => Promise<void>;

const second = 1000;
const hour = 60 * 60 * second;

/** For how long a message belongs to the sender that took it: longer than a delivery can take. */
const lease = 60 * second;
/** How many messages a sender takes at once. */
const batch = 10;
/** After this many tries a message is given up. */
const mostAttempts = 10;
/** A message that has waited for longer would only confuse. */
const oldest = 24 * hour;
/** How long rows are kept to answer questions about delivery. */
const keptFor = 7 * 24 * hour;

/** When to try again after so many tries: 2 s, 4 s, 8 s … up to 15 minutes. */
export const pauseAfter = (attempts: number): number => Math.min(2 ** attempts, 900) * second;

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every(each => typeof each === 'string');

/** The message in a row of the table; nothing once its data is gone. */
export function messageOf(row: Selectable<MessageTable>, {secrets}: Pick<Services, 'secrets'>): Message | undefined {
  if (row.data === null) return undefined;
  const data: unknown = JSON.parse(secrets.decrypt(messagePurpose, row.data));
  if (!isTexts(data)) throw new Error('The data of a message are texts.');
  const {kind, recipient, template, locale} = row;
  return {kind, to: recipient, template, locale, data};
}

/** Ways out, by the kind of message. A kind without one is shown in the outbox. */
export type Deliveries = Partial<Record<Message['kind'], Delivery>>;

/** The ways out that the configuration names. */
export const deliveriesOf = (config: Services['config']): Deliveries => ({
  ...(config.smtpUrl && {email: mailDelivery(config.smtpUrl, config)}),
  ...(config.smsUrl && {sms: smsDelivery(config.smsUrl)}),
});

const kindsOf = (deliveries: Deliveries): Message['kind'][] =>
  (['sms', 'email'] as const).filter(kind => deliveries[kind] !== undefined);

/**
 * Takes some messages whose time has come. Rows that another sender is just taking are skipped, and what is taken is out
 * of the others' sight for the length of the lease. So a message leaves once, unless a sender dies while it delivers.
 */
async function take({db, now}: Services, deliveries: Deliveries): Promise<Selectable<MessageTable>[]> {
  const time = now();
  return db
    .updateTable('message')
    .set(({eb}) => ({attempts: eb('attempts', '+', 1), nextAttemptAt: time + lease}))
    .where('id', 'in', waiting =>
      waiting
        .selectFrom('message')
        .select('id')
        .where('discard', '=', false)
        .where('sentAt', 'is', null)
        .where('failedAt', 'is', null)
        .where('kind', 'in', kindsOf(deliveries))
        .where('nextAttemptAt', '<=', time)
        .where('createdAt', '>', time - oldest)
        .where(({eb, or}) => or([eb('expiresAt', 'is', null), eb('expiresAt', '>', time)]))
        .orderBy('nextAttemptAt')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';

async function deliver(services: Services, deliveries: Deliveries, row: Selectable<MessageTable>): Promise<void> {
  const {db, config, now} = services;
  const {id, kind, recipient: to, attempts} = row;
  const settle = db.updateTable('message').where('id', '=', id);
  try {
    const message = messageOf(row, services);
    if (message) await deliveries[kind]?.({id, to, ...renderMessage(message, config.origin)});
    await settle.set({sentAt: now(), data: null}).execute();
  } catch (error) {
    const lost = attempts >= mostAttempts;
    process.stderr.write(`Message ${id} (${kind}), try ${attempts}: ${codeOf(error)}${lost ? ', given up' : ''}\n`);
    await settle.set(lost ? {failedAt: now(), data: null} : {nextAttemptAt: now() + pauseAfter(attempts)}).execute();
  }
}

/** Delivers what is waiting, and gives the number of tries that were made. */
export async function deliverMessages(services: Services, deliveries: Deliveries): Promise<number> {
  if (!kindsOf(deliveries).length) return 0;
  const taken = await take(services, deliveries);
  await Promise.all(taken.map(row => deliver(services, deliveries, row)));
  return taken.length;
}

/** Housekeeping: wipes what is of no more use and drops old rows. Harmless if several instances do it at once. */
export async function tidyMessages({db, now}: Services, deliveries: Deliveries): Promise<void> {
  const time = now();
  const kinds = kindsOf(deliveries);
  await db
    .deleteFrom('message')
    .where('createdAt', '<=', time - keptFor)
    .execute();
  await db
    .updateTable('message')
    .set({data: null, failedAt: time})
    .where('sentAt', 'is', null)
    .where('failedAt', 'is', null)
    .where(({eb, or, and}) =>
      or([
        eb('expiresAt', '<=', time),
        ...(kinds.length ? [and([eb('kind', 'in', kinds), eb('createdAt', '<=', time - oldest)])] : []),
      ]),
    )
    .execute();
}
