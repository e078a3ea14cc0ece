import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {it} from 'node:test';
import {sql} from 'kysely';
import type {Action, Step} from 'latchkey/protocol';
import {byCode, byPesel, freshPassword, onOneDatabase, otherThan, pesel} from './world.js';
import {ofKind} from '../../support/flow-client.js';

onOneDatabase('secrecy', world => {
  /** Every row of every table, as text. */
  async function dump(): Promise<string> {
    const tables = await world.db.introspection.getTables();
    assert.equal(
      tables.some(({name}) => name === 'flowReply'),
      true,
    );
    const texts: string[] = [];
    for (const {name} of tables) {
      const {rows} = await sql<{row: string}>`select t::text as row from ${sql.table(name)} t`.execute(world.db);
      texts.push(...rows.map(({row}) => row));
    }
    return texts.join('\n');
  }

  it('leaves no code, number of a document or password in a table or a log', async t => {
    const logged: string[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      t.mock.method(console, level, (...words: unknown[]) => void logged.push(words.map(String).join(' ')));
    }
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream);
      t.mock.method(stream, 'write', (chunk: string | Uint8Array) => {
        logged.push(String(chunk));
        return write(chunk);
      });
    }
    const person = await world.person();
    const browser = world.browser();
    const ids = new Set<string>();
    const act = async (step: Step, action: Action): Promise<Step> => {
      const next = await browser.act(step, action, {key: randomUUID()});
      ids.add(next.ref.flow);
      return next;
    };
    const secrets = [pesel.own, pesel.other, person.password];
    const dumps: string[] = [];

    let step = await world.toDocument(browser, person.phone);
    step = await act(step, byPesel(pesel.other));
    step = await act(step, {type: 'channel', channel: 'email'});
    const link = (await world.messagesTo(person.email))[0]?.data.link ?? assert.fail();
    ofKind(await world.browser().begin('recover-access', {link}), 'document');
    world.wait(60_000);
    step = await act(step, {type: 'channel', channel: 'sms'});
    const code = await world.codeSentTo(person.phone);
    const wrongCode = otherThan(code);
    dumps.push(await dump());
    step = await act(step, byCode(wrongCode));
    step = await act(step, byCode(code));
    dumps.push(await dump());
    step = ofKind(await act(step, byPesel(pesel.own)), 'new-password');
    const passwords = ['too short', freshPassword()] as const;
    for (const password of passwords) step = await act(step, {type: 'new-password', password});
    ofKind(step, 'done');
    dumps.push(await dump());

    const [, recovered] = passwords;
    await world.signIn(browser, person, recovered);
    const wrongPassword = freshPassword();
    const changed = freshPassword();
    step = await browser.begin('change-password');
    step = await act(step, {type: 'new-password', currentPassword: wrongPassword, password: changed});
    ofKind(await act(step, {type: 'new-password', currentPassword: recovered, password: changed}), 'done');
    dumps.push(await dump());

    secrets.push(link, code, wrongCode, ...passwords, wrongPassword, changed);
    const cookie = browser.cookies.get('latchkey_flow') ?? assert.fail();
    secrets.push(cookie, ...ids);
    const everything = [...dumps, ...logged].join('\n');
    assert.equal(everything.includes(person.email), true, 'what is looked through is not empty');
    for (const secret of secrets) {
      const at = new RegExp(`(^|[^0-9A-Za-z])${secret.replace(/[^\w]/g, '\\$&')}($|[^0-9A-Za-z])`);
      assert.equal(at.test(everything), false, secret);
    }
  });

  it('reveals nothing when the queue fails', async t => {
    const log = t.mock.method(console, 'error', () => undefined);
    const {secrets} = world.services;
    const broken = {
      ...secrets,
      encrypt(purpose: string, text: string): string {
        if (purpose === 'message') throw new Error(`The queue is full of ${text}`);
        return secrets.encrypt(purpose, text);
      },
    };
    const instances = [world.instanceWith({secrets: broken})];
    const answers = [];
    for (const {phone} of [await world.person(), world.nobody()]) {
      const browser = world.browser({instances});
      const step = await world.toDocument(browser, phone);
      const {status, text} = await browser.actCall(step, byPesel(pesel.own));
      answers.push([
        status,
        text
          .replaceAll(step.ref.flow, '')
          .replaceAll(phone, '')
          .replace(/\d{13}/g, ''),
      ]);
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.equal(answers[0]?.[0], 200);
    assert.equal(log.mock.callCount(), 2);
    assert.doesNotMatch(log.mock.calls.flatMap(call => call.arguments.map(String)).join('\n'), /full|\d{6}/);
  });

  it('changes the password all the same when no notice can be queued', async t => {
    t.mock.method(console, 'error', () => undefined);
    const person = await world.person();
    const browser = world.browser();
    const step = await world.toNewPassword(browser, person);
    const secrets = {
      ...world.services.secrets,
      encrypt(purpose: string, text: string): string {
        if (purpose === 'message') throw new Error('The queue is closed.');
        return world.services.secrets.encrypt(purpose, text);
      },
    };
    const faulty = world.browser({instances: [world.instanceWith({secrets})]});
    for (const [name, value] of browser.cookies) faulty.cookies.set(name, value);
    const password = freshPassword();
    ofKind(await faulty.act(step, {type: 'new-password', password}), 'done');
    assert.equal(await world.knows(person, password), true);
  });
});
