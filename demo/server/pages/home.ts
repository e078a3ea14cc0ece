import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import type {Section} from './texts/texts.js';
import type {Page} from './view.js';

const card = (path: string, {heading, text}: Section): Markup =>
  markup`<li class="card"><h2><a href="${path}">${heading}</a></h2><p>${text}</p></li>`;

/** The first page. */
export const homePage: Page = app => {
  app.get('/', c => {
    const {texts, session, outbox} = c.get('view');
    const {homePage: home, accountPage} = texts;
    return respond(c, {
      title: home.title,
      main: markup`<div class="hero"><h1>${home.title}</h1><p class="lead">${home.lead}</p></div>
        <ul class="cards">
          ${
            session
              ? card('/account', {
                  heading: texts.account,
                  text: `${accountPage.profile}, ${accountPage.security.toLowerCase()}`,
                })
              : [card('/sign-in', home.signIn), card('/recover', home.forgotten), card('/sign-up', home.signUp)]
          }
          ${card('/help', home.help)} ${outbox ? card('/outbox', home.outbox) : ''}
        </ul>`,
    });
  });
};
