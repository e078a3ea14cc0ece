import type {Services} from '../services.js';
import type {Message} from './queue.js';
import {renderMessage, type RenderedMessage} from './render.js';
import {messageOf} from './sender.js';

/** A message that would leave. */
export interface OutboxMessage extends RenderedMessage {
  readonly id: string;
  readonly kind: Message['kind'];
  readonly to: string;
  readonly locale: string;
  readonly createdAt: number;
}

/** The kinds of message that have no way out, so that they are shown instead. */
export const shownKinds = ({smtpUrl, smsUrl}: Services['config']): Message['kind'][] => [
  ...(smsUrl ? [] : ['sms' as const]),
  ...(smtpUrl ? [] : ['email' as const]),
];

/** How many messages are shown. */
const most = 50;

/** What would have left, newest first, unless it is of no more use. */
export async function outboxMessages(services: Services): Promise<OutboxMessage[]> {
  const {db, config, now} = services;
  const kinds = shownKinds(config);
  if (!kinds.length) return [];
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('discard', '=', false)
    .where('data', 'is not', null)
    .where('kind', 'in', kinds)
    .where(({eb, or}) => or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now())]))
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.flatMap(row => {
    const message = messageOf(row, services);
    if (!message) return [];
    const {id, kind, recipient: to, createdAt, locale} = row;
    return [{id, kind, to, locale, createdAt, ...renderMessage(message, config.origin)}];
  });
}
