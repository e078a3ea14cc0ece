import {dialled, supportNumbers} from '../assisted/support-channels.js';
import {policy} from '../policy.js';
import {endpoint} from './account.js';
import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import type {Section} from './texts/texts.js';
import type {Page} from './view.js';

/** The address is kept free for fiction (RFC 2606), as the numbers are. */
const contacts = {
  phone: supportNumbers.domestic,
  abroad: supportNumbers.abroad,
  email: 'help@meridian.example',
};

const section = (id: string, {heading, text}: Section, rest: Markup | '' = ''): Markup =>
  markup`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><p>${text}</p>${rest}</section>`;

const list = (items: readonly string[]): Markup => markup`<ul>${items.map(item => markup`<li>${item}</li>`)}</ul>`;

/** Every way to a new password, and how to reach the portal. Open to everybody. */
export const helpPage: Page = app => {
  app.get('/help', c => {
    const {texts, locale} = c.get('view');
    const {helpPage: page} = texts;
    const {minLength, maxLength = 128} = policy;
    return respond(c, {
      title: texts.help,
      elements: true,
      main: markup`<h1>${texts.help}</h1>
        <p class="lead">${page.lead}</p>
        <div class="columns even">
          ${section('know', page.know, markup`<p><a href="/account/password">${page.knowLink}</a></p>`)}
          ${section(
            'unknown',
            page.unknown,
            markup`${list(page.unknownNeeds)}<p><a href="/recover">${page.unknownLink}</a></p>`,
          )}
          ${section('lost', page.lost)} ${section('code', page.code, list(page.codeRules))}
          ${section('password', page.password, list(page.passwordRules(minLength, maxLength)))}
          ${section(
            'contact',
            page.contact,
            markup`<dl>
              <dt>${page.contactPhone}</dt><dd><a href="tel:${dialled(contacts.phone)}"><bdi>${contacts.phone}</bdi></a></dd>
              <dt>${page.contactAbroad}</dt><dd><a href="tel:${dialled(contacts.abroad)}"><bdi>${contacts.abroad}</bdi></a></dd>
              <dt>${page.contactEmail}</dt><dd><a href="mailto:${contacts.email}"><bdi>${contacts.email}</bdi></a></dd>
            </dl>`,
          )}
        </div>
        <div class="card" id="offices">
          <office-finder endpoint="${endpoint}" locale="${locale}"></office-finder>
          <noscript><p class="notice">${texts.noScript}</p></noscript>
        </div>`,
    });
  });
};
