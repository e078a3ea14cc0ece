import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {ConfigError, readConfig} from '../../../demo/server/config.js';

describe('The configuration', () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'portal-config-'));
    folders.push(made);
    return made;
  };
  after(() => {
    for (const made of folders) rmSync(made, {recursive: true, force: true});
  });
  const secret = 'x'.repeat(32);

  it('needs nothing', () => {
    const data = folder();
    const {secret: made, ...rest} = readConfig({}, data);
    assert.deepEqual(rest, {
      origin: 'http://localhost:4321',
      host: '127.0.0.1',
      port: 4321,
      databaseFolder: join(data, 'portal'),
      mailFrom: 'no-reply@localhost',
      proxies: 0,
      seed: true,
    });
    assert.ok(made.length >= 32);
  });

  it('makes a secret once, for its owner only, and keeps it', () => {
    const data = join(folder(), 'new');
    const first = readConfig({}, data).secret;
    assert.equal(readConfig({}, data).secret, first);
    assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600);
    assert.equal(readFileSync(join(data, 'secret'), 'utf8'), first);
    assert.notEqual(readConfig({}, folder()).secret, first);
    writeFileSync(join(data, 'secret'), 'short');
    assert.throws(() => readConfig({}, data), ConfigError);
  });

  it('takes the secret that is given, and writes none down', () => {
    const data = folder();
    assert.equal(readConfig({PORTAL_SECRET: secret}, data).secret, secret);
    assert.throws(() => statSync(join(data, 'secret')));
  });

  it('reads every variable, and takes empty ones as absent', () => {
    const config = readConfig(
      {
        PORT: '0',
        HOST: '::',
        DATABASE_URL: 'postgres://user@db/portal',
        SMTP_URL: 'smtps://user:password@mail.example',
        SMS_URL: 'https://sms.example/send',
        PORTAL_SECRET: secret,
        PORTAL_ORIGIN: 'https://portal.example/',
        PORTAL_MAIL_FROM: 'portal@portal.example',
        PORTAL_PROXIES: '2',
      },
      folder(),
    );
    assert.deepEqual(config, {
      origin: 'https://portal.example',
      host: '::',
      port: 0,
      databaseUrl: 'postgres://user@db/portal',
      smtpUrl: 'smtps://user:password@mail.example',
      smsUrl: 'https://sms.example/send',
      secret,
      mailFrom: 'portal@portal.example',
      proxies: 2,
      seed: false,
    });
    const empty = readConfig({PORT: '', DATABASE_URL: '', SMTP_URL: '', PORTAL_SECRET: secret}, folder());
    assert.equal(empty.port, 4321);
    assert.equal(empty.databaseUrl, undefined);
    assert.equal(empty.seed, true);
  });

  it('opens known accounts where messages really leave only if it is told to', () => {
    const real = {PORTAL_SECRET: secret, SMTP_URL: 'smtp://mail.example', SMS_URL: 'https://sms.example'};
    assert.equal(readConfig(real, folder()).seed, false);
    assert.equal(readConfig({...real, PORTAL_SEED: 'demo'}, folder()).seed, true);
    assert.equal(readConfig({PORTAL_SECRET: secret, PORTAL_SEED: 'none'}, folder()).seed, false);
  });

  it('refuses what it can not work with, and says which variable it is', () => {
    const wrong = {
      PORT: ['http', '65536', '-1', '1.5'],
      PORTAL_SECRET: ['short', 'x'.repeat(31)],
      PORTAL_ORIGIN: ['portal.example', 'ftp://portal.example'],
      DATABASE_URL: ['mysql://db/portal', 'portal'],
      SMTP_URL: ['https://mail.example'],
      SMS_URL: ['smtp://sms.example'],
      PORTAL_PROXIES: ['10', 'all'],
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        assert.throws(
          () => readConfig({PORTAL_SECRET: secret, [name]: value}, folder()),
          (error: unknown) =>
            error instanceof ConfigError && error.message.includes(name) && !error.message.includes(value),
          `${name}=${value}`,
        );
      }
    }
  });
});
