import {randomBytes} from 'node:crypto';
import {getCookie, setCookie} from 'hono/cookie';
import {expectPasskey, signInByPasskey, signInOptions} from '../auth/passkey-sign-in.js';
import {challengeLifetime} from '../passkeys/challenges.js';
import {clientAddress} from '../security/address.js';
import {hit} from '../security/limits.js';
import {problem} from '../security/problem.js';
import {returnPath} from '../security/return-path.js';
import type {Services} from '../services.js';
import {jsonOf} from './json.js';
import {respond} from './layout.js';
import {markup, type Markup} from './markup.js';
import type {Texts} from './texts/texts.js';
import type {Page, PageContext} from './view.js';

const cookieName = 'portal.passkey';
const path = '/sign-in';
const minute = 60_000;

/** How often one address may ask for a passkey. */
const asked = {limit: 60, windowMs: minute};

/** What tells a browser that signs in from others. */
function browserOf(c: PageContext, {config}: Services): string {
  const known = getCookie(c, cookieName);
  const browser = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url');
  setCookie(c, cookieName, browser, {
    path,
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.origin.startsWith('https:'),
    maxAge: challengeLifetime / 1000,
  });
  return browser;
}

/** The button for a passkey; hidden until the script has found out that the browser knows them. */
export const passkeyButton = ({signInPage: page}: Texts, wish: string | undefined): Markup => markup`<div
    hidden data-passkey-sign-in data-return="${wish ?? ''}">
    <p class="problem" role="alert" hidden data-problem>${page.passkeyFailed}</p>
    <button type="button" class="quiet">${page.passkey}</button>
  </div>`;

/** The page after a right password, where the account asks for a passkey as well. */
export async function askForPasskeyToo(
  c: PageContext,
  services: Services,
  {accountId, wish}: {readonly accountId: string; readonly wish: string | undefined},
): Promise<Response> {
  const {texts} = c.get('view');
  const {signInPage: page} = texts;
  await expectPasskey(services, browserOf(c, services), accountId);
  return respond(c, {
    title: page.passkeyTitle,
    scripts: ['passkeys.js'],
    main: markup`<div class="narrow">
      <h1>${page.passkeyTitle}</h1>
      <p>${page.passkeyLead}</p>
      <div class="card">
        ${passkeyButton(texts, wish)}
        <p class="notice" data-passkey-unknown>${page.passkeyUnknown}</p>
      </div>
      <p><a href="/recover">${page.passkeyLost}</a></p>
    </div>`,
  });
}

/** Sign-in with a passkey, as the script of the page speaks of it. */
export const passkeySignIn: Page = (app, services) => {
  const {auth, config, db, now, secrets} = services;

  app.post('/sign-in/passkey/options', async c => {
    const key = `passkey address ${secrets.hmac('passkey', clientAddress(c, config.proxies))}`;
    const {allowed} = await hit(db, key, {...asked, now: now()});
    if (!allowed) return problem(429, 'rate_limited');
    return c.json(await signInOptions(services, browserOf(c, services)));
  });

  app.post('/sign-in/passkey', async c => {
    const {credential, wish} = await jsonOf(c);
    const browser = browserOf(c, services);
    const cookies = await signInByPasskey(services, auth, {browser, credential, headers: c.req.raw.headers});
    if (!cookies) return problem(422, 'passkey_refused');
    for (const cookie of cookies) c.header('Set-Cookie', cookie, {append: true});
    return c.json({location: returnPath(typeof wish === 'string' ? wish : undefined)});
  });
};
