import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Portal} from '../../../demo/server/app.js';
import {demoAccounts} from '../../../demo/server/seed.js';
import {makePortal} from '../../support/portal.js';
import {Visitor} from './visitor.js';

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html latchkey";

const [nadezhda] = demoAccounts;

describe('Pages', () => {
  let portal: Portal;
  before(async () => {
    portal = await makePortal({background: false});
  });
  after(() => portal.close());

  const visit = (): Visitor => new Visitor(portal);
  const signedIn = async (): Promise<Visitor> => {
    const visitor = visit();
    assert.ok(nadezhda && (await visitor.signIn(nadezhda.email, nadezhda.password)));
    return visitor;
  };

  it('sends its headers with every answer', async () => {
    const visitor = await signedIn();
    const answers = [
      ...['/', '/sign-in', '/sign-up', '/account', '/account/password', '/recover', '/help', '/outbox', '/nowhere'],
      ...['/.well-known/change-password', '/healthz', '/api/latchkey/capabilities', '/api/nowhere'],
      ...['/assets/portal.css', '/assets/form.js', '/assets/nowhere.js'],
    ].map(async path => ({path, answer: await visitor.get(path)}));
    const refused = {path: 'POST /sign-in', answer: await visit().post('/sign-in', {login: 'x', password: 'x'})};
    const foreign = {path: 'foreign', answer: await visit().post('/sign-in', {}, {Origin: 'https://evil.example'})};
    for (const {path, answer} of [...(await Promise.all(answers)), refused, foreign]) {
      const header = (name: string): string | null => answer.headers.get(name);
      assert.equal(header('Content-Security-Policy'), contentSecurityPolicy, path);
      assert.equal(header('X-Content-Type-Options'), 'nosniff', path);
      assert.equal(header('Referrer-Policy'), 'same-origin', path);
      assert.equal(header('Cross-Origin-Opener-Policy'), 'same-origin', path);
      assert.match(header('Permissions-Policy') ?? '', /camera=\(\)/, path);
      assert.equal(header('Strict-Transport-Security'), null, path);
      if (!path.startsWith('/assets/') || answer.status === 404)
        assert.equal(header('Cache-Control'), 'no-store', path);
    }
  });

  it('promises https only where it has it, and then keeps cookies to it', async () => {
    const secure = await makePortal({background: false, config: {origin: 'https://portal.example'}});
    try {
      const visitor = new Visitor(secure, '192.0.2.1', 'https://portal.example');
      const answer = await visitor.get('/');
      assert.equal(answer.headers.get('Strict-Transport-Security'), 'max-age=31536000');
      assert.ok(nadezhda);
      const {headers} = await visitor.post('/sign-in', {login: nadezhda.email, password: nadezhda.password});
      assert.match(headers.getSetCookie()[0] ?? '', /^__Secure-portal\.session_token=.*; Secure/);
    } finally {
      await secure.close();
    }
  });

  it('has no script and no style inside of a page', async () => {
    const visitor = await signedIn();
    for (const path of ['/', '/account', '/account/password', '/recover', '/help', '/outbox']) {
      const {text} = await visitor.get(path);
      assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+="|javascript:/i, path);
      for (const [tag] of text.matchAll(/<script[^>]*>/g)) {
        assert.match(tag, /^<script type="module" src="\/assets\/[\w/.-]+">$/, path);
      }
    }
    const {text} = await visit().get('/sign-in');
    assert.match(text, /<a href="\/recover" data-recover="login">I don(&#39;|')t know my password<\/a>/);
  });

  it('leads to the page for the password from the well-known address', async () => {
    const {status, headers} = await visit().get('/.well-known/change-password');
    assert.equal(status, 303);
    assert.equal(headers.get('Location'), '/account/password');
    const next = await visit().get('/account/password');
    assert.equal(next.headers.get('Location'), '/sign-in?return=%2Faccount%2Fpassword');
  });

  it('refuses whatever would change something and comes from elsewhere', async () => {
    const visitor = await signedIn();
    const paths = ['/sign-in', '/sign-up', '/sign-out', '/recover', '/account/sessions/end', '/nowhere'];
    const headers = [
      {Origin: 'https://evil.example'},
      {Origin: 'null'},
      {Origin: 'null', 'Sec-Fetch-Site': 'cross-site'},
      {Origin: 'http://localhost:4321.evil.example'},
      {Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin'},
    ];
    for (const path of paths) {
      for (const each of headers) assert.equal((await visitor.post(path, {}, each)).status, 403, path);
      assert.equal((await visitor.ask(path, {method: 'POST', headers: {}})).status, 403, path);
    }
    assert.equal((await visitor.get('/account')).status, 200, 'still signed in');

    const flow = await visitor.ask('/api/latchkey/flows', {method: 'POST', headers: {Origin: 'https://evil.example'}});
    assert.equal(flow.status, 403);
    assert.equal(flow.headers.get('Content-Type'), 'application/problem+json');
    assert.match(flow.text, /"code":"not_allowed"/);

    assert.equal((await visitor.post('/sign-out', {}, {Origin: 'null', 'Sec-Fetch-Site': 'same-origin'})).status, 303);
  });

  it('hands a typed login over to recovery, once and not by the address', async () => {
    const visitor = visit();
    const sent = await visitor.post('/recover', {login: ' +44 20 7946 0111 ', password: 'never mind'});
    assert.equal(sent.headers.get('Location'), '/recover');
    const [cookie = ''] = sent.headers.getSetCookie();
    assert.match(cookie, /HttpOnly.*SameSite=Strict/);
    assert.ok(!decodeURIComponent(cookie).includes('7946'));
    const first = await visitor.get('/recover');
    assert.match(first.text, /<template id="login">\+44 20 7946 0111<\/template>/);
    assert.match(first.text, /<recover-access endpoint="\/api\/latchkey" locale="en">/);
    assert.doesNotMatch((await visitor.get('/recover')).text, /<template/);
    const forged = await visitor.get('/recover', {Cookie: 'portal.login=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'});
    assert.equal(forged.status, 200);
    assert.doesNotMatch(forged.text, /<template/);
  });

  it('escapes what was typed', async () => {
    const visitor = visit();
    const evil = '"><script>alert(1)</script>';
    await visitor.post('/recover', {login: evil});
    for (const {text} of [
      await visitor.get('/recover'),
      await visitor.post('/sign-in', {login: evil, password: 'x', return: evil}),
      await visitor.post('/sign-up', {name: evil, email: evil, 'ru-snils': evil, phone: evil}),
      await visitor.get(`/sign-in?return=${encodeURIComponent(evil)}`),
      await visitor.get(`/nowhere/${encodeURIComponent(evil)}`),
    ]) {
      assert.ok(!text.includes('<script>'));
    }
  });

  it('speaks the language of the browser, or the one that was chosen', async () => {
    const visitor = visit();
    const polish = await visitor.get('/recover', {'Accept-Language': 'de, pl-PL;q=0.8, en;q=0.5'});
    assert.match(polish.text, /<html lang="pl"/);
    assert.match(polish.text, /<recover-access [^>]*locale="pl"/);
    assert.match(polish.text, /Nie znam hasła/);
    const chosen = await visitor.get('/recover?locale=ru&x=1');
    assert.equal(chosen.status, 303);
    assert.equal(chosen.headers.get('Location'), '/recover?x=1');
    assert.match((await visitor.get('/recover')).text, /<html lang="ru"/);
    assert.match((await visit().get('/', {'Accept-Language': 'ja'})).text, /<html lang="en"/);
    assert.equal((await visitor.get('//evil.example/?locale=pl')).headers.get('Location'), '/evil.example/');
  });

  it('has a page for what is not there, and for too much', async () => {
    const nowhere = await visit().get('/nowhere');
    assert.equal(nowhere.status, 404);
    assert.match(nowhere.text, /There is no such page/);
    const large = await visit().post('/sign-up', {name: 'x'.repeat(70_000)});
    assert.equal(large.status, 413);
    const noForm = await visit().ask('/sign-in', {
      method: 'POST',
      headers: {Origin: 'http://localhost:4321', 'Content-Type': 'application/json'},
      body: '{}',
    });
    assert.equal(noForm.status, 401);
  });

  it('says that it is well, and when the database is not', async () => {
    const answer = await visit().get('/healthz');
    assert.equal(answer.status, 200);
    assert.equal(answer.text, 'ok');
    const broken = await makePortal({background: false, config: {seed: false}});
    await broken.services.db.destroy();
    assert.equal((await new Visitor(broken).get('/healthz')).status, 503);
    const fault = await new Visitor(broken).post('/sign-in', {login: 'jan@example.org', password: 'x'});
    assert.equal(fault.status, 500);
    assert.match(fault.text, /Something went wrong on our side/);
    assert.equal(fault.headers.get('Content-Security-Policy'), contentSecurityPolicy);
  });

  describe('files', () => {
    it('have a type, a tag, and are asked about anew', async () => {
      const visitor = visit();
      const {status, headers, text} = await visitor.get('/assets/portal.css');
      assert.equal(status, 200);
      assert.equal(headers.get('Content-Type'), 'text/css; charset=utf-8');
      assert.equal(headers.get('Cache-Control'), 'no-cache');
      assert.ok(text.includes('color-scheme'));
      const tag = headers.get('ETag') ?? '';
      assert.equal((await visitor.get('/assets/portal.css', {'If-None-Match': tag})).status, 304);
      assert.equal((await visitor.get('/assets/portal.css', {'If-None-Match': '"other"'})).status, 200);
      const zipped = await visitor.get('/assets/portal.css', {'Accept-Encoding': 'gzip, br'});
      assert.equal(zipped.headers.get('Content-Encoding'), 'gzip');
      assert.notEqual(zipped.headers.get('ETag'), tag);
      assert.equal(
        (await visitor.get('/assets/form.js')).headers.get('Content-Type'),
        'text/javascript; charset=utf-8',
      );
      assert.equal((await visitor.get('/assets/icon.svg')).headers.get('Content-Type'), 'image/svg+xml');
    });

    it('are those of two folders and no others', async () => {
      const paths = [
        '/assets/../server/main.ts',
        '/assets/%2e%2e/server/main.ts',
        '/assets/..%2fserver%2fmain.ts',
        '/assets/latchkey/../package.json',
        '/assets/latchkey/..%2fpackage.json',
        '/assets/latchkey/%2e%2e%2fpackage.json',
        '/assets//etc/passwd.txt',
        '/assets/.hidden.js',
        '/assets/',
        '/assets/portal',
      ];
      for (const path of paths) assert.equal((await visit().get(path)).status, 404, path);
    });
  });
});
