import {freezeAccount} from '../assisted/freeze.js';
import {takeReport} from '../assisted/reports.js';
import {inTransaction} from '../database/again.js';
import {links} from '../flows/links.js';
import {respond} from './layout.js';
import {markup} from './markup.js';
import {notice} from './notice.js';
import type {Page, PageContext} from './view.js';

const frozen = '/frozen';

/**
 * "This wasn't me", from a link in a notice or from the end of a change. To look at the page changes nothing: scanners of
 * mail open every link. The button freezes the account.
 */
export const notMePage: Page = (app, services) => {
  app.get(`${links.report}/:token`, (c: PageContext) => {
    const {notMePage: page} = c.get('view').texts;
    return respond(c, {
      title: page.title,
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <form method="post" action="${c.req.path}" class="card">
          <ul>${page.effects.map(effect => markup`<li>${effect}</li>`)}</ul>
          <button>${page.freeze}</button>
        </form>
      </div>`,
    });
  });

  app.post(`${links.report}/:token`, async c => {
    const accountId = await inTransaction(services.db, async trx => {
      const found = await takeReport(trx, services, c.req.param('token'));
      if (found !== undefined) await freezeAccount(trx, services, found);
      return found;
    });
    return accountId === undefined ? notice(c, 'notMeUsedPage', 410) : c.redirect(frozen, 303);
  });

  app.get(frozen, (c: PageContext) => {
    const {frozenPage: page} = c.get('view').texts;
    return respond(c, {
      title: page.title,
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <div class="card">
          <p><a href="${links.recover}">${page.recover}</a></p>
          <p><a href="${links.recover}?theft">${page.support}</a></p>
        </div>
      </div>`,
    });
  });
};
