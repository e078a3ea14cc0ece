import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import {enqueue} from '../messages/queue.js';
import type {Template} from '../messages/texts/texts.js';
import {attempt} from './attempt.js';
import {channelOf} from './contact.js';
import type {Scene} from './turn.js';

/** Tells an account, by every contact, what has happened to it. What happened does not hang on it. */
export async function notify(
  trx: Transaction<Database>,
  {services, now, locale, contacts}: Pick<Scene, 'services' | 'now' | 'locale' | 'contacts'>,
  template: Template,
  data: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const contact of contacts) {
    const message = {kind: channelOf(contact), to: contact.value, template, locale, data};
    await attempt(trx, 'queueing a notice', () => enqueue(trx, services.secrets, now, message));
  }
}
