import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import {createAccount} from '../../../demo/server/auth/open-account.js';
import {messageOf} from '../../../demo/server/messages/sender.js';
import type {ListeningPortal} from '../../../demo/server/listen.js';
import {httpTransport} from '../../../src/adapters/http/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import {runContract} from '../../support/contract.js';
import {cookieJar} from '../../support/cookie-jar.js';
import {quickHashing, startPortal} from '../../support/portal.js';

const pesel = {own: '44051401359', other: '02070803628'};

let portal: ListeningPortal;
// better-auth dates its sessions by the machine's clock.
let time = Date.now();
let visitors = 0;

before(async () => {
  // Behind a proxy, so that every visitor can have an address of their own: limits count by address.
  portal = await startPortal({
    now: () => time,
    background: false,
    config: {proxies: 1, seed: false, hashing: quickHashing},
  });
});
after(() => portal.close());

/** A browser that nobody has used yet. */
function browser() {
  visitors++;
  return cookieJar({origin: portal.origin, 'x-forwarded-for': `10.0.${visitors >> 8}.${visitors & 255}`});
}

type Browser = ReturnType<typeof browser>;

async function signIn({fetch}: Browser, login: string, password: string): Promise<boolean> {
  const body = new URLSearchParams({login, password});
  const {status} = await fetch(`${portal.origin}/sign-in`, {method: 'POST', body, redirect: 'manual'});
  assert.ok(status === 303 || status === 401 || status === 422 || status === 400, `Signing in answered ${status}.`);
  return status === 303;
}

/** The code that was sent last to somebody. */
async function codeSentTo({services}: ListeningPortal, recipient: string): Promise<string> {
  const rows = await services.db
    .selectFrom('message')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('discard', '=', false)
    .orderBy('createdAt')
    .execute();
  const code = rows.flatMap(row => messageOf(row, services)?.data.code ?? []).at(-1);
  assert.ok(code, 'No code was sent.');
  return code;
}

/** A person with an account, who is signed in. */
async function create(): Promise<TransportFixture> {
  const {services} = portal;
  const visitor = browser();
  const email = `zofia${visitors}@example.com`;
  const password = `quiet lamps near ${crypto.randomUUID()}`;
  await services.db.transaction().execute(trx =>
    createAccount(trx, services, {
      name: 'Zofia Lis',
      email,
      password,
      locale: 'en',
      documents: {'pl-pesel': pesel.own},
    }),
  );
  assert.ok(await signIn(visitor, email, password));
  return {
    transport: httpTransport({
      base: `${portal.origin}/api/latchkey`,
      fetch(...request) {
        // What happens in one millisecond has no order.
        time++;
        return visitor.fetch(...request);
      },
    }),
    account: {
      identifierKind: 'email',
      identifier: email,
      password,
      document: {id: 'pl-pesel', value: pesel.own, other: pesel.other},
    },
    stranger: `nobody${visitors}@example.com`,
    newPassword: `brass kettles on ${crypto.randomUUID()}`,
    weakPassword: 'short',
    readCode: contact => codeSentTo(portal, contact),
    advance: ms => void (time += ms),
    signsIn: attempt => signIn(browser(), email, attempt),
    signOut: () => visitor.forget(/session/),
  };
}

runContract(
  'httpTransport over the portal keeps the contract of a transport',
  transportContract({
    features: [
      'change-password',
      'recover-access',
      'documents',
      'codes',
      'clock',
      'resume',
      'cancel',
      'idempotency',
      'policy',
      'sign-in',
      'sign-out',
    ],
    create,
  }),
);
