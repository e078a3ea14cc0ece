import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import {enqueue} from '../messages/queue.js';
import type {Template} from '../messages/texts/texts.js';
import type {Services} from '../services.js';

/** Tells somebody, by every contact of the account, what has been done with it. */
export async function tell(
  trx: Transaction<Database>,
  {secrets, now}: Pick<Services, 'secrets' | 'now'>,
  accountId: string,
  template: Template,
  data: Readonly<Record<string, string>> = {},
): Promise<void> {
  const {email, phoneNumber, locale} = await trx
    .selectFrom('user')
    .select(['email', 'phoneNumber', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const message = {template, locale, data};
  await enqueue(trx, secrets, now(), {...message, kind: 'email', to: email});
  if (phoneNumber !== null) await enqueue(trx, secrets, now(), {...message, kind: 'sms', to: phoneNumber});
}
