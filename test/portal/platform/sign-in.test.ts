import assert from 'node:assert/strict';
import {it} from 'node:test';
import {createAuth} from '../../../demo/server/auth/auth.js';
import {signIn, signInLimits} from '../../../demo/server/auth/sign-in.js';
import {demoAccounts, type DemoAccount} from '../../../demo/server/seed.js';
import {onEachDatabase} from './on-each-database.js';
import {Visitor} from './visitor.js';

const account = (name: string): DemoAccount => {
  const found = demoAccounts.find(each => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

const nadezhda = account('Nadezhda Orlova');
const jan = account('Jan Wierzbicki');
const maya = account('Maya Fernandes');

onEachDatabase('Sign-in', stage => {
  let addresses = 0;
  /** Somebody from an address of their own. */
  const visit = (address = `198.51.100.${++addresses}`): Visitor => new Visitor(stage.portal, address);

  it('signs in, shows the account, signs out, and the session is gone', async () => {
    const visitor = visit();
    assert.equal((await visitor.get('/account')).headers.get('Location'), '/sign-in?return=%2Faccount');
    assert.equal(await visitor.signIn(nadezhda.email, nadezhda.password), '/account');
    const cookie = visitor.cookie('portal.session_token');
    assert.ok(cookie);
    const page = await visitor.get('/account');
    assert.equal(page.status, 200);
    assert.match(page.text, /Nadezhda Orlova/);
    assert.match(page.text, /On this device only/);
    assert.equal((await visitor.get('/sign-in')).headers.get('Location'), '/account');

    const out = await visitor.post('/sign-out');
    assert.equal(out.headers.get('Location'), '/');
    assert.equal(visitor.cookie('portal.session_token'), undefined);
    const again = await visitor.get('/account', {Cookie: `portal.session_token=${cookie}`});
    assert.equal(again.status, 303);
  });

  it('gives a cookie that scripts and other sites do not get', async () => {
    const {headers} = await visit().post('/sign-in', {login: jan.email, password: jan.password});
    const [cookie = ''] = headers.getSetCookie();
    assert.match(cookie, /^portal\.session_token=.*; HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
  });

  it('answers alike to a wrong password, an unknown login and what is no login', async () => {
    const failed = async (login: string, password: string): Promise<string> => {
      const answer = await visit().post('/sign-in', {login, password});
      assert.equal(answer.status, 401, login);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.ok(answer.text.includes(` value="${login}"`));
      return answer.text.replaceAll(` value="${login}"`, '');
    };
    const wrong = await failed(nadezhda.email, 'not the password');
    assert.match(wrong, /The login and the password don(&#39;|')t match/);
    for (const login of ['nobody@example.org', '+442079460999', nadezhda.phone ?? '', 'what is this?', '']) {
      assert.equal(await failed(login, 'not the password'), wrong);
    }
    assert.equal(await failed(nadezhda.email, ''), wrong);
    assert.equal(await failed(nadezhda.email, 'x'.repeat(5000)), wrong);
  });

  it('never puts the password back into the page', async () => {
    const {text} = await visit().post('/sign-in', {login: nadezhda.email, password: 'typed-by-mistake'});
    assert.ok(!text.includes('typed-by-mistake'));
  });

  it('goes on to the page that was asked for, and never to another site', async () => {
    const to = async (wish: string): Promise<string | null> => {
      const {headers} = await visit().post('/sign-in', {login: jan.email, password: jan.password, return: wish});
      return headers.get('Location');
    };
    assert.equal(await to('/account/password'), '/account/password');
    assert.equal(await to('/help?x=1'), '/help?x=1');
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/',
      'javascript:alert(1)',
      '/..//evil.example',
      '/\t/evil.example',
      '/%0d%0aLocation:evil',
      'evil.example',
      '@evil.example',
      '',
    ];
    for (const wish of elsewhere) {
      const location = (await to(wish)) ?? '';
      assert.equal(new URL(location, 'http://localhost:4321').origin, 'http://localhost:4321', wish);
      assert.ok(location.startsWith('/') && !location.startsWith('//'), wish);
    }
    const visitor = visit();
    await visitor.signIn(jan.email, jan.password);
    const {headers} = await visitor.get(`/sign-in?return=${encodeURIComponent('//evil.example')}`);
    assert.equal(headers.get('Location'), '/account');
  });

  it('confines whoever came in with a temporary password', async () => {
    const visitor = visit();
    await visitor.post('/sign-in', {login: maya.email, password: maya.password, return: '/account'});
    for (const path of ['/', '/account', '/sign-up', '/recover', '/nowhere']) {
      const {status, headers} = await visitor.get(path);
      assert.equal(status, 303, path);
      assert.equal(headers.get('Location'), '/account/password', path);
    }
    assert.equal((await visitor.post('/account/sessions/end')).headers.get('Location'), '/account/password');
    const {text} = await visitor.get('/account/password');
    assert.match(text, /<change-password [^>]*mode="forced"/);
    assert.match(text, /temporary password/);
    assert.equal((await visitor.get('/help')).status, 200);

    const {accounts, db} = stage.portal.services;
    const id = (await accounts.findByContact('email', maya.email))?.id ?? '';
    await db.transaction().execute(trx => accounts.setPassword(trx, id, 'a password of her own'));
    assert.equal((await visitor.get('/account')).status, 200);
    assert.doesNotMatch((await visitor.get('/account/password')).text, /mode="forced"/);
    assert.equal((await visitor.post('/sign-out')).headers.get('Location'), '/');
  });

  it('counts the other sessions, and ends them', async () => {
    const [here, there] = [visit(), visit()];
    await here.signIn(nadezhda.phone ?? '', nadezhda.password);
    await there.signIn(nadezhda.email, nadezhda.password);
    assert.match((await here.get('/account')).text, /and on 1 other device/);
    assert.equal((await here.post('/account/sessions/end')).headers.get('Location'), '/account?ended');
    assert.match((await here.get('/account?ended')).text, /signed out everywhere else/);
    assert.equal((await there.get('/account')).status, 303);
  });

  it('knows since when somebody is signed in, and ends it after 12 hours', async () => {
    const visitor = visit();
    await visitor.signIn(nadezhda.email, nadezhda.password);
    const {accounts, now} = stage.portal.services;
    const headers = new Headers({Cookie: `portal.session_token=${visitor.cookie('portal.session_token') ?? ''}`});
    const session = await accounts.session(headers);
    assert.ok(session && Math.abs(session.freshAt - now()) < 60_000);
    assert.equal(session.temporary, false);
    stage.wait(11 * 60 * 60_000);
    assert.equal((await visitor.get('/account')).status, 200);
    stage.wait(60 * 60_000 + 1);
    assert.equal((await visitor.get('/account')).status, 303);
    assert.equal(await accounts.session(headers), undefined);
  });

  it('takes so many wrong tries from one address, for a while', async () => {
    const visitor = visit();
    const {limit, windowMs} = signInLimits.pair;
    for (let number = 0; number < limit; number++) {
      assert.equal((await visitor.post('/sign-in', {login: jan.email, password: `wrong ${number}`})).status, 401);
    }
    const refused = await visitor.post('/sign-in', {login: jan.email, password: jan.password});
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.match(refused.text, /Too many tries\. Try again in 1[45] minutes/);
    assert.equal(await visit().signIn(jan.email, jan.password), '/account', 'from elsewhere');
    assert.equal(await visitor.signIn(nadezhda.email, nadezhda.password), '/account', 'with another login');

    stage.wait(windowMs);
    assert.equal(await visitor.signIn(jan.email, jan.password), '/account', 'later');
  });

  it('limits tries at a login that nobody has in the same way', async () => {
    const visitor = visit();
    const post = () => visitor.post('/sign-in', {login: 'nobody@example.org', password: 'x'});
    for (let number = 0; number < signInLimits.pair.limit; number++) assert.equal((await post()).status, 401);
    assert.equal((await post()).status, 429);
  });

  it('forgets wrong tries once the password is another one', async () => {
    const {accounts, db} = stage.portal.services;
    const visitor = visit();
    for (let number = 0; number <= signInLimits.pair.limit; number++) {
      await visitor.post('/sign-in', {login: jan.email, password: `wrong ${number}`});
    }
    assert.equal(await visitor.signIn(jan.email, jan.password), null);
    const id = (await accounts.findByContact('email', jan.email))?.id ?? '';
    await db.transaction().execute(trx => accounts.setPassword(trx, id, 'winter coast in june'));
    assert.equal(await visitor.signIn(jan.email, 'winter coast in june'), '/account');
  });

  it('spends one hash on every try, whether the login is known or not', async () => {
    const {services} = stage.portal;
    const auth = createAuth(services);
    const {password: hasher} = await auth.$context;
    const {hash, verify} = hasher;
    let hashes = 0;
    hasher.hash = password => {
      hashes++;
      return hash(password);
    };
    hasher.verify = check => {
      hashes++;
      return verify(check);
    };
    for (const login of [
      nadezhda.email,
      nadezhda.phone ?? '',
      'nobody@example.org',
      '+442079460999',
      'what is this?',
    ]) {
      hashes = 0;
      const attempt = {
        login,
        password: 'not the password',
        address: `198.51.100.${++addresses}`,
        headers: new Headers(),
      };
      assert.deepEqual(await signIn(services, auth, attempt), {code: 'failed'});
      assert.equal(hashes, 1, login);
    }
  });
});
