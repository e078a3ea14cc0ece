// docs/examples/backends.html as it stands there: one element, over four backends, one after the other on one page.
import {getRequestListener} from '@hono/node-server';
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {after, before, describe, test} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import type {Portal} from '../../demo/server/app.js';
import {createAccount} from '../../demo/server/auth/open-account.js';
import {startServer} from '../adapters/better-auth/server.js';
import {startGotrue} from '../support/gotrue-server.js';
import {Person} from '../support/journey/person.js';
import {startKratos} from '../support/kratos-server.js';
import {makePortal} from '../support/portal.js';
import {chromiumArgs, chromiumPath} from '../support/tools.js';

const root = new URL('../../', import.meta.url);
const email = 'anna.nowak@example.org';
const newPassword = 'nineteen copper pans';

/** A file of the package, or of what it depends on, as a page gets it. */
function fileOf(pathname: string): Response | undefined {
  const path = pathname === '/' ? '/docs/examples/backends.html' : pathname;
  const file = new URL(`.${path}`, root);
  if (!/^\/(dist|docs\/examples|node_modules\/zod)\/[\w./-]+\.(html|js)$/.test(path) || !existsSync(file))
    return undefined;
  return new Response(readFileSync(file), {
    headers: {'content-type': path.endsWith('.html') ? 'text/html' : 'text/javascript'},
  });
}

describe('one element, four backends', () => {
  let origin = '';
  let server: Server;
  let portal: Portal;
  let browser: Browser;
  let person: Person;
  const backends: {readonly prefix: string; readonly fetch: (request: Request) => Response | Promise<Response>}[] = [];
  const gotrue = startGotrue();
  const kratos = startKratos();
  let betterAuth: Awaited<ReturnType<typeof startServer>>;

  before(async () => {
    const answer = getRequestListener(async request => {
      const {pathname} = new URL(request.url);
      const backend = backends.find(({prefix}) => pathname.startsWith(prefix));
      return fileOf(pathname) ?? (backend ?? portal).fetch(request);
    });
    server = createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    origin = `http://localhost:${address.port}`;
    portal = await makePortal({port: address.port});
    const {services} = portal;
    const account = {name: 'Anna Nowak', email, phone: '+48600100200', documents: {'pl-pesel': '44051401359'}};
    await services.db.transaction().execute(async trx => {
      await createAccount(trx, services, {...account, password: 'eleven brass kettles', locale: 'en'});
    });
    betterAuth = await startServer({baseURL: origin, basePath: '/better-auth'});
    backends.push(
      {prefix: '/better-auth/', fetch: betterAuth.fetch},
      {prefix: '/auth/v1/', fetch: gotrue.fetch},
      {prefix: '/kratos/', fetch: kratos.fetch},
    );
    browser = await chromium.launch({executablePath: chromiumPath() ?? '', args: [...chromiumArgs]});
    person = await Person.arrive(browser, origin);
    await person.goTo('/');
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await portal.close();
  });

  /** The code that the portal has written to Anna. Delivery happens behind the answer: look until it is there. */
  async function codeInOutbox(): Promise<string> {
    for (;;) {
      const page = await (await fetch(`${origin}/outbox`)).text();
      const [, code] = new RegExp(`${email}[^]*?\\b(\\d{6})\\b`).exec(page) ?? [];
      if (code !== undefined) return code;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async function recover(backend: string, code: () => string | Promise<string>, document = false): Promise<void> {
    await person.page.getByLabel('Backend').selectOption(backend);
    await person.sees('Get back in');
    await person.type(/e-mail/i, email);
    await person.press('Continue');
    if (document) {
      await person.choose(/PESEL/);
      await person.type(/PESEL/, '440514 01359');
      await person.press('Continue');
    }
    await person.sees('Enter the code');
    await person.enterCode(await code());
    await person.saveNewPassword(newPassword);
    await person.sees('Your password has been changed');
  }

  test('the portal, by the HTTP protocol', async () => {
    await recover('portal', codeInOutbox, true);
  });

  test('a plain better-auth server', async () => {
    await recover('better-auth', () => betterAuth.codeFor(email));
    const signedIn = await fetch(`${origin}/better-auth/sign-in/email`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin},
      body: JSON.stringify({email, password: newPassword}),
    });
    assert.equal(signedIn.status, 200);
  });

  test('Supabase Auth, as recorded', async () => {
    await recover('supabase', () => gotrue.codeFor(email));
    assert.ok(gotrue.signIn(newPassword));
  });

  test('Ory Kratos, as recorded', async () => {
    await recover('kratos', () => kratos.codeFor(email));
    assert.ok(kratos.signIn(newPassword));
  });

  test('the portal again, where the new password is in force', async () => {
    await person.page.getByLabel('Backend').selectOption('portal');
    await person.sees('Get back in');
    person.hasNoComplaints();
    await person.signIn(email, newPassword);
    assert.ok(await person.isSignedIn());
  });
});
