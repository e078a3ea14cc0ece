import {policy} from '../policy.js';
import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import type {Section} from './texts/texts.js';
import type {Page} from './view.js';

/** Numbers and an address that are kept free for fiction (Ofcom, NANPA, RFC 2606). */
const contacts = {
  phone: {number: '+44 20 7946 0300', link: 'tel:+442079460300'},
  abroad: {number: '+1 202 555 0130', link: 'tel:+12025550130'},
  email: 'help@meridian.example',
};

const section = (id: string, {heading, text}: Section, rest: Markup | '' = ''): Markup =>
  markup`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><p>${text}</p>${rest}</section>`;

const list = (items: readonly string[]): Markup => markup`<ul>${items.map(item => markup`<li>${item}</li>`)}</ul>`;

/** Every way to a new password, and how to reach the portal. Open to everybody. */
export const helpPage: Page = app => {
  app.get('/help', c => {
    const {texts} = c.get('view');
    const {helpPage: page} = texts;
    const {minLength, maxLength = 128} = policy;
    return respond(c, {
      title: texts.help,
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
              <dt>${page.contactPhone}</dt><dd><a href="${contacts.phone.link}"><bdi>${contacts.phone.number}</bdi></a></dd>
              <dt>${page.contactAbroad}</dt><dd><a href="${contacts.abroad.link}"><bdi>${contacts.abroad.number}</bdi></a></dd>
              <dt>${page.contactEmail}</dt><dd><a href="mailto:${contacts.email}"><bdi>${contacts.email}</bdi></a></dd>
            </dl>`,
          )}
        </div>`,
    });
  });
};
