import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import type {Portal} from '../../../demo/server/app.js';
import {deliveriesOf, deliverMessages, pauseAfter, tidyMessages} from '../../../demo/server/messages/sender.js';
import {enqueue, type EnqueueOptions, type Message} from '../../../demo/server/messages/queue.js';
import {renderMessage} from '../../../demo/server/messages/render.js';
import {makePortal, startPortal, type TestPortalOptions} from '../../support/portal.js';
import {noPostgres, startPostgres, type Postgres} from '../../support/postgres.js';
import {catchMail, catchSms} from './catchers.js';
import {Visitor} from './visitor.js';

const code = (to: string, digits = '123456'): Message => ({
  kind: to.startsWith('+') ? 'sms' : 'email',
  to,
  template: 'code',
  locale: 'en',
  data: {code: digits, minutes: '10'},
});

const put = ({services: {db, secrets, now}}: Portal, message: Message, options?: EnqueueOptions): Promise<void> =>
  db.transaction().execute(trx => enqueue(trx, secrets, now(), message, options));

const rows = ({services: {db}}: Portal, to: string) =>
  db.selectFrom('message').selectAll().where('recipient', '=', to).orderBy('createdAt').execute();

const deliver = ({services}: Portal): Promise<number> => deliverMessages(services, deliveriesOf(services.config));

