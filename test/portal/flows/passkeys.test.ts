import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ProofMethod, Step} from 'latchkey/protocol';
import {issueRecoveryCodes} from '../../../demo/server/auth/recovery-codes.js';
import {ofKind, problemIn, type Browser} from '../../support/flow-client.js';
import {SoftwarePasskey, type Claims} from '../../support/software-passkey.js';
import {byPesel, byPhone, freshPassword, minutes, onEachDatabase, pesel, type Person} from './world.js';

const form = {'Content-Type': 'application/x-www-form-urlencoded'};

onEachDatabase('passkeys', world => {
  const passkey = () => new SoftwarePasskey(world.origin);

  async function signedIn(person: Person): Promise<Browser> {
    const browser = world.browser();
    await world.signIn(browser, person, person.password);
    return browser;
  }

  /** What the settings of the account ask a browser for. */
  const settings = async (browser: Browser) => (await browser.request('POST', '/account/passkeys/options', '{}')).json;

  /** Somebody with a passkey. */
  async function owner(): Promise<{person: Person; browser: Browser; own: SoftwarePasskey}> {
    const person = await world.person();
    const browser = await signedIn(person);
    const own = passkey();
    const credential = own.create(await settings(browser));
    const {status} = await browser.request('POST', '/account/passkeys', JSON.stringify({credential}));
    assert.equal(status, 200);
    return {person, browser, own};
  }

  /** Somebody with a passkey, who is asked for it besides the password. */
  async function careful() {
    const {browser, ...rest} = await owner();
    const {status} = await browser.request('POST', '/account/passkeys/required', 'required=yes', form);
    assert.equal(status, 303);
    return rest;
  }

  /** The same with recovery codes. */
  async function withCodes() {
    const prudent = await careful();
    const {id} = prudent.person;
    const codes = await world.db.transaction().execute(trx => issueRecoveryCodes(trx, world.services, id));
    return {...prudent, codes};
  }

  const method = (proof: ProofMethod) => ({type: 'method', method: proof}) as const;

  const passkeyIn = (step: Step): unknown => ('passkey' in step ? step.passkey : undefined);
  const allowed = (options: unknown): unknown => Reflect.get(Object(options), 'allowCredentials');

  const refuses = (step: Step): void => assert.deepEqual(problemIn(step), {code: 'passkey_refused'});

  const signInByPasskey = async (browser: Browser, key: SoftwarePasskey, claims?: Claims) => {
    const {json: options} = await browser.request('POST', '/sign-in/passkey/options', '{}');
    const credential = key.get(options, claims);
    return browser.request('POST', '/sign-in/passkey', JSON.stringify({credential, wish: '/help'}));
  };

  const isSignedIn = async (browser: Browser) => (await browser.request('GET', '/account')).status === 200;

  it('are offered after a change to whoever has none, and added once', async () => {
    const person = await world.person();
    const browser = await signedIn(person);
    const step = await browser.begin('change-password');
    const done = ofKind(
      await browser.act(step, {type: 'new-password', currentPassword: person.password, password: freshPassword()}),
      'done',
    );
    assert.deepEqual(done.passkeys?.credentialIds, []);
    for (const claims of [{origin: 'http://elsewhere.test'}, {verified: false}, {rpId: 'elsewhere.test'}]) {
      const fresh = ofKind(await browser.resume(done), 'done');
      refuses(await browser.act(fresh, {type: 'add-passkey', credential: passkey().create(fresh.addPasskey, claims)}));
    }
    const own = passkey();
    const fresh = ofKind(await browser.resume(done), 'done');
    const credential = own.create(fresh.addPasskey);
    const added = ofKind(await browser.act(fresh, {type: 'add-passkey', credential}), 'done');
    assert.deepEqual([added.problems, added.addPasskey], [[], undefined]);
    assert.deepEqual(added.passkeys?.credentialIds, [own.id]);
    assert.equal((await world.messagesTo(person.email)).at(-1)?.template, 'passkeys-changed');
    refuses(await browser.act(added, {type: 'add-passkey', credential}));
  });

  it('show who somebody is before a change; whatever is wrong with one gets one answer', async () => {
    const {person, browser, own} = await owner();
    const stranger = await owner();
    const provenAt = new Date(world.now() - minutes(61));
    await world.db.updateTable('session').set({provenAt}).where('userId', '=', person.id).execute();
    let step = ofKind(await browser.begin('change-password'), 'reauthenticate');
    assert.deepEqual(step.methods, ['password', 'code', 'passkey']);
    assert.deepEqual(allowed(step.passkey), [{id: own.id, transports: ['internal'], type: 'public-key'}]);
    const used = own.get(step.passkey);
    own.counter = 7;
    const wrong: readonly (() => object)[] = [
      () => own.get(step.passkey, {origin: 'http://elsewhere.test'}),
      () => own.get(step.passkey, {rpId: 'elsewhere.test'}),
      () => own.get(step.passkey, {verified: false}),
      () => own.get(step.passkey, {userHandle: 'c29tZWJvZHkgZWxzZQ'}),
      () => own.get(step.passkey, {challenge: 'YW5vdGhlciBjaGFsbGVuZ2U'}),
      () => stranger.own.get(step.passkey),
      () => ({...own.get(step.passkey), id: stranger.own.id, rawId: stranger.own.id}),
      () => used,
      () => ({}),
    ];
    for (const make of wrong) {
      const answer = await browser.act(step, {type: 'reauthenticate', credential: {...make()}});
      refuses(answer);
      step = ofKind(answer, 'reauthenticate');
    }
    const credential = own.get(step.passkey);
    world.wait(minutes(11));
    refuses(await browser.act(step, {type: 'reauthenticate', credential}));
    step = ofKind(await browser.resume(step), 'reauthenticate');
    const next = await browser.act(step, {type: 'reauthenticate', credential: own.get(step.passkey)});
    assert.equal(ofKind(next, 'new-password').current, false);
  });

  it('that count less than before are refused: they may have been copied', async () => {
    const {own} = await owner();
    assert.equal((await signInByPasskey(world.browser(), own, {counter: 5})).status, 200);
    for (const counter of [4, 5]) {
      const {status, json} = await signInByPasskey(world.browser(), own, {counter});
      assert.deepEqual([status, Reflect.get(Object(json), 'code')], [422, 'passkey_refused']);
    }
    assert.equal((await signInByPasskey(world.browser(), own, {counter: 6})).status, 200);
  });

  it('are not asked about twice, and not made twice', async () => {
    const {person, browser, own} = await owner();
    const excluded: unknown = Reflect.get(Object(await settings(browser)), 'excludeCredentials');
    assert.deepEqual(excluded, [{id: own.id, transports: ['internal'], type: 'public-key'}]);
    const credential = own.create(await settings(browser));
    const {status} = await browser.request('POST', '/account/passkeys', JSON.stringify({credential}));
    assert.equal(status, 422);
    const other = await signedIn(await world.person());
    const stolen = own.create(await settings(other));
    const answer = await other.request('POST', '/account/passkeys', JSON.stringify({credential: stolen}));
    assert.equal(answer.status, 422, 'it is somebody’s already');
    assert.equal(
      (await world.db.selectFrom('passkey').where('userId', '=', person.id).selectAll().execute()).length,
      1,
    );
  });

  it('are changed only by somebody who signed in lately', async () => {
    const {person, browser, own} = await owner();
    world.wait(minutes(61));
    assert.equal((await browser.request('POST', '/account/passkeys/options', '{}')).status, 401);
    await browser.request('POST', '/account/passkeys/remove', `id=${own.id}`, form);
    const kept = () => world.db.selectFrom('passkey').where('userId', '=', person.id).selectAll().execute();
    assert.equal((await kept()).length, 1);
    const again = await signedIn(person);
    assert.match((await again.request('GET', '/account')).text, /\/account\/passkeys\/remove/);
    await (await signedIn(await world.person())).request('POST', '/account/passkeys/remove', `id=${own.id}`, form);
    assert.equal((await kept()).length, 1, 'somebody else’s are out of reach');
    await again.request('POST', '/account/passkeys/remove', `id=${own.id}`, form);
    assert.equal((await kept()).length, 0);
  });

  it('sign in, in the browser that asked', async () => {
    const {own} = await owner();
    const browser = world.browser();
    const {status, json} = await signInByPasskey(browser, own);
    assert.deepEqual([status, json], [200, {location: '/help'}]);
    assert.equal(await isSignedIn(browser), true);
    const other = world.browser();
    const {json: options} = await world.browser().request('POST', '/sign-in/passkey/options', '{}');
    const credential = own.get(options);
    assert.equal((await other.request('POST', '/sign-in/passkey', JSON.stringify({credential}))).status, 422);
    assert.equal(await isSignedIn(other), false);
  });

  it('are one of two where that is wished: the password alone opens nothing', async () => {
    const {person, own} = await careful();
    const stranger = await owner();
    const browser = world.browser();
    const body = new URLSearchParams({login: person.email, password: person.password}).toString();
    const page = await browser.request('POST', '/sign-in', body, form);
    assert.equal(page.status, 200);
    assert.match(page.text, /Now your passkey/);
    assert.equal(await isSignedIn(browser), false);
    assert.deepEqual(
      await world.db
        .selectFrom('session')
        .select('id')
        .where('userId', '=', person.id)
        .execute()
        .then(all => all.length),
      1,
      'only the session of the settings',
    );
    assert.equal((await signInByPasskey(browser, stranger.own)).status, 422, 'of this account only');
    assert.equal((await signInByPasskey(browser, own)).status, 200);
    assert.equal(await isSignedIn(browser), true);
  });

  it('are no longer asked for once the last one is removed', async () => {
    const {person, own} = await careful();
    const browser = world.browser();
    assert.equal((await signInByPasskey(browser, own)).status, 200);
    await browser.request('POST', '/account/passkeys/remove', `id=${own.id}`, form);
    await world.signIn(world.browser(), person, person.password);
  });

  it('stand in for the code, from the login on; the document is judged all the same', async () => {
    const {own} = await owner();
    const browser = world.browser();
    const start = ofKind(await browser.begin('recover-access'), 'identify');
    assert.deepEqual(allowed(start.passkey), []);
    refuses(await browser.act(start, {type: 'passkey', credential: passkey().get(start.passkey)}));
    const fresh = await browser.resume(start);
    const document = ofKind(
      await browser.act(fresh, {type: 'passkey', credential: own.get(passkeyIn(fresh))}),
      'document',
    );
    const mismatch = await browser.act(document, byPesel(pesel.other));
    assert.equal(problemIn(mismatch).code, 'document_mismatch');
    ofKind(await browser.act(mismatch, byPesel(pesel.own)), 'new-password');
  });

  it('stand in for the code where one was sent, and ask nobody’s account differently', async () => {
    const {person, own} = await owner();
    const shapes: unknown[] = [];
    for (const phone of [person.phone, world.nobody().phone]) {
      const browser = world.browser();
      const code = await world.toCode(browser, phone);
      assert.deepEqual(ofKind(code, 'code').methods, ['passkey', 'recovery-code']);
      const step = ofKind(await browser.act(code, {type: 'method', method: 'passkey'}), 'passkey');
      shapes.push({...Object(step.passkey), challenge: '', methods: step.methods, actions: step.actions});
      ofKind(await browser.act(step, {type: 'method', method: 'code'}), 'code');
    }
    assert.deepEqual(shapes[0], shapes[1]);
    const browser = world.browser();
    const code = await world.toCode(browser, person.phone);
    const step = await browser.act(code, {type: 'method', method: 'passkey'});
    ofKind(await browser.act(step, {type: 'passkey', credential: own.get(passkeyIn(step))}), 'new-password');
  });

  it('of a frozen account may be the thief’s: they open nothing, and are gone with the new password', async () => {
    const {person, own} = await owner();
    await world.recover(world.browser(), person, freshPassword());
    const report = (await world.messagesTo(person.email)).flatMap(({data}) => data.report ?? []).at(-1) ?? '';
    assert.equal((await signInByPasskey(world.browser(), own)).status, 200);
    assert.equal((await world.browser().request('POST', `/not-me/${report}`, '')).status, 303);
    const thief = world.browser();
    assert.equal((await signInByPasskey(thief, own)).status, 422);
    assert.equal(await isSignedIn(thief), false);
    const start = await thief.begin('recover-access');
    refuses(await thief.act(start, {type: 'passkey', credential: own.get(passkeyIn(start))}));
    world.wait(minutes(61));
    await world.recover(world.browser(), person, freshPassword());
    assert.equal((await signInByPasskey(thief, own)).status, 422);
    assert.deepEqual(await world.db.selectFrom('passkey').selectAll().where('userId', '=', person.id).execute(), []);
  });

  it('of one account prove no other, whatever was proven before', async () => {
    const {person} = await owner();
    const stranger = await owner();
    const browser = world.browser();
    const code = await world.toCode(browser, person.phone, pesel.other);
    const document = ofKind(await world.withCode(browser, code, person.phone), 'document');
    const ways = await browser.act(document, {type: 'way'});
    const step = await browser.act(ways, {type: 'choose-way', way: 'passkey'});
    refuses(await browser.act(step, {type: 'passkey', credential: stranger.own.get(passkeyIn(step))}));
    // Named by somebody else's login, it leads to its own account, and the document is asked for anew.
    const other = world.browser();
    const named = await other.act(await world.toCode(other, person.phone), {type: 'method', method: 'passkey'});
    const next = await other.act(named, {type: 'passkey', credential: stranger.own.get(passkeyIn(named))});
    ofKind(next, 'document');
  });

  it('are asked for before a reset where signing in takes one, and the other ways stay open', async () => {
    const {person, own} = await careful();
    const stranger = await owner();
    const browser = world.browser();
    const code = await world.toCode(browser, person.phone);
    let step: Step = ofKind(await world.withCode(browser, code, person.phone), 'passkey');
    assert.deepEqual(allowed(passkeyIn(step)), [{id: own.id, transports: ['internal'], type: 'public-key'}]);
    const password = freshPassword();
    assert.equal(problemIn(await browser.act(step, {type: 'new-password', password})).code, 'not_allowed');
    step = await browser.act(step, {type: 'passkey', credential: stranger.own.get(passkeyIn(step))});
    refuses(step);
    // Neither going round by the ways nor a further proof of the document leads past it.
    const ways = ofKind(await browser.act(step, {type: 'way'}), 'ways');
    assert.equal(
      ways.ways.some(({way}) => way === 'visit'),
      true,
    );
    step = ofKind(await browser.act(ways, {type: 'choose-way', way: 'self-service'}), 'passkey');
    step = await browser.act(step, {type: 'passkey', credential: own.get(passkeyIn(step))});
    ofKind(await browser.act(ofKind(step, 'new-password'), {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });

  it('that are lost: a recovery code stands in, and signing in does not ask for them any more', async () => {
    const {person, own, codes} = await withCodes();
    const browser = world.browser();
    let step = ofKind(
      await world.withCode(browser, await world.toCode(browser, person.phone), person.phone),
      'passkey',
    );
    assert.deepEqual(step.methods, ['recovery-code']);
    assert.equal(problemIn(await browser.act(step, method('code'))).code, 'not_allowed');
    const asked = ofKind(await browser.act(step, method('recovery-code')), 'recovery-code');
    assert.deepEqual([asked.methods, asked.actions.includes('back')], [['passkey'], false]);
    assert.equal(problemIn(await browser.act(asked, method('code'))).code, 'not_allowed');
    step = ofKind(await browser.act(asked, method('passkey')), 'passkey');
    const again = await browser.act(step, method('recovery-code'));
    const wrong = await browser.act(again, {type: 'recovery-code', code: '0000000000000000'});
    assert.deepEqual(problemIn(wrong), {code: 'code_wrong', field: 'code', attemptsLeft: 4});
    const [code = ''] = codes;
    const next = ofKind(await browser.act(wrong, {type: 'recovery-code', code}), 'new-password');
    const password = freshPassword();
    ofKind(await browser.act(next, {type: 'new-password', password}), 'done');
    assert.ok((await world.messagesTo(person.email)).some(({template}) => template === 'recovery-code-used'));
    const later = world.browser();
    await world.signIn(later, person, password);
    assert.equal(await isSignedIn(later), true);
    // They are lost, not stolen: whoever finds one can use it.
    assert.equal((await signInByPasskey(world.browser(), own)).status, 200);
  });

  it('that are lost: one list of recovery codes is not two proofs', async () => {
    const {person, codes} = await withCodes();
    const browser = world.browser();
    const asked = await browser.act(await world.toCode(browser, person.phone), method('recovery-code'));
    const [first = '', second = ''] = codes;
    const step = ofKind(await browser.act(asked, {type: 'recovery-code', code: first}), 'passkey');
    assert.deepEqual(step.methods, []);
    assert.equal(problemIn(await browser.act(step, method('recovery-code'))).code, 'not_allowed');
    assert.equal(problemIn(await browser.act(step, {type: 'recovery-code', code: second})).code, 'not_allowed');
  });

  it('that have proven the account are not asked for once more', async () => {
    const {own} = await careful();
    const browser = world.browser();
    const start = await browser.begin('recover-access');
    const document = await browser.act(start, {type: 'passkey', credential: own.get(passkeyIn(start))});
    ofKind(await browser.act(document, byPesel(pesel.own)), 'new-password');
  });

  it('of an earlier account do not count for the one that is named next', async () => {
    const {own} = await careful();
    const victim = await careful();
    const browser = world.browser();
    const start = await browser.begin('recover-access');
    const proven = await browser.act(start, {type: 'passkey', credential: own.get(passkeyIn(start))});
    const again = await browser.act(proven, {type: 'restart'});
    const document = await browser.act(again, byPhone(victim.person.phone));
    world.wait(1);
    const code = await browser.act(document, byPesel(pesel.own));
    ofKind(await world.withCode(browser, code, victim.person.phone), 'passkey');
  });
});
