import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {acceptedLocale, localeOf} from '../../../demo/server/locales.js';
import {clientAddress} from '../../../demo/server/security/address.js';
import {dropEndedLimits, forget, hit, takeBack} from '../../../demo/server/security/limits.js';
import {returnPath} from '../../../demo/server/security/return-path.js';
import {createSecrets} from '../../../demo/server/security/secrets.js';
import {onEachDatabase} from './on-each-database.js';

describe('Secrets', () => {
  const secrets = createSecrets('a secret for this test, long enough');

  it('hash with a key of their own for each purpose', () => {
    const hash = secrets.hmac('document', 'text');
    assert.equal(hash, createSecrets('a secret for this test, long enough').hmac('document', 'text'));
    assert.match(hash, /^[\w-]{43}$/);
    assert.notEqual(hash, secrets.hmac('flow', 'text'));
    assert.notEqual(hash, secrets.hmac('document', 'texts'));
    assert.notEqual(hash, createSecrets('another secret for this test, as long').hmac('document', 'text'));
  });

  it('encrypt in another way each time, and open only what is whole, for its purpose', () => {
    const sealed = secrets.encrypt('message', 'żółw 🔑');
    assert.notEqual(sealed, secrets.encrypt('message', 'żółw 🔑'));
    assert.equal(secrets.decrypt('message', sealed), 'żółw 🔑');
    assert.throws(() => secrets.decrypt('login', sealed));
    assert.throws(() => createSecrets('another secret for this test, as long').decrypt('message', sealed));
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => secrets.decrypt('message', changed.toString('base64url')));
    }
    for (const short of ['', 'AAAA', sealed.slice(0, 30)]) assert.throws(() => secrets.decrypt('message', short));
  });
});

describe('The way on after sign-in', () => {
  it('is a path of this portal', () => {
    for (const path of ['/', '/account', '/account/password', '/help?x=1&y=%20', '/a.b/c-d_e']) {
      assert.equal(returnPath(path), path);
    }
  });

  it('is the account for everything else', () => {
    const wishes = [
      ...[undefined, '', 'account', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example'],
      ...[
        'http://evil.example',
        'javascript:alert(1)',
        '/..//evil.example',
        '/./../..//evil.example',
        '/@evil.example',
      ],
      ...['/\t/evil.example', '/\n/evil.example', ' /account', '/account\r\nSet-Cookie: x', `/${'a'.repeat(1000)}`],
    ];
    for (const wish of wishes) assert.equal(returnPath(wish), '/account', wish);
  });
});

describe('The address of a request', () => {
  const from = (remoteAddress: string | undefined, forwarded?: string) => ({
    req: {header: (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined)},
    env: {incoming: {socket: {remoteAddress}}},
  });

  it('is that of the connection, whatever the request claims', () => {
    assert.equal(clientAddress(from('192.0.2.7', '10.0.0.1'), 0), '192.0.2.7');
    assert.equal(clientAddress(from('::ffff:192.0.2.7'), 0), '192.0.2.7');
    assert.equal(clientAddress(from(undefined), 0), 'unknown');
    assert.equal(clientAddress({...from('192.0.2.7'), env: undefined}, 0), 'unknown');
  });

  it('is what the outermost trusted proxy saw', () => {
    const request = from('10.0.0.9', '203.0.113.1, 198.51.100.2 , 10.0.0.8');
    assert.equal(clientAddress(request, 1), '10.0.0.8');
    assert.equal(clientAddress(request, 2), '198.51.100.2');
    assert.equal(clientAddress(from('10.0.0.9'), 1), '10.0.0.9');
  });

  it('is the network for IPv6', () => {
    assert.equal(clientAddress(from('2001:DB8:1:2:3:4:5:6'), 0), '2001:db8:1:2');
    assert.equal(clientAddress(from('2001:db8:1:2::99'), 0), '2001:db8:1:2');
    assert.equal(clientAddress(from('2001:db8::1'), 0), '2001:db8:0:0');
    assert.equal(clientAddress(from('::1'), 0), '0:0:0:0');
  });
});

describe('Languages', () => {
  it('are told from tags and headers', () => {
    assert.equal(localeOf('PL-pl'), 'pl');
    assert.equal(localeOf('de'), undefined);
    assert.equal(localeOf(undefined), undefined);
    assert.equal(acceptedLocale('de, ru;q=0.4, pl;q=0.8'), 'pl');
    assert.equal(acceptedLocale('en;q=0, ru'), 'ru');
    assert.equal(acceptedLocale('*'), undefined);
    assert.equal(acceptedLocale(undefined), undefined);
  });
});

onEachDatabase(
  'Limits',
  stage => {
    const rule = {limit: 3, windowMs: 1000};

    it('let so many through in a window, and open another one after it', async () => {
      const {db} = stage.portal.services;
      for (const now of [5000, 5001, 5002]) {
        assert.deepEqual(await hit(db, 'window', {...rule, now}), {allowed: true, retryAt: 6000});
      }
      for (const now of [5003, 5999]) {
        assert.deepEqual(await hit(db, 'window', {...rule, now}), {allowed: false, retryAt: 6000});
      }
      assert.deepEqual(await hit(db, 'window', {...rule, now: 6000}), {allowed: true, retryAt: 7000});
      assert.equal((await hit(db, 'another', {...rule, now: 5003})).allowed, true);
    });

    it('let no more through when many come at once', async () => {
      const {db} = stage.portal.services;
      const verdicts = await Promise.all(Array.from({length: 20}, () => hit(db, 'crowd', {...rule, now: 1})));
      assert.equal(verdicts.filter(({allowed}) => allowed).length, 3);
    });

    it('can be taken back and forgotten', async () => {
      const {db} = stage.portal.services;
      const once = async () => (await hit(db, 'undo', {...rule, now: 1})).allowed;
      assert.deepEqual([await once(), await once(), await once(), await once()], [true, true, true, false]);
      await takeBack(db, 'undo');
      await takeBack(db, 'undo');
      assert.deepEqual([await once(), await once()], [true, false]);
      await forget(db, 'undo');
      assert.equal(await once(), true);
    });

    it('keep no key in clear, and go once their window is over', async () => {
      const {db} = stage.portal.services;
      await hit(db, 'sign-in +442079460111', {...rule, now: 100_000});
      const keys = async () => (await db.selectFrom('rateLimit').select('key').execute()).map(({key}) => key);
      assert.ok((await keys()).every(key => /^[\w-]{43}$/.test(key)));
      await dropEndedLimits(db, 101_000);
      assert.deepEqual(await keys(), []);
    });
  },
  {config: {seed: false}},
);
