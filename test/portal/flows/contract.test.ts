import {before, describe} from 'node:test';
import {transportContract, type TransportFixture} from 'latchkey/contracts';
import {httpTransport} from 'latchkey/transports/http';
import {seedOffices} from '../../../demo/server/assisted/offices/seed.js';
import {runContract} from '../../support/contract.js';
import {freshPassword, onOneDatabase, pesel, type World} from './world.js';

/** Somebody who is signed in, and comes with the library's own client. */
async function visitor(world: World): Promise<TransportFixture> {
  const person = await world.person();
  const browser = world.browser();
  await world.signIn(browser, person, person.password);
  return {
    transport: httpTransport({
      base: `${world.origin}/api/latchkey`,
      async fetch(address, init) {
        init?.signal?.throwIfAborted();
        const response = await browser.send(new Request(address, init));
        init?.signal?.throwIfAborted();
        return response;
      },
    }),
    account: {
      identifierKind: 'phone',
      identifier: person.phone,
      password: person.password,
      document: {id: 'pl-pesel', value: pesel.own, other: pesel.other},
    },
    stranger: world.nobody().phone,
    newPassword: freshPassword(),
    weakPassword: 'too short',
    readCode: login => world.codeSentTo(login),
    advance: milliseconds => world.wait(milliseconds),
    signsIn: password => world.knows(person, password),
    signOut: () => {
      for (const name of browser.cookies.keys()) if (name !== 'latchkey_flow') browser.cookies.delete(name);
    },
  };
}

describe('the contract of transports', () => {
  // The conformance kit runs the same cases on PGlite.
  onOneDatabase('over HTTP', world => {
    before(() => world.db.transaction().execute(trx => seedOffices(trx, 30, world.now())));
    const cases = transportContract({
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
        'ways',
        'offices',
      ],
      create: () => visitor(world),
    });
    runContract('the portal', cases);
  });
});
