import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {locales} from '../locales.js';
import {portalName} from '../policy.js';
import {markup, type Markup} from './markup.js';
import type {PortalEnv, View} from './view.js';

/** One page. */
export interface PageParts {
  readonly title: string;
  readonly main: Markup;
  /** Whether it has problems to mend; the title says so. */
  readonly wrong?: boolean;
  /** Names of scripts in `public`, in the order in which they run. They run before the library. */
  readonly scripts?: readonly string[];
  /** Whether it has elements of the library. */
  readonly elements?: boolean;
  readonly status?: ContentfulStatusCode;
}

/** What languages call themselves. */
const languageNames = {en: 'English', pl: 'Polski', ru: 'Русский'};

const link = (path: string, here: string, text: string): Markup =>
  path === here
    ? markup`<li><a href="${path}" aria-current="page">${text}</a></li>`
    : markup`<li><a href="${path}">${text}</a></li>`;

const navigation = ({texts, session}: View, here: string): Markup => markup`<nav aria-label="${texts.mainNavigation}">
  <ul>
    ${link('/', here, texts.home)} ${link('/help', here, texts.help)}
    ${
      session
        ? markup`${link('/account', here, texts.account)}
          <li><form method="post" action="/sign-out"><button class="link">${texts.signOut}</button></form></li>`
        : [link('/sign-in', here, texts.signIn), link('/sign-up', here, texts.signUp)]
    }
  </ul>
</nav>`;

const languages = ({texts, locale}: View, here: string): Markup => markup`<nav aria-label="${texts.language}">
  <ul>
    ${locales.map(each => {
      const current = each === locale ? markup`aria-current="true"` : '';
      return markup`<li><a href="${here}?locale=${each}" lang="${each}" hreflang="${each}" ${current}>${languageNames[each]}</a></li>`;
    })}
  </ul>
</nav>`;

/** Answers with a page. */
export function respond(c: Context<PortalEnv>, parts: PageParts): Response | Promise<Response> {
  const view = c.get('view');
  const {texts, locale} = view;
  const here = c.req.path;
  const title = parts.wrong ? texts.errorTitle(parts.title) : parts.title;
  const scripts = [
    ...(parts.scripts ?? []).map(name => `/assets/${name}`),
    ...(parts.elements ? ['/assets/latchkey/latchkey.min.js'] : []),
  ];
  return c.html(
    markup`<!doctype html>
<html lang="${locale}" dir="ltr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – ${portalName}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/portal.css">
    ${scripts.map(source => markup`<script type="module" src="${source}"></script>`)}
  </head>
  <body>
    <a class="skip" href="#main">${texts.skipToContent}</a>
    <header>
      <div class="bar">
        <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28">${portalName}</a>
        ${navigation(view, here)}
      </div>
    </header>
    <main id="main" tabindex="-1">${parts.main}</main>
    <footer>
      <div class="bar">
        ${languages(view, here)}
        ${view.session?.staff ? markup`<p><a href="/staff">${texts.staffPage.title}</a></p>` : ''}
        ${view.outbox ? markup`<p>${texts.demoNotice} <a href="/outbox">${texts.outbox}</a></p>` : ''}
      </div>
    </footer>
  </body>
</html>`,
    parts.status ?? 200,
  );
}
