import {localeOf} from '../locales.js';
import {portalName} from '../policy.js';
import {en} from './texts/en.js';
import {pl} from './texts/pl.js';
import {ru} from './texts/ru.js';
import {templates} from './texts/texts.js';
import type {Message} from './queue.js';

const languages = {en, pl, ru};

/** A message as it leaves. */
export interface RenderedMessage {
  /** Of mail. */
  readonly subject?: string;
  readonly text: string;
}

/**
 * Puts a message into words.
 *
 * The last line of an SMS with a code binds it to the portal's host, so that a browser fills it in there and nowhere
 * else: `@host #code` (Web Incubator CG, "Origin-bound one-time codes delivered via SMS").
 */
export function renderMessage(message: Message, origin: string): RenderedMessage {
  const template = templates.find(name => name === message.template);
  if (!template) throw new Error(`There is no message template ${message.template}.`);
  const text = languages[localeOf(message.locale) ?? 'en'][template];
  const {code, link: token} = message.data;
  // What stands behind # reaches neither a server nor a log.
  const link = token === undefined ? undefined : `${origin}/recover/link#${token}`;
  const context = {portal: portalName, origin, link, data: message.data};
  if (message.kind === 'email') return {subject: text.subject(context), text: text.email(context)};
  const binding = template === 'code' && code ? `\n\n@${new URL(origin).hostname} #${code}` : '';
  return {text: text.sms(context) + binding};
}
