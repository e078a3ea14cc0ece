import {randomUUID} from 'node:crypto';
import type {Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import {templates} from './texts/texts.js';

/**
 * Something to tell somebody. Templates and their data:
 *
 * | template | data |
 * |---|---|
 * | `code` | `code`: the digits; `minutes`: how long it is good for; `link`: the token of a link that serves instead, where there is one |
 * | `password-changed` | `report`: the token for "this wasn't me" |
 * | `account-opened` | `name` |
 * | `account-exists` | none |
 * | `contact-changed` | none |
 * | `account-frozen` | none |
 * | `recovery-codes-issued` | none |
 * | `recovery-code-used` | none |
 * | `ticket` | `reference`; `office`: name and address, line by line, where one was chosen; `startsAt`: the time of the slot, where there is one; `timeZone`; `documents`: their ids, with spaces between; `expiresAt` |
 */
export interface Message {
  readonly kind: 'sms' | 'email';
  /** A phone in E.164 or an e-mail. */
  readonly to: string;
  readonly template: string;
  /** A BCP 47 tag; English where there is no text in it. */
  readonly locale: string;
  readonly data: Readonly<Record<string, string>>;
}

/** How to queue a message. */
export interface EnqueueOptions {
  /** Writes the same row for a decoy; it is never sent nor shown. */
  readonly discard?: boolean;
  /** When it is of no more use, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** The purpose of the key that the data of messages is encrypted with. */
export const messagePurpose = 'message';

/**
 * Queues in the given transaction. The data is encrypted at rest, and wiped once it is delivered or of no more use.
 * Throws if there is no such template.
 */
export async function enqueue(
  trx: Transaction<Database>,
  secrets: Secrets,
  now: number,
  message: Message,
  {discard = false, expiresAt}: EnqueueOptions = {},
): Promise<void> {
  if (!templates.some(template => template === message.template)) {
    throw new Error(`There is no message template ${message.template}.`);
  }
  await trx
    .insertInto('message')
    .values({
      id: randomUUID(),
      kind: message.kind,
      recipient: message.to,
      template: message.template,
      locale: message.locale,
      data: secrets.encrypt(messagePurpose, JSON.stringify(message.data)),
      discard,
      createdAt: now,
      expiresAt: expiresAt ?? null,
      nextAttemptAt: now,
      sentAt: null,
      failedAt: null,
    })
    .execute();
}
