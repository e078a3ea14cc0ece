import {formatIdentifier} from 'latchkey/core';
import type {Account, Session} from '../auth/accounts.js';
import {countRecoveryCodes} from '../auth/recovery-codes.js';
import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import {passkeySection} from './passkeys.js';
import type {Texts} from './texts/texts.js';
import type {Page, PageContext, PageServices} from './view.js';

/** Where the library's elements find the flows. */
export const endpoint = '/api/latchkey';

/** Where recovery codes are given out. */
export const recoveryCodesPath = '/account/recovery-codes';

/** To sign-in, and from there back here. */
export const signInFirst = (c: PageContext): Response =>
  c.redirect(`/sign-in?return=${encodeURIComponent(c.req.path)}`, 303);

const documentsOnRecord = (texts: Texts, ids: Awaited<ReturnType<PageServices['accounts']['documentsOf']>>): Markup =>
  markup`${ids.map(id => (id === 'ru-inn-organisation' ? '' : markup`<li>${texts.documentNames[id]}</li>`))}`;

/** The settings of an account, and its password on a page of its own. */
export const accountPage: Page = (app, services) => {
  const {accounts, db} = services;

  const signedIn = async (c: PageContext): Promise<{account: Account; session: Session} | undefined> => {
    const {session} = c.get('view');
    const account = session && (await accounts.find(session.accountId));
    return session && account && {account, session};
  };

  app.get('/account', async c => {
    const {texts, locale} = c.get('view');
    const person = await signedIn(c);
    if (!person) return signInFirst(c);
    const {account, session} = person;
    const {accountPage: page} = texts;
    const others = await accounts.otherSessions(account.id, session.id);
    const ended = c.req.query('ended') !== undefined;
    return respond(c, {
      title: texts.account,
      elements: true,
      scripts: ['passkeys.js'],
      main: markup`<h1>${texts.account}</h1>
        <div class="columns">
          <section class="card" aria-labelledby="profile">
            <h2 id="profile">${page.profile}</h2>
            <dl>
              <dt>${page.name}</dt><dd>${account.name}</dd>
              <dt>${page.email}</dt><dd><bdi>${account.email}</bdi></dd>
              <dt>${page.phone}</dt><dd><bdi>${account.phone === undefined ? page.none : formatIdentifier({kind: 'phone', value: account.phone})}</bdi></dd>
              <dt>${page.documents}</dt>
              <dd><ul>${documentsOnRecord(texts, await accounts.documentsOf(account.id))}</ul><p class="hint">${page.documentsHint}</p></dd>
            </dl>
          </section>
          <section class="card long" aria-labelledby="security">
            <h2 id="security">${page.security}</h2>
            <change-password endpoint="${endpoint}" locale="${locale}" heading-level="3"></change-password>
            <noscript><p class="notice">${texts.noScript}</p></noscript>
            <h3>${page.sessions}</h3>
            ${ended ? markup`<p class="notice" role="status">${page.sessionsEnded}</p>` : ''}
            <p>${page.sessionCount(others)}</p>
            ${
              others
                ? markup`<form method="post" action="/account/sessions/end"><button class="quiet">${page.endSessions}</button></form>`
                : ''
            }
            <h3>${texts.recoveryCodesPage.title}</h3>
            <p>${texts.recoveryCodesPage.left(await countRecoveryCodes(db, account.id))}</p>
            <p><a href="${recoveryCodesPath}">${texts.recoveryCodesPage.link}</a></p>
          </section>
          ${await passkeySection(c.get('view'), services, person)}
        </div>`,
    });
  });

  app.post('/account/sessions/end', async c => {
    const person = await signedIn(c);
    if (!person) return c.redirect('/sign-in', 303);
    await db.transaction().execute(trx => accounts.endSessions(trx, person.account.id, person.session.id));
    return c.redirect('/account?ended', 303);
  });

  app.get('/account/password', c => {
    const {texts, locale, session} = c.get('view');
    if (!session) return signInFirst(c);
    const {passwordPage: page} = texts;
    const {temporary} = session;
    return respond(c, {
      title: temporary ? page.temporaryTitle : page.title,
      scripts: ['password.js'],
      elements: true,
      main: markup`<div class="narrow">
        <h1>${temporary ? page.temporaryTitle : texts.accountPage.security}</h1>
        ${temporary ? markup`<p class="notice" data-before-change>${page.temporary}</p>` : ''}
        <div class="card">
          <change-password endpoint="${endpoint}" locale="${locale}"${temporary ? markup` mode="forced"` : ''}></change-password>
          <noscript><p class="notice">${texts.noScript}</p></noscript>
        </div>
        <p ${temporary ? markup`hidden ` : ''}data-after-change><a href="/account">${page.goOn}</a></p>
      </div>`,
    });
  });

  // https://www.w3.org/TR/change-password-url/
  app.get('/.well-known/change-password', c => c.redirect('/account/password', 303));
};
