import {inGroups} from '../assisted/crockford.js';
import {countRecoveryCodes, issueRecoveryCodes} from '../auth/recovery-codes.js';
import {inTransaction} from '../database/again.js';
import {takeAnswer} from '../flows/tries.js';
import {recoveryCodesPath, signInFirst} from './account.js';
import {field, formOf, summary, textOf} from './form.js';
import {respond} from './layout.js';
import {markup} from './markup.js';
import type {Page, PageContext} from './view.js';

/** Recovery codes, for whoever shows the password once more. */
export const recoveryCodesPage: Page = (app, services) => {
  const {db, accounts, secrets, now} = services;

  async function form(c: PageContext, accountId: string, problem?: string): Promise<Response> {
    const {texts} = c.get('view');
    const {recoveryCodesPage: page} = texts;
    const count = await countRecoveryCodes(db, accountId);
    const account = await accounts.find(accountId);
    return respond(c, {
      title: page.title,
      wrong: problem !== undefined,
      scripts: ['form.js'],
      status: problem === undefined ? 200 : 422,
      main: markup`<div class="narrow">
        ${problem === undefined ? '' : summary(texts, new Map([['password', problem]]))}
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <p>${page.left(count)} ${count ? page.void : ''}</p>
        <form method="post" action="${recoveryCodesPath}" class="card">
          <input type="text" class="unseen" name="username" value="${account?.username ?? ''}" autocomplete="username"
            tabindex="-1" aria-hidden="true" readonly>
          ${field(texts, {
            name: 'password',
            label: page.password,
            type: 'password',
            autocomplete: 'current-password',
            required: true,
            problem,
          })}
          <button>${page.issue}</button>
        </form>
        <p><a href="/account">${page.goBack}</a></p>
      </div>`,
    });
  }

  app.get(recoveryCodesPath, async c => {
    const {session} = c.get('view');
    return session ? form(c, session.accountId) : signInFirst(c);
  });

  app.post(recoveryCodesPath, async c => {
    const {texts, session} = c.get('view');
    if (!session) return c.redirect('/sign-in', 303);
    const {recoveryCodesPage: page} = texts;
    const {accountId} = session;
    const password = textOf(await formOf(c), 'password');
    const right = await accounts.verifyPassword(accountId, password);
    const hash = secrets.hmac('wrong-password', `${accountId} ${password}`);
    const given = await inTransaction(db, async trx => {
      const refused = await takeAnswer(trx, now(), {
        accountId,
        kind: 'password',
        right,
        hash,
        problem: {code: 'current_password_wrong', field: 'password'},
      });
      return refused ?? (await issueRecoveryCodes(trx, services, accountId));
    });
    if ('code' in given) {
      const {retryAt} = given;
      const wrong = retryAt === undefined ? page.wrong : page.locked(Math.ceil((retryAt - now()) / 60_000));
      return form(c, accountId, wrong);
    }
    return respond(c, {
      title: page.yours,
      scripts: ['recovery-codes.js'],
      main: markup`<div class="narrow">
        <h1>${page.yours}</h1>
        <ul class="card codes" id="codes" dir="ltr" translate="no">${given.map(code => markup`<li>${inGroups(code)}</li>`)}</ul>
        <p id="note">${page.note}</p>
        <p class="actions unprinted"><button type="button" hidden data-print>${page.print}</button>
          <a hidden data-save download="recovery-codes.txt" href="">${page.save}</a></p>
        <p class="unprinted"><a href="/account">${page.goBack}</a></p>
      </div>`,
    });
  });
};
