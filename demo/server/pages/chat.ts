import {takeChatToken} from '../assisted/cases.js';
import {inGroups} from '../assisted/crockford.js';
import {links} from '../flows/links.js';
import {formOf, textOf} from './form.js';
import {respond} from './layout.js';
import {markup} from './markup.js';
import {notice} from './notice.js';
import type {Page, PageContext} from './view.js';

/** The chat with support, as far as a demonstration has one. It opens with a token that is good once. */
export const chatPage: Page = (app, services) => {
  app.get(links.chat, (c: PageContext) => notice(c, 'chatUsedPage', 410));

  app.post(links.chat, async (c: PageContext) => {
    const found = await takeChatToken(services, textOf(await formOf(c), 'token'));
    if (!found) return notice(c, 'chatUsedPage', 410);
    const {chatPage: page} = c.get('view').texts;
    return respond(c, {
      title: page.title,
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <dl class="card">
          <dt>${page.reference}</dt><dd><bdi id="reference">${inGroups(found.reference)}</bdi></dd>
          <dt>${page.word}</dt><dd><bdi id="word">${found.word}</bdi><p class="hint">${page.wordHint}</p></dd>
        </dl>
      </div>`,
    });
  });
};
