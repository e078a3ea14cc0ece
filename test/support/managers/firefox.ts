// Firefox's own password manager, in a profile of its own.
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as z from 'zod/mini';
import {firefoxPath} from '../tools.js';
import {fieldsOfPage, type FieldState} from './in-page.js';
import {Marionette} from './marionette.js';
import {until, type Login} from './service.js';

const fields = z.array(z.object({name: z.string(), value: z.string(), filled: z.boolean()}));
const offer = z.nullable(z.object({username: z.string(), password: z.string(), button: z.string()}));
const logins = z.array(z.object({username: z.string(), password: z.string()}));
const value = z.object({value: z.unknown()});

/** What the browser offers to save, in its own panel. */
export type Offer = NonNullable<z.infer<typeof offer>>;

const browserWindow = `const window = Services.wm.getMostRecentWindow('navigator:browser');`;

/** The port that Firefox chose, once it has written it down. */
async function portIn(profile: string, firefox: ChildProcess): Promise<number> {
  return until('Firefox', async () => {
    if (firefox.exitCode !== null) throw new Error('Firefox ended at its start.');
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    return text !== '' && Number(text);
  });
}

/** A Firefox that saves passwords. */
export class FirefoxManager {
  private constructor(
    private readonly profile: string,
    private readonly firefox: ChildProcess,
    private readonly marionette: Marionette,
  ) {}

  /** Starts one with an empty profile. */
  static async open(): Promise<FirefoxManager> {
    const path = firefoxPath();
    if (path === undefined) throw new Error('There is no Firefox: node scripts/setup.js --browsers');
    const profile = await mkdtemp(join(tmpdir(), 'latchkey-firefox-'));
    await writeFile(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
    const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
    const firefox = spawn(path, args, {stdio: 'ignore'});
    try {
      const marionette = await Marionette.connect(await portIn(profile, firefox));
      // A Firefox that is driven neither fills nor saves, unless it is told to, as any other does.
      await marionette.run(
        'chrome',
        `for (const name of ['autofillForms', 'rememberSignons']) Services.prefs.setBoolPref('signon.' + name, true);`,
      );
      return new FirefoxManager(profile, firefox, marionette);
    } catch (error) {
      firefox.kill();
      throw error;
    }
  }

  /** Saves a login. */
  async save({origin, username, password}: Login): Promise<void> {
    await this.marionette.run(
      'chrome',
      `const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
       login.init(args[0], args[0], null, args[1], args[2], '', '');
       await Services.logins.addLoginAsync(login);`,
      origin,
      username,
      password,
    );
  }

  /** What is saved. */
  async saved(): Promise<readonly z.infer<typeof logins>[number][]> {
    const all = await this.marionette.run(
      'chrome',
      `return (await Services.logins.getAllLogins()).map(({username, password}) => ({username, password}));`,
    );
    return logins.parse(all);
  }

  /** Goes to a page. */
  async goTo(url: string): Promise<void> {
    await this.inPage();
    await this.marionette.send('WebDriver:Navigate', {url});
  }

  /** Runs a function in the page; it may use nothing from outside. */
  do(work: () => unknown): Promise<unknown> {
    return this.marionette.run('content', `return (${work.toString()})();`);
  }

  /** The fields of the page, once the browser has filled the one with a name. */
  filled(name: string): Promise<readonly FieldState[]> {
    return until(`${name} to be filled`, async () => {
      const list = fields.parse(await this.do(fieldsOfPage));
      return list.some(field => field.name === name && field.filled) && list;
    });
  }

  /** Waits until a text is on the page. */
  async reads(text: string): Promise<void> {
    await until(`“${text}”`, async () =>
      z.boolean().parse(
        await this.marionette.run(
          'content',
          `const shadow = document.querySelector('change-password')?.shadowRoot?.textContent ?? '';
           return (document.body.innerText + shadow).includes(args[0]);`,
          text,
        ),
      ),
    );
  }

  /** Types into the field that a selector finds, over what is there. */
  async type(selector: string, text: string): Promise<void> {
    const id = await this.find(selector);
    await this.marionette.send('WebDriver:ElementClear', {id});
    await this.marionette.send('WebDriver:ElementSendKeys', {id, text});
  }

  /** Presses the button that a selector finds. */
  async press(selector: string): Promise<void> {
    await this.marionette.send('WebDriver:ElementClick', {id: await this.find(selector)});
  }

  /** What the browser's panel offers now; nothing while it is closed. */
  private async offerNow(): Promise<Offer | undefined> {
    const open = await this.marionette.run(
      'chrome',
      `${browserWindow}
       const {PopupNotifications, document, gBrowser} = window;
       const isOpen = PopupNotifications.isPanelOpen && PopupNotifications.getNotification('password', gBrowser.selectedBrowser);
       const text = name => document.getElementById('password-notification-' + name).value;
       const panel = document.getElementById('password-notification');
       return isOpen && panel ? {username: text('username'), password: text('password'), button: panel.getAttribute('buttonlabel')} : null;`,
    );
    return offer.parse(open) ?? undefined;
  }

  /** What the browser's panel offers, once it is open. */
  offers(): Promise<Offer> {
    return until('the offer', () => this.offerNow());
  }

  /** Agrees to what the panel offers, and waits until that is saved: the panel closes before. */
  async agree(): Promise<void> {
    const before = JSON.stringify(await this.saved());
    await this.marionette.run(
      'chrome',
      `${browserWindow}
       const panel = window.document.getElementById('password-notification');
       panel.button.click();`,
    );
    await until('the panel to close', async () => (await this.offerNow()) === undefined);
    await until('what is saved to change', async () => JSON.stringify(await this.saved()) !== before);
  }

  /** A picture of the widget. */
  async picture(): Promise<Buffer> {
    const id = await this.find('change-password');
    const sent = await this.marionette.send('WebDriver:TakeScreenshot', {id, full: false});
    return Buffer.from(z.string().parse(value.parse(sent).value), 'base64');
  }

  /** Ends the browser and forgets its profile. */
  async close(): Promise<void> {
    const ended = this.firefox.exitCode === null ? once(this.firefox, 'exit') : undefined;
    await this.marionette.send('Marionette:Quit', {flags: ['eForceQuit']}).catch(() => this.firefox.kill());
    await ended;
    this.marionette.close();
    await rm(this.profile, {recursive: true, force: true, maxRetries: 10});
  }

  private async inPage(): Promise<void> {
    await this.marionette.send('Marionette:SetContext', {value: 'content'});
  }

  private async find(selector: string): Promise<string> {
    await this.inPage();
    const sent = await this.marionette.send('WebDriver:FindElement', {using: 'css selector', value: selector});
    const [id] = Object.values(z.record(z.string(), z.string()).parse(value.parse(sent).value));
    if (id === undefined) throw new Error(`There is no ${selector}.`);
    return id;
  }
}
