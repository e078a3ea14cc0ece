import {signIn} from '../auth/sign-in.js';
import {clientAddress} from '../security/address.js';
import {returnPath} from '../security/return-path.js';
import {field, formOf, summary, textOf} from './form.js';
import {respond, type PageParts} from './layout.js';
import {markup} from './markup.js';
import {askForPasskeyToo, passkeyButton} from './passkey-sign-in.js';
import type {Texts} from './texts/texts.js';
import type {Page} from './view.js';

interface SignInForm {
  readonly login?: string;
  /** Where it leads afterwards. */
  readonly wish: string | undefined;
  readonly problem?: string;
  readonly notice?: string;
}

function signInParts(texts: Texts, {login, wish, problem, notice}: SignInForm): PageParts {
  const {signInPage: page} = texts;
  return {
    title: texts.signIn,
    wrong: problem !== undefined,
    scripts: ['form.js', 'sign-in.js', 'passkeys.js'],
    main: markup`<div class="narrow">
      ${problem === undefined ? '' : summary(texts, new Map([['login', problem]]))}
      <h1>${texts.signIn}</h1>
      ${notice === undefined ? '' : markup`<p class="notice">${notice}</p>`}
      <form method="post" action="/sign-in" class="card">
        ${wish === undefined ? '' : markup`<input type="hidden" name="return" value="${wish}">`}
        ${field(texts, {
          name: 'login',
          label: page.identifier,
          hint: page.identifierHint,
          type: 'text',
          inputMode: 'email',
          autocomplete: 'username webauthn',
          required: true,
          ...(login !== undefined && {value: login}),
        })}
        ${field(texts, {
          name: 'password',
          label: page.password,
          type: 'password',
          autocomplete: 'current-password',
          required: true,
        })}
        <button>${texts.signIn}</button>
        ${passkeyButton(texts, wish)}
        <p class="aside"><a href="/recover" data-recover="login">${texts.forgotten}</a></p>
      </form>
      <p>${page.noAccount} <a href="/sign-up">${texts.signUp}</a></p>
    </div>`,
  };
}

/** Sign-in, and sign-out. */
export const signInPage: Page = (app, services) => {
  const {auth, config, now} = services;

  app.get('/sign-in', c => {
    const {texts, session} = c.get('view');
    const wish = c.req.query('return');
    if (session) return c.redirect(returnPath(wish), 303);
    const {accountOpened, signInFirst} = texts.signInPage;
    const notice = c.req.query('opened') !== undefined ? accountOpened : wish === undefined ? undefined : signInFirst;
    return respond(c, signInParts(texts, {wish, ...(notice !== undefined && {notice})}));
  });

  app.post('/sign-in', async c => {
    const {texts} = c.get('view');
    const form = await formOf(c);
    const login = textOf(form, 'login');
    const wish = form.has('return') ? textOf(form, 'return') : undefined;
    const verdict = await signIn(services, auth, {
      login,
      password: textOf(form, 'password'),
      address: clientAddress(c, config.proxies),
      headers: c.req.raw.headers,
    });
    switch (verdict.code) {
      case 'signed_in':
        for (const cookie of verdict.cookies) c.header('Set-Cookie', cookie, {append: true});
        return c.redirect(returnPath(wish), 303);
      case 'passkey_needed':
        return askForPasskeyToo(c, services, {accountId: verdict.accountId, wish});
      case 'failed':
        return respond(c, {...signInParts(texts, {login, wish, problem: texts.signInPage.failed}), status: 401});
      case 'rate_limited': {
        const seconds = Math.max(1, Math.ceil((verdict.retryAt - now()) / 1000));
        c.header('Retry-After', String(seconds));
        const problem = texts.signInPage.tooOften(Math.ceil(seconds / 60));
        return respond(c, {...signInParts(texts, {login, wish, problem}), status: 429});
      }
    }
  });

  app.post('/sign-out', async c => {
    const {headers} = await auth.api.signOut({headers: c.req.raw.headers, returnHeaders: true});
    for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, {append: true});
    return c.redirect('/', 303);
  });
};
