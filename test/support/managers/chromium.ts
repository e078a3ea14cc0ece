// Chromium's own password manager, in a profile of its own.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type BrowserContext, type Page} from 'playwright-core';
import {chromiumArgs, chromiumPath} from '../tools.js';
import type {Login} from './service.js';

/** What the browser's password page may call, as far as it is used here. */
declare const chrome: {
  readonly passwordsPrivate?: {
    addPassword(login: {
      url: string;
      username: string;
      password: string;
      note: string;
      useAccountStore: boolean;
    }): Promise<void>;
  };
};

/** Why there is no manager to try here; false where there is one. The Chromium out of npm is a shell without any. */
export const noChromiumManager = (): string | false => {
  const path = chromiumPath();
  if (path === undefined) return 'there is no Chromium';
  return path.includes('/.cache/chromium/') && 'this Chromium has no password manager';
};

/** Which fields Chromium took for what when a form was sent. */
export interface Reading {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly newPassword: string | undefined;
  readonly repeat: string | undefined;
}

/** A Chromium that saves passwords, and writes down what it thinks. */
export class ChromiumManager {
  private constructor(
    private readonly profile: string,
    private readonly context: BrowserContext,
    private readonly log: Page,
  ) {}

  /** Starts one with an empty profile. */
  static async open(): Promise<ChromiumManager> {
    const executablePath = chromiumPath();
    if (executablePath === undefined) throw new Error('There is no Chromium: node scripts/setup.js --browsers');
    const profile = await mkdtemp(join(tmpdir(), 'latchkey-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...chromiumArgs],
      // Chromium saves nothing while it says that it is automated.
      ignoreDefaultArgs: ['--enable-automation'],
      viewport: {width: 900, height: 700},
    });
    const log = await context.newPage();
    await log.goto('chrome://password-manager-internals');
    return new ChromiumManager(profile, context, log);
  }

  /** Saves a login, by the browser's own page for that. */
  async save({origin, username, password}: Login): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://password-manager/passwords');
    await page.evaluate(
      login => chrome.passwordsPrivate?.addPassword(login) ?? Promise.reject(new Error('There is no manager.')),
      {url: `${origin}/sign-in`, username, password, note: '', useAccountStore: false},
    );
    await page.close();
  }

  /** Opens a tab in front. */
  async tab(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  /** How often the browser has offered to save or to update a password since it was started. */
  async offers(): Promise<number> {
    return (await this.read()).split('Show password prompt').length - 1;
  }

  /** What it wrote down since it had written so much. */
  async read(from = 0): Promise<string> {
    return (await this.log.locator('body').innerText()).slice(from);
  }

  /** Which fields it took for what, the last time it read a form with a password in it: the next page's may be read by now. */
  async reading(): Promise<Reading> {
    const forms = (await this.read()).split('Form parsing input: {');
    const output = forms.filter(form => /type=password,.*\bnon-empty/.test(form)).at(-1) ?? '';
    const element = (name: string): string | undefined =>
      new RegExp(`^\\s*${name} element :[ \\t]*([^\\s,]+)`, 'm').exec(output)?.[1];
    return {
      username: element('Username'),
      password: element('Password'),
      newPassword: element('New password'),
      repeat: element('Confirmation password'),
    };
  }

  /** Ends the browser and forgets its profile. */
  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, {recursive: true, force: true, maxRetries: 10});
  }
}
