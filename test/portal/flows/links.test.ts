import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Step} from 'latchkey/protocol';
import {messageOf} from '../../../demo/server/messages/sender.js';
import {ofKind, problemIn, stepOf, type Browser} from '../../support/flow-client.js';
import {
  byCode,
  byEmail,
  byPesel,
  freshPassword,
  minutes,
  numberLike,
  onEachDatabase,
  otherThan,
  pesel,
  type Person,
} from './world.js';

const anyTime = {serverNow: 0, expiresAt: 0};

onEachDatabase('the link in an e-mail with a code', world => {
  /** Goes up to the code, by e-mail. */
  async function toCode(browser: Browser, email: string, value: string = pesel.own): Promise<Step> {
    world.wait(1);
    const document = await browser.act(await browser.begin('recover-access'), byEmail(email));
    return ofKind(await browser.act(document, byPesel(value)), 'code');
  }

  /** The token in the last link that was sent to somebody. */
  async function linkSentTo(email: string): Promise<string> {
    const link = (await world.messagesTo(email)).flatMap(({data}) => data.link ?? []).at(-1);
    return link ?? assert.fail(`No link was sent to ${email}.`);
  }

  /** Asks for a code in a browser, and gives what came of it. */
  async function askFor({email}: Person, browser = world.browser()) {
    const step = await toCode(browser, email);
    return {browser, step, link: await linkSentTo(email)};
  }

  const open = (browser: Browser, link: string): Promise<Step> => browser.begin('recover-access', {link});

  /** A link that opens nothing leads to the start, and says so. */
  async function opensNothing(link: string, browser = world.browser()): Promise<object> {
    const answer = await browser.beginCall('recover-access', {link});
    assert.equal(answer.status, 410);
    const {ref, ...step} = ofKind(stepOf(answer), 'identify');
    assert.deepEqual(step.problems, [{code: 'link_expired'}]);
    assert.equal(step.identifier, undefined);
    return step;
  }

  it('goes on in another browser, where the document is to be named, to a new password', async () => {
    const person = await world.person();
    const {link} = await askFor(person);
    const elsewhere = world.browser();
    const document = ofKind(await open(elsewhere, link), 'document');
    assert.deepEqual(document.problems, []);
    assert.equal(document.actions.includes('back'), false, 'the contact is proven');
    const wrong = await elsewhere.act(document, byPesel(pesel.other));
    assert.deepEqual(problemIn(wrong), {code: 'document_mismatch', field: 'value', attemptsLeft: 4});
    const step = ofKind(await elsewhere.act(document, byPesel(pesel.own)), 'new-password');
    assert.equal(step.username, person.email);
    const password = freshPassword();
    ofKind(await elsewhere.act(step, {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });

  it('goes on in the browser that asked where the typed code would, with the verdict on the document', async () => {
    const person = await world.person();
    const right = await askFor(person);
    ofKind(await open(right.browser, right.link), 'new-password');

    const typed = world.browser();
    const byTyping = await world.withCode(typed, await toCode(typed, person.email, pesel.other), person.email);
    const other = world.browser();
    await toCode(other, person.email, pesel.other);
    const answer = await other.beginCall('recover-access', {link: await linkSentTo(person.email)});
    assert.equal(answer.status, 422);
    const byLink = ofKind(stepOf(answer), 'document');
    // The same wrong number again does not use up a try.
    assert.deepEqual(byLink.problems, byTyping.problems);
    assert.equal(problemIn(byLink).code, 'document_mismatch');
  });

  it('is not used up by looking at the page, however often', async () => {
    const {link} = await askFor(await world.person());
    for (const method of ['HEAD', 'GET', 'GET', 'HEAD']) {
      const {status, text, headers} = await world.browser().request(method, '/recover/link');
      assert.equal(status, 200);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(text.includes(link), false);
    }
    ofKind(await open(world.browser(), link), 'document');
  });

  it('neither takes the flow that asked along nor tells it anything', async () => {
    const person = await world.person();
    const [opened, untouched] = [await askFor(person), await askFor(await world.person())];
    const {text: before} = await opened.browser.call('GET', `/flows/${opened.step.ref.flow}`);
    const elsewhere = world.browser();
    const document = await open(elsewhere, opened.link);
    assert.equal((await opened.browser.call('GET', `/flows/${opened.step.ref.flow}`)).text, before);
    assert.equal((await elsewhere.call('GET', `/flows/${opened.step.ref.flow}`)).status, 410);
    assert.equal((await opened.browser.call('GET', `/flows/${document.ref.flow}`)).status, 410);

    // The code that came with the link is used up, and looks wrong like any other.
    const code = await world.codeSentTo(person.email);
    const [used, wrong] = [
      await opened.browser.act(opened.step, byCode(code)),
      await untouched.browser.act(untouched.step, byCode(otherThan(code))),
    ];
    assert.deepEqual(problemIn(used), {code: 'code_wrong', field: 'code', attemptsLeft: 4});
    assert.deepEqual(used.problems, wrong.problems);
    // Another one can be had, by its owner only.
    world.wait(minutes(1));
    const again = await opened.browser.act(opened.step, {type: 'resend'});
    ofKind(await world.withCode(opened.browser, again, person.email), 'new-password');
  });

  it('is for one request: used, old, typed over, given up and foreign ones get one answer', async () => {
    const person = await world.person();
    const answers = [await opensNothing('0'.repeat(48)), await opensNothing('')];

    const used = await askFor(person);
    const [first, key] = [world.browser(), 'opening'];
    await first.begin('recover-access');
    const {text} = await first.beginCall('recover-access', {link: used.link}, {key});
    assert.equal(
      (await first.beginCall('recover-access', {link: used.link}, {key})).text,
      text,
      'one request, sent twice',
    );
    for (const browser of [first, used.browser, world.browser()]) answers.push(await opensNothing(used.link, browser));
    assert.equal((await world.browser().beginCall('recover-access', {link: used.link}, {key})).status, 410);

    const old = await askFor(await world.person());
    world.wait(minutes(30));
    answers.push(await opensNothing(old.link));

    const typed = await world.person();
    const typedOver = await askFor(typed);
    await world.withCode(typedOver.browser, typedOver.step, typed.email);
    answers.push(await opensNothing(typedOver.link, typedOver.browser));

    const guessed = await askFor(await world.person());
    for (let tries = 0; tries < 5; tries++) {
      await guessed.browser.act(guessed.step, byCode(otherThan(await world.codeSentTo(person.email))));
    }
    answers.push(await opensNothing(guessed.link));

    for (const type of ['restart', 'cancel'] as const) {
      const left = await askFor(await world.person());
      await left.browser.act(left.step, {type});
      answers.push(await opensNothing(left.link, left.browser));
    }

    const changed = await world.person();
    const overtaken = await askFor(changed);
    await world.recover(world.browser(), changed, freshPassword());
    answers.push(await opensNothing(overtaken.link));

    // The challenge of a passkey is another one in each flow.
    const veiled = (step: object | undefined): unknown =>
      JSON.parse(JSON.stringify({...step, ...anyTime}).replace(/"challenge":"[\w-]{43}"/, '"challenge":""'));
    for (const answer of answers) assert.deepEqual(veiled(answer), veiled(answers[0]));
  });

  it('opens nothing for a login that nobody has, though one is written', async () => {
    const {email} = world.nobody();
    await toCode(world.browser(), email);
    const rows = await world.db.selectFrom('message').selectAll().where('recipient', '=', email).execute();
    const [row] = rows;
    assert.equal(row?.discard, true);
    const {link} = messageOf(row, world.services)?.data ?? {};
    assert.equal(link?.length, 48);
    await opensNothing(link);
  });

  it('goes along with no code by text message, nor with one for something else', async () => {
    const person = await world.person({'pl-passport': numberLike('pl-passport', 'EKX254748')});
    const browser = world.browser();
    await world.toCode(browser, person.phone);
    await world.signIn(browser, person, person.password);
    world.wait(minutes(61));
    const step = ofKind(await browser.begin('change-password'), 'reauthenticate');
    await browser.act(step, {type: 'channel', channel: 'email'});
    for (const {data} of [...(await world.messagesTo(person.phone)), ...(await world.messagesTo(person.email))]) {
      assert.equal(data.link, undefined);
      assert.match(data.code ?? '', /^\d{6}$/);
    }
  });

  it('is opened once where it is opened at once, and not beside its code', async () => {
    const person = await world.person();
    const {browser, step, link} = await askFor(person);
    const code = await world.codeSentTo(person.email);
    const outcomes = await Promise.all([
      ...Array.from({length: 4}, () => open(world.browser(), link)),
      browser.act(step, byCode(code)),
    ]);
    const through = outcomes.filter(({kind, problems}) => kind !== 'identify' && problems.length === 0);
    assert.equal(through.length, 1, JSON.stringify(outcomes.map(({kind, problems}) => [kind, problems])));
  });
});
