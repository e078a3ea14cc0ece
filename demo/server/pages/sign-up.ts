import {formatPasswordRules, identityDocument} from 'latchkey/core';
import {openAccount} from '../auth/open-account.js';
import {policy} from '../policy.js';
import {clientAddress} from '../security/address.js';
import {hit} from '../security/limits.js';
import {field, formOf, type Problems, summary, textOf} from './form.js';
import {respond, type PageParts} from './layout.js';
import {markup, type Markup} from './markup.js';
import {documentGroups, readSignUp} from './sign-up-form.js';
import type {Texts} from './texts/texts.js';
import type {Page, View} from './view.js';

/** How many accounts one address may try to open. */
const signUpLimit = {limit: 30, windowMs: 60 * 60_000};

function documentFields(texts: Texts, group: keyof typeof documentGroups, form: FormData, problems: Problems): Markup {
  const ids = documentGroups[group];
  const open = group === 'ru' || ids.some(id => problems.has(id) || textOf(form, id)) ? markup` open` : '';
  return markup`<details${open}>
    <summary>${texts.signUpPage.groups[group]}</summary>
    ${ids.map(id => {
      const {example, inputMode, maxLength} = identityDocument(id);
      return field(texts, {
        name: id,
        label: texts.documentNames[id],
        hint: texts.signUpPage.example(example),
        type: 'text',
        inputMode,
        maxLength,
        autocomplete: 'off',
        value: textOf(form, id),
        problem: problems.get(id),
      });
    })}
  </details>`;
}

function signUpParts({texts, locale}: View, form = new FormData(), problems: Problems = new Map()): PageParts {
  const {signUpPage: page} = texts;
  const {minLength, maxLength = 128} = policy;
  return {
    title: texts.signUp,
    wrong: problems.size > 0,
    status: problems.size > 0 ? 422 : 200,
    scripts: ['form.js'],
    elements: true,
    // The e-mail stands right before the password: that is where password managers look for the user name.
    main: markup`<div class="narrow">
      ${summary(texts, problems)}
      <h1>${texts.signUp}</h1>
      <p class="lead">${page.lead}</p>
      <form method="post" action="/sign-up" class="card" novalidate>
        ${field(texts, {
          name: 'name',
          label: page.name,
          type: 'text',
          autocomplete: 'name',
          required: true,
          value: textOf(form, 'name'),
          problem: problems.get('name'),
        })}
        ${field(texts, {
          name: 'phone',
          label: page.phone,
          hint: page.phoneHint,
          type: 'tel',
          autocomplete: 'tel',
          value: textOf(form, 'phone'),
          problem: problems.get('phone'),
        })}
        <fieldset>
          <legend>${page.documents}</legend>
          <p class="hint">${page.documentsHint}</p>
          ${(['ru', 'pl', 'icao'] as const).map(group => documentFields(texts, group, form, problems))}
        </fieldset>
        ${field(texts, {
          name: 'email',
          label: page.email,
          type: 'email',
          autocomplete: 'username',
          required: true,
          value: textOf(form, 'email'),
          problem: problems.get('email'),
        })}
        ${field(texts, {
          name: 'password',
          label: page.password,
          hint: page.passwordHint(minLength, maxLength),
          type: 'password',
          autocomplete: 'new-password',
          required: true,
          passwordRules: formatPasswordRules(policy),
          problem: problems.get('password'),
        })}
        <button>${texts.signUp}</button>
      </form>
      <details class="card generator">
        <summary>${page.generator}</summary>
        <password-generator locale="${locale}"></password-generator>
      </details>
      <p>${page.haveAccount} <a href="/sign-in">${texts.signIn}</a></p>
    </div>`,
  };
}

/** Opening an account. */
export const signUpPage: Page = (app, services) => {
  const {config, db, now, secrets} = services;

  app.get('/sign-up', c => {
    const view = c.get('view');
    return view.session ? c.redirect('/account', 303) : respond(c, signUpParts(view));
  });

  app.post('/sign-up', async c => {
    const view = c.get('view');
    const {texts, locale} = view;
    const form = await formOf(c);
    const {problems, account} = readSignUp(form, texts);
    if (problems.size) return respond(c, signUpParts(view, form, problems));
    const key = `sign-up ${secrets.hmac('sign-up', clientAddress(c, config.proxies))}`;
    const {allowed, retryAt} = await hit(db, key, {...signUpLimit, now: now()});
    if (!allowed) {
      const seconds = Math.max(1, Math.ceil((retryAt - now()) / 1000));
      c.header('Retry-After', String(seconds));
      const tooOften = new Map([['name', texts.signInPage.tooOften(Math.ceil(seconds / 60))]]);
      return respond(c, {...signUpParts(view, form, tooOften), status: 429});
    }
    if ((await openAccount(services, {...account, locale})) === 'email_refused') {
      return respond(c, signUpParts(view, form, new Map([['email', texts.signUpPage.emailMalformed]])));
    }
    return c.redirect('/sign-in?opened', 303);
  });
};
