import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {endpoint} from './account.js';
import {formOf, textOf} from './form.js';
import {respond} from './layout.js';
import {markup} from './markup.js';
import type {Page} from './view.js';

const cookieName = 'portal.login';
const path = '/recover';
const purpose = 'typed-login';

/** The longest login that is handed over, in UTF-16 units. */
const longestLogin = 320;

/** Recovery. A login that was typed at sign-in comes along in an encrypted cookie that is read once, never in an address. */
export const recoverPage: Page = (app, {secrets, config}) => {
  const secure = config.origin.startsWith('https:');

  const open = (sealed: string | undefined): string | undefined => {
    if (!sealed) return undefined;
    try {
      return secrets.decrypt(purpose, sealed);
    } catch {
      return undefined;
    }
  };

  app.get(path, c => {
    const {texts, locale} = c.get('view');
    const login = open(getCookie(c, cookieName));
    if (login !== undefined) deleteCookie(c, cookieName, {path, secure});
    const theft = c.req.query('theft') !== undefined;
    const {recoverPage: page} = texts;
    return respond(c, {
      title: page.title,
      scripts: ['recover.js'],
      elements: true,
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <div class="card">
          ${login === undefined ? '' : markup`<template id="login">${login}</template>`}
          <recover-access endpoint="${endpoint}" locale="${locale}"${theft ? markup` reason="theft"` : ''}></recover-access>
          <noscript><p class="notice">${texts.noScript}</p></noscript>
        </div>
        <p><a href="/sign-in">${texts.signIn}</a></p>
      </div>`,
    });
  });

  // Programs that look through mail open links and run what is there: nothing begins before the button is pressed, and the
  // token behind # never comes here.
  app.get(`${path}/link`, c => {
    const {texts, locale} = c.get('view');
    const {linkPage: page} = texts;
    return respond(c, {
      title: page.title,
      scripts: ['recover-link.js'],
      elements: true,
      main: markup`<div class="narrow">
        <h1>${page.title}</h1>
        <div class="card" id="begin" hidden>
          <p>${page.lead}</p>
          <p><button type="button">${page.goOn}</button></p>
          <p class="hint">${page.otherwise}</p>
        </div>
        <template id="recovery"><div class="card" tabindex="-1">
          <recover-access endpoint="${endpoint}" locale="${locale}"></recover-access>
        </div></template>
        <noscript><p class="notice">${texts.noScript}</p></noscript>
        <p><a href="/sign-in">${texts.signIn}</a></p>
      </div>`,
    });
  });

  app.post(path, async c => {
    const login = textOf(await formOf(c), 'login').trim();
    if (login && login.length <= longestLogin) {
      const sealed = secrets.encrypt(purpose, login);
      setCookie(c, cookieName, sealed, {path, secure, httpOnly: true, sameSite: 'Strict', maxAge: 120});
    }
    return c.redirect(path, 303);
  });
};
