import type {Account, Session} from '../auth/accounts.js';
import {freshFor} from '../flows/limits.js';
import {notify} from '../flows/notify.js';
import {
  acceptedPasskeys,
  addPasskey,
  askForPasskey,
  asksForPasskey,
  creationOptions,
  passkeysOf,
  removePasskey,
  type Passkey,
} from '../passkeys/passkeys.js';
import {problem} from '../security/problem.js';
import type {Services} from '../services.js';
import {formOf, textOf} from './form.js';
import {jsonOf} from './json.js';
import {markup, type Markup} from './markup.js';
import type {Page, PageContext, View} from './view.js';

/** For whom the challenge for a new passkey is. */
const subjectOf = ({secrets}: Services, {id}: Session): string => `session ${secrets.hmac('passkey-session', id)}`;

/** Whether somebody has shown lately enough who they are to change what they sign in with. */
const isFresh = ({now}: Services, {freshAt}: Session): boolean => now() - freshAt <= freshFor;

const item = ({texts: {passkeys: page}, locale}: View, {id, createdAt, lastUsedAt}: Passkey, open: boolean): Markup => {
  const day = (time: number): string => new Intl.DateTimeFormat(locale, {dateStyle: 'long'}).format(time);
  return markup`<li>
    <span id="passkey-${id}">${page.added(day(createdAt))}${lastUsedAt === null ? '' : ` ${page.used(day(lastUsedAt))}`}</span>
    ${
      open
        ? markup`<form method="post" action="/account/passkeys/remove"><input type="hidden" name="id" value="${id}"><button
            class="link" aria-describedby="passkey-${id}">${page.remove}</button></form>`
        : ''
    }
  </li>`;
};

/** The passkeys of an account, with what can be done about them. */
export async function passkeySection(
  view: View,
  services: Services,
  {account, session}: {readonly account: Account; readonly session: Session},
): Promise<Markup> {
  const {db} = services;
  const {passkeys: page} = view.texts;
  const passkeys = await passkeysOf(db, account.id);
  const required = await asksForPasskey(db, account.id);
  const open = isFresh(services, session);
  return markup`<section class="card" aria-labelledby="passkeys">
    <h2 id="passkeys">${page.heading}</h2>
    <p>${page.lead}</p>
    ${passkeys.length ? markup`<ul>${passkeys.map(each => item(view, each, open))}</ul>` : markup`<p>${page.none}</p>`}
    ${
      open
        ? markup`<div hidden data-add-passkey>
            <p class="problem" role="alert" hidden data-problem>${page.failed}</p>
            <p class="notice" role="alert" hidden data-already>${page.already}</p>
            <button type="button" class="quiet">${page.add}</button>
          </div>
          <p class="hint" data-passkey-unknown>${page.unknown}</p>
          ${
            passkeys.length
              ? markup`<form method="post" action="/account/passkeys/required">
                  <p>${required ? page.isRequired : page.isNotRequired}</p>
                  <input type="hidden" name="required" value="${required ? 'no' : 'yes'}">
                  <button class="quiet">${required ? page.stopRequiring : page.require}</button>
                </form>`
              : ''
          }`
        : markup`<p class="notice">${page.stale}</p>`
    }
    <template id="accepted-passkeys">${JSON.stringify(await acceptedPasskeys(db, services, account.id))}</template>
  </section>`;
}

/** What is done about passkeys in the settings of an account. */
export const passkeyRoutes: Page = (app, services) => {
  const {accounts, db, now} = services;

  /** Who is signed in, and has been for a short time only. */
  const whoOf = (c: PageContext): Session | undefined => {
    const {session} = c.get('view');
    return session && isFresh(services, session) ? session : undefined;
  };

  const tell = async (c: PageContext, accountId: string) => {
    const contacts = await accounts.contacts(accountId);
    return {services, now: now(), locale: c.get('view').locale, contacts};
  };

  app.post('/account/passkeys/options', async c => {
    const session = whoOf(c);
    if (!session) return problem(401, 'reauthentication_needed');
    return c.json(await creationOptions(db, services, subjectOf(services, session), session.accountId));
  });

  app.post('/account/passkeys', async c => {
    const session = whoOf(c);
    if (!session) return problem(401, 'reauthentication_needed');
    const {accountId} = session;
    const {credential} = await jsonOf(c);
    const about = await tell(c, accountId);
    const added = await db.transaction().execute(async trx => {
      const isAdded = await addPasskey(trx, services, {subject: subjectOf(services, session), credential, accountId});
      if (isAdded) await notify(trx, about, 'passkeys-changed');
      return isAdded;
    });
    return added ? c.json({location: '/account'}) : problem(422, 'passkey_refused');
  });

  app.post('/account/passkeys/remove', async c => {
    const session = whoOf(c);
    const id = textOf(await formOf(c), 'id');
    if (!session) return c.redirect('/account', 303);
    const about = await tell(c, session.accountId);
    await db.transaction().execute(async trx => {
      if (await removePasskey(trx, session.accountId, id)) await notify(trx, about, 'passkeys-changed');
    });
    return c.redirect('/account', 303);
  });

  app.post('/account/passkeys/required', async c => {
    const session = whoOf(c);
    const asks = textOf(await formOf(c), 'required') === 'yes';
    if (!session) return c.redirect('/account', 303);
    const about = await tell(c, session.accountId);
    await db.transaction().execute(async trx => {
      await askForPasskey(trx, session.accountId, asks);
      await notify(trx, about, 'passkeys-changed');
    });
    return c.redirect('/account', 303);
  });
};
