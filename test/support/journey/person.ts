// Somebody at a browser: what they see and do on the portal's pages, in the words of the page.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the console may say: Chromium writes down every answer of 4xx, and a refusal is one. */
const isRefusal = (text: string): boolean =>
  /^Failed to load resource: .* status of (401|409|410|422|423|429)/.test(text);

/** A violation that axe found, shortly. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly {readonly html: string}[];
}

declare global {
  interface Window {
    /** Set by axe-core. */
    readonly axe: {run(context: Document, options: object): Promise<{readonly violations: readonly Violation[]}>};
  }
}

/** Somebody at a browser of their own. */
export class Person {
  /** What the console said that it should not have, and what the content security policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    private readonly origin: string,
    readonly page: Page,
  ) {}

  /** Opens a browser without cookies. */
  static async arrive(browser: Browser, origin: string): Promise<Person> {
    const context = await browser.newContext({viewport: {width: 1000, height: 900}, bypassCSP: false});
    context.setDefaultTimeout(20_000);
    const person = new Person(context, origin, await context.newPage());
    await person.listen(person.page);
    return person;
  }

  /** Closes the browser. */
  async leave(): Promise<void> {
    await this.context.close();
  }

  /** A second tab of the same browser. */
  async secondTab(): Promise<Person> {
    const person = new Person(this.context, this.origin, await this.context.newPage());
    await person.listen(person.page);
    return person;
  }

  /** Goes to a page of the portal. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** The path of the page. */
  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** A field by its label. */
  field(label: string | RegExp): Locator {
    return this.page.getByRole('textbox', {name: label, exact: true});
  }

  /** Types into a field, over what is there. */
  async type(label: string | RegExp, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  /** Presses a button. */
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', {name, exact: true}).first().click();
  }

  /** Ticks a box. */
  async tick(name: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', {name}).check();
  }

  /** Chooses from a radio list. */
  async choose(name: string | RegExp): Promise<void> {
    await this.page.getByRole('radio', {name}).check();
  }

  /** Waits until a heading is shown. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', {name: heading}).first().waitFor();
  }

  /** Waits until a text is shown. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** The summary of what is wrong, once it is there. */
  async summary(): Promise<string> {
    return this.page.locator('.lk-summary').innerText();
  }

  /** Signs in at the sign-in page. */
  async signIn(login: string, password: string): Promise<void> {
    await this.goTo('/sign-in');
    await this.type(/^E-mail/, login);
    await this.type('Password', password);
    await this.press('Sign in');
    await this.page.waitForLoadState();
  }

  /** Whether the portal knows who this is. */
  async isSignedIn(): Promise<boolean> {
    await this.goTo('/account');
    return this.path !== '/sign-in';
  }

  /** Recovers access up to the code: login and document. */
  async recoverUpToCode(login: string, document: RegExp, number: string): Promise<void> {
    await this.goTo('/recover');
    await this.type('Phone number or e-mail address', login);
    await this.press('Continue');
    await this.sees('Show who you are');
    await this.choose(document);
    await this.type(document, number);
    await this.press('Continue');
    await this.sees('Enter the code');
  }

  /** From the sign-in page's way out to a list of the offices: the person has neither phone nor e-mail. */
  async planVisit(...documents: readonly RegExp[]): Promise<void> {
    await this.goTo('/recover');
    await this.sees('Get back in');
    await this.press('Another way');
    await this.sees('Which way suits you?');
    await this.press(/^Choose: At an office/);
    await this.sees('What you can bring to an office');
    for (const each of documents) await this.tick(each);
    await this.press('Continue');
    await this.sees('Choose an office');
  }

  /** Looks for an office and chooses it. */
  async chooseOffice(words: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(words);
    await this.press('Search');
    await this.page
      .getByRole('button', {name: new RegExp(`^Choose this office: .*${words}`)})
      .first()
      .click();
  }

  /** Gets a ticket for an office that takes no appointments, and gives its reference. */
  async getWalkInTicket(office: string, documents: readonly RegExp[]): Promise<string> {
    await this.planVisit(...documents);
    await this.chooseOffice(office);
    await this.press('Get the ticket');
    await this.sees('Your ticket');
    return this.reference();
  }

  /** Presses Tab until something has the focus whose name is like this. */
  async tabTo(name: RegExp): Promise<void> {
    const passed: string[] = [];
    while (passed.length < 60) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
        return (label ?? '').replace(/\s+/g, ' ').trim();
      });
      if (name.test(focused)) return;
      passed.push(focused);
    }
    throw new Error(`Nothing like ${String(name)} comes by Tab: ${passed.join(' | ')}`);
  }

  /** The reference that is shown, without its spaces. */
  async reference(): Promise<string> {
    const text = await this.page
      .getByText(/\b([0-9A-HJKMNP-TV-Z]{4}\s){2}[0-9A-HJKMNP-TV-Z]{4}\b/)
      .first()
      .innerText();
    const [found = ''] = /([0-9A-HJKMNP-TV-Z]{4}\s){2}[0-9A-HJKMNP-TV-Z]{4}/.exec(text) ?? [];
    return found.replace(/\s/g, '');
  }

  /** Types the code and goes on. */
  async enterCode(code: string): Promise<void> {
    await this.type('Code', code);
    await this.press('Continue');
  }

  /** Types a new password twice and saves it. */
  async saveNewPassword(password: string, repeat = password): Promise<void> {
    await this.type('New password', password);
    await this.type('New password again', repeat);
    await this.press('Save the new password');
  }

  /** Holds the page to WCAG 2.2 AA and to good practice. */
  async looksAccessible(): Promise<void> {
    // Over the protocol, since the page's own policy rightly refuses foreign scripts.
    const session = await this.context.newCDPSession(this.page);
    await session.send('Runtime.evaluate', {expression: axe});
    // Left attached: when a session goes, so does the authenticator that another one plays on the page.
    const violations = await this.page.evaluate(async () => {
      const result = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return result.violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
    });
    assert.deepEqual(violations, []);
  }

  /** Nothing is amiss in the console, the forms or the content security policy. */
  hasNoComplaints(): void {
    assert.deepEqual(this.complaints, []);
  }

  private async listen(page: Page): Promise<void> {
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', message => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !isRefusal(text)) this.complaints.push(text);
    });
    // Chromium's advice about password forms goes to its log, not to the console of the page.
    const session = await this.context.newCDPSession(page);
    session.on('Log.entryAdded', ({entry: {text, level}}) => {
      if (text.includes('[DOM]') || (level !== 'info' && !isRefusal(text))) this.complaints.push(text);
    });
    await session.send('Log.enable');
  }
}
