import {outboxMessages, type OutboxMessage} from '../messages/outbox.js';
import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import type {Page, View} from './view.js';

/** The text of a message; what leads to this portal is a link. */
const linked = (text: string, origin: string): (Markup | string)[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .map(part => (part.startsWith(`${origin}/`) ? markup`<a href="${part}">${part}</a>` : part));

function item({texts, locale}: View, message: OutboxMessage, origin: string): Markup {
  const {outboxPage: page} = texts;
  const {id, kind, to, createdAt, subject, text} = message;
  const time = new Date(createdAt);
  const shown = new Intl.DateTimeFormat(locale, {timeStyle: 'medium', dateStyle: 'medium', timeZone: 'UTC'}).format(
    time,
  );
  return markup`<li class="card message" data-kind="${kind}" data-id="${id}">
    <p class="hint"><strong>${page[kind]}</strong> · ${page.to} <bdi class="to">${to}</bdi> · <time datetime="${time.toISOString()}">${shown} UTC</time></p>
    ${subject === undefined ? '' : markup`<h2 lang="${message.locale}">${subject}</h2>`}
    <p class="text" lang="${message.locale}">${linked(text, origin)}</p>
  </li>`;
}

/** What would leave, for a portal without a way out for messages. Open to everybody, and says so. */
export const outboxPage: Page = (app, services) => {
  app.get('/outbox', async c => {
    const view = c.get('view');
    if (!view.outbox) return c.notFound();
    const {outboxPage: page} = view.texts;
    const messages = await outboxMessages(services);
    return respond(c, {
      title: page.title,
      scripts: ['outbox.js'],
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <p class="notice warning">${page.warning}</p>
        <p role="status" id="count">${page.count(messages.length)}</p>
        <ol id="messages" class="messages">
          ${messages.length ? messages.map(message => item(view, message, services.config.origin)) : markup`<li>${page.empty}</li>`}
        </ol>
      </div>`,
    });
  });
};