describe('Texts of messages', () => {
  const origin = 'https://portal.example:8443';

  it('end an SMS with the code bound to the host, and nothing after it', () => {
    for (const locale of ['en', 'pl', 'ru', 'de', 'pl-PL']) {
      const {text, subject} = renderMessage({...code('+442079460111'), locale}, origin);
      assert.match(text, /123456[^]*\n\n@portal\.example #123456$/);
      assert.equal(subject, undefined);
    }
  });

  it('keep the code out of the subject of mail', () => {
    for (const locale of ['en', 'pl', 'ru']) {
      const {text, subject} = renderMessage({...code('a@example.org'), locale}, origin);
      assert.ok(subject && !subject.includes('123456'));
      assert.ok(text.includes('\n123456\n'));
    }
  });

  it('lead on from mail by a link whose token no server sees, and leave it out where there is none', () => {
    for (const locale of ['en', 'pl', 'ru']) {
      const message = {...code('a@example.org'), locale};
      assert.doesNotMatch(renderMessage(message, origin).text, /http/);
      const data = {...message.data, link: 'token'};
      assert.match(
        renderMessage({...message, data}, origin).text,
        /^https:\/\/portal\.example:8443\/recover\/link#token$/m,
      );
    }
  });

  it('have forms of words for each number', () => {
    const text = (locale: string, minutes: string): string =>
      renderMessage({...code('+442079460111'), locale, data: {code: '123456', minutes}}, origin).text;
    assert.match(text('en', '1'), /1 minute\./);
    assert.match(text('pl', '2'), /2 minuty\./);
    assert.match(text('pl', '10'), /10 minut\./);
    assert.match(text('ru', '21'), /21 минуту\./);
  });

  it('are there for every template', () => {
    for (const template of ['password-changed', 'account-opened', 'account-exists']) {
      for (const locale of ['en', 'pl', 'ru']) {
        for (const kind of ['sms', 'email'] as const) {
          const {text} = renderMessage({kind, to: 'x', template, locale, data: {name: 'N'}}, origin);
          assert.ok(text.length > 20 && !text.includes('undefined'));
        }
      }
    }
  });
});

describe('The outbox', () => {
  let portal: Portal;
  let ahead = 0;
  before(async () => {
    portal = await makePortal({background: false, now: () => Date.now() + ahead});
  });
  after(() => portal.close());

  it('shows what would leave, newest first, and no decoys', async () => {
    const {now} = portal.services;
    const expiresAt = now() + 600_000;
    await put(portal, code('+442079460111', '111111'), {expiresAt});
    ahead += 10;
    await put(portal, code('jan@example.org', '222222'), {expiresAt});
    await put(portal, code('+442079460999', '333333'), {expiresAt, discard: true});
    const {text} = await new Visitor(portal).get('/outbox');
    assert.match(text, /Everybody who reaches this portal can read this page/);
    assert.match(text, /@localhost #111111/);
    assert.ok(text.indexOf('222222') < text.indexOf('111111') && text.indexOf('222222') > 0);
    assert.ok(!text.includes('333333') && !text.includes('+442079460999'));
    assert.match(text, /2 messages/);
  });

  it('keeps codes encrypted, and wipes them once they are of no use', async () => {
    const [before] = await rows(portal, '+442079460111');
    assert.ok(before?.data && !before.data.includes('111111'));
    const [decoy] = await rows(portal, '+442079460999');
    assert.equal(decoy?.data?.length, before.data.length);
    ahead += 600_000;
    assert.doesNotMatch((await new Visitor(portal).get('/outbox')).text, /111111/);
    await tidyMessages(portal.services, {});
    for (const to of ['+442079460111', 'jan@example.org', '+442079460999']) {
      assert.equal((await rows(portal, to))[0]?.data, null);
    }
    ahead += 7 * 24 * 60 * 60_000;
    await tidyMessages(portal.services, {});
    assert.deepEqual(await rows(portal, 'jan@example.org'), []);
  });

  it('shows only what has no way out', async () => {
    const half = await makePortal({background: false, config: {smtpUrl: 'smtp://127.0.0.1:1', seed: false}});
    await put(half, code('+442079460111', '444444'));
    await put(half, code('jan@example.org', '555555'));
    const {text} = await new Visitor(half).get('/outbox');
    assert.ok(text.includes('444444') && !text.includes('555555'));
    await half.close();
  });

  it('takes no message without a text', async () => {
    await assert.rejects(put(portal, {...code('a@example.org'), template: 'nothing'}), /no message template/);
  });
});

describe('The sender', () => {
  let mail: Awaited<ReturnType<typeof catchMail>>;
  let sms: Awaited<ReturnType<typeof catchSms>>;
  let postgres: Postgres | undefined;
  let portal: Portal;
  let ahead = 0;
  before(async () => {
    [mail, sms] = await Promise.all([catchMail(), catchSms()]);
    postgres = noPostgres ? undefined : await startPostgres();
    portal = await makePortal(options({now: () => Date.now() + ahead}));
  });
  after(async () => {
    await portal.close();
    await Promise.all([mail.close(), sms.close(), postgres?.stop()]);
  });

  const options = (more: TestPortalOptions = {}): TestPortalOptions => ({
    background: false,
    ...more,
    config: {smtpUrl: mail.url, smsUrl: sms.url, seed: false, ...more.config},
  });

  it('hands mail to the mail server and SMS to the gateway', async () => {
    await put(portal, {...code('jan@example.org', '654321'), locale: 'pl'});
    await put(portal, code('+442079460111', '765432'));
    assert.equal(await deliver(portal), 2);
    assert.equal(await deliver(portal), 0);
    const [caught] = mail.mails.splice(0);
    const [row] = await rows(portal, 'jan@example.org');
    assert.ok(caught && row);
    assert.deepEqual(caught.to, ['jan@example.org']);
    assert.match(caught.data, /^From: <?portal@localhost>?$/m);
    assert.match(caught.data, /^Auto-Submitted: auto-generated$/m);
    assert.ok(caught.data.includes(`Message-ID: <${row.id}@localhost>`));
    assert.ok(caught.data.includes('654321'));
    const [text] = sms.messages.splice(0);
    assert.equal(text?.key, (await rows(portal, '+442079460111'))[0]?.id);
    assert.deepEqual(Object.keys(Object(text?.body) as object), ['to', 'text']);
    assert.match(
      JSON.stringify(text?.body),
      /"to":"\+442079460111","text":"765432 is your code[^"]*@localhost #765432"/,
    );
    for (const to of ['jan@example.org', '+442079460111']) {
      const [sent] = await rows(portal, to);
      assert.ok(sent?.sentAt);
      assert.equal(sent.data, null);
    }
  });

  it('leaves no outbox', async () => {
    const visitor = new Visitor(portal);
    assert.equal((await visitor.get('/outbox')).status, 404);
    assert.doesNotMatch((await visitor.get('/')).text, /outbox/i);
  });

  it('leaves decoys and what has expired', async () => {
    await put(portal, code('+442079460112'), {discard: true});
    await put(portal, code('+442079460113'), {expiresAt: portal.services.now() + 1000});
    ahead += 1000;
    assert.equal(await deliver(portal), 0);
    await tidyMessages(portal.services, deliveriesOf(portal.services.config));
    assert.ok((await rows(portal, '+442079460113'))[0]?.failedAt);
    assert.deepEqual(sms.messages, []);
  });

  it('tries again after a longer pause each time, and gives up in the end', async () => {
    await put(portal, code('+442079460114'));
    await put(portal, code('late@example.org'));
    sms.state.refuse = 100;
    mail.state.refuse = 1;
    assert.equal(await deliver(portal), 2);
    assert.equal(await deliver(portal), 0, 'not at once');
    ahead += pauseAfter(1) + 1000;
    assert.equal(await deliver(portal), 2);
    assert.equal(mail.mails.splice(0).length, 1);
    for (let attempt = 2; attempt < 10; attempt++) {
      const [row] = await rows(portal, '+442079460114');
      assert.equal(row?.attempts, attempt);
      assert.ok(row.nextAttemptAt > portal.services.now() + pauseAfter(attempt) - 5000);
      ahead += pauseAfter(attempt) + 1000;
      assert.equal(await deliver(portal), 1);
    }
    const [row] = await rows(portal, '+442079460114');
    assert.ok(row?.failedAt);
    assert.equal(row.data, null);
    ahead += 60 * 60_000;
    assert.equal(await deliver(portal), 0);
    sms.state.refuse = 0;
  });

  it('works in the background of a portal that listens', async () => {
    const listening = await startPortal(options({background: true}));
    await put(listening, code('+442079460115', '909090'));
    while (!sms.messages.length) await setTimeout(20);
    assert.match(JSON.stringify(sms.messages.splice(0)), /909090/);
    await listening.close();
    await assert.rejects(fetch(listening.origin));
  });

  it('sends each message once, by however many instances', {skip: noPostgres}, async () => {
    const database = (await postgres?.createDatabase()) ?? '';
    const portals = await Promise.all([1, 2, 3].map(() => makePortal(options({database}))));
    const [first] = portals;
    assert.ok(first);
    const numbers = Array.from({length: 60}, (_, index) => `+4420794602${String(index).padStart(2, '0')}`);
    for (const number of numbers) await put(first, code(number));
    const until = async (instance: Portal): Promise<number> => {
      let total = 0;
      for (let tries = await deliver(instance); tries > 0; tries = await deliver(instance)) total += tries;
      return total;
    };
    const shares = await Promise.all(portals.map(until));
    assert.equal(
      shares.reduce((sum, share) => sum + share),
      60,
    );
    const keys = sms.messages.splice(0).map(({key}) => key);
    assert.equal(keys.length, 60);
    assert.equal(new Set(keys).size, 60);
    await Promise.all(portals.map(instance => instance.close()));
  });
});
