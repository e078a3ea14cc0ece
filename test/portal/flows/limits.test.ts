import assert from 'node:assert/strict';
import {it} from 'node:test';
import {ofKind, problemIn, problemOf, stepOf, type Answer} from '../../support/flow-client.js';
import {byPesel, byPhone, minutes, onEachDatabase, pesel} from './world.js';

onEachDatabase('limits', world => {
  /** Names a phone in a flow of its own, from an address of its own unless it says otherwise. */
  async function identify(phone: string, address?: string): Promise<Answer> {
    const browser = world.browser(address === undefined ? {} : {address});
    return browser.actCall(await browser.begin('recover-access'), byPhone(phone));
  }

  it('lets one address begin thirty flows an hour', async () => {
    const browser = world.browser();
    for (let flow = 0; flow < 30; flow++) await browser.begin('recover-access');
    world.wait(minutes(20));
    for (const answer of [await browser.beginCall('recover-access'), await browser.beginCall('recover-access')]) {
      const problem = problemOf(answer);
      assert.deepEqual([problem.status, problem.code], [429, 'rate_limited']);
      assert.equal(problem.retryAt, world.now() + minutes(40));
      assert.equal(answer.headers.get('Retry-After'), String(40 * 60));
    }
    await world.browser().begin('recover-access');
    world.wait(minutes(40));
    await browser.begin('recover-access');
  });

  it('lets somebody who is signed in begin thirty an hour, from wherever', async () => {
    const person = await world.person();
    const address = '192.0.2.1';
    const browsers = [world.browser({address}), world.browser()];
    for (const browser of browsers) await world.signIn(browser, person, person.password);
    const begin = async (flow: number): Promise<Answer> => {
      const browser = browsers[flow % 2] ?? assert.fail();
      return browser.beginCall('change-password');
    };
    for (let flow = 0; flow < 30; flow++) assert.equal((await begin(flow)).status, 200);
    assert.equal(problemOf(await begin(0)).code, 'rate_limited');
    assert.equal(problemOf(await begin(1)).code, 'rate_limited');
    const colleague = await world.person();
    const desk = world.browser({address});
    await world.signIn(desk, colleague, colleague.password);
    assert.equal((await desk.beginCall('change-password')).status, 200);
  });

  it('goes by the address that the proxy saw', async () => {
    const browser = world.browser({address: 'made up by whoever asks, 192.0.2.7'});
    for (let flow = 0; flow < 30; flow++) await browser.begin('recover-access');
    const other = world.browser({address: 'something else, 192.0.2.7'});
    assert.equal((await other.beginCall('recover-access')).status, 429);
    assert.equal((await world.browser({address: '192.0.2.7, 192.0.2.8'}).beginCall('recover-access')).status, 200);
  });

  it('lets a login be named five times an hour and twenty times a day, whoever it belongs to', async () => {
    for (const {phone} of [await world.person(), world.nobody()]) {
      const dayEnds = world.now() + minutes(24 * 60);
      for (let hour = 0; hour < 4; hour++) {
        for (let time = 0; time < 5; time++) ofKind(stepOf(await identify(phone)), 'document');
        const answer = await identify(phone);
        assert.equal(answer.status, 429);
        const refused = ofKind(stepOf(answer), 'identify');
        assert.deepEqual(problemIn(refused), {code: 'rate_limited', retryAt: world.now() + minutes(60)});
        assert.equal(answer.headers.get('Retry-After'), '3600');
        assert.equal(refused.ref.revision, 0);
        world.wait(minutes(60));
      }
      const refused = await identify(phone);
      assert.equal(refused.status, 429);
      assert.deepEqual(problemIn(stepOf(refused)), {code: 'rate_limited', retryAt: dayEnds});
      world.wait(dayEnds - world.now());
      assert.equal((await identify(phone)).status, 200);
    }
  });

  it('does not take another spelling for another login', async () => {
    const {phone} = await world.person();
    const spelt = `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`;
    for (let time = 0; time < 5; time++) assert.equal((await identify(time % 2 ? phone : spelt)).status, 200);
    assert.equal((await identify(spelt)).status, 429);
  });

  it('lets one address name sixty logins an hour', async () => {
    const browser = world.browser();
    let step = await browser.begin('recover-access');
    for (let login = 0; login < 60; login++) {
      step = ofKind(await browser.act(step, byPhone(world.nobody().phone)), 'document');
      step = await browser.act(step, {type: 'restart'});
    }
    assert.equal(problemIn(await browser.act(step, byPhone(world.nobody().phone))).code, 'rate_limited');
    const {phone} = world.nobody();
    for (let time = 0; time < 6; time++) await browser.act(step, byPhone(phone));
    assert.equal((await identify(phone)).status, 200, 'what stops there does not count for the login');
  });

  it('lets one address ask for sixty codes an hour', async () => {
    const browser = world.browser();
    let step = await browser.begin('recover-access');
    for (let login = 0; login < 30; login++) {
      step = await browser.act(await browser.act(step, byPhone(world.nobody().phone)), byPesel(pesel.own));
      step = ofKind(await browser.act(step, {type: 'channel', channel: 'email'}), 'code');
      assert.deepEqual(step.problems, []);
      step = await browser.act(step, {type: 'restart'});
    }
    const refused = await browser.act(await browser.act(step, byPhone(world.nobody().phone)), byPesel(pesel.own));
    assert.equal(problemIn(ofKind(refused, 'document')).code, 'rate_limited');
  });

  it('sends five codes an hour to one contact, over all flows', async () => {
    for (const {phone} of [await world.person(), world.nobody()]) {
      const browser = world.browser();
      let step = await world.toCode(browser, phone);
      const [first] = [world.now()];
      for (let code = 1; code < 4; code++) {
        world.wait(ofKind(step, 'code').challenge.resendAt - world.now());
        step = await browser.act(step, {type: 'resend'});
        assert.deepEqual(step.problems, []);
      }
      const other = world.browser();
      await world.toCode(other, phone);
      world.wait(ofKind(step, 'code').challenge.resendAt - world.now());
      const answer = await browser.actCall(step, {type: 'resend'});
      assert.equal(answer.status, 429);
      assert.deepEqual(problemIn(ofKind(stepOf(answer), 'code')), {code: 'rate_limited', retryAt: first + minutes(60)});

      const late = world.browser();
      const document = await world.toDocument(late, phone);
      const refused = await late.actCall(document, byPesel(pesel.own));
      assert.equal(refused.status, 429);
      assert.equal(ofKind(stepOf(refused), 'document').ref.revision, document.ref.revision);
      world.wait(first + minutes(60) - world.now());
      ofKind(await late.act(document, byPesel(pesel.own)), 'code');
    }
  });

  it('never touches signing in', async () => {
    const person = await world.person();
    for (let time = 0; time < 7; time++) await identify(person.phone);
    await world.signIn(world.browser(), person, person.password);
  });
});
