import 'latchkey/define/recover-access';
import type {RecoverAccess} from 'latchkey';
import {FlowPage, type Settings} from './flow-page.js';

/** The headings of the steps. */
export const headings = {
  identify: 'Get back in',
  document: 'Show who you are',
  code: 'Enter the code',
  newPassword: 'Choose a new password',
  hold: 'A waiting time, for safety',
  redirect: 'Go on at another page',
  done: 'Your password has been changed',
};

/** What the account of the demonstration service has on record. */
export const known = {
  login: 'anna.nowak@example.org',
  password: 'correct horse battery staple',
  document: 'PESEL (Poland)',
  number: '44051401359',
  code: '123456',
};

/** A page with a `<recover-access>`. */
export class RecoverAccessPage extends FlowPage<RecoverAccess> {
  constructor() {
    super(document.createElement('recover-access'));
  }

  /** Puts one on the page and waits for the first step. */
  static open(
    settings: Settings<RecoverAccess> & Partial<Pick<RecoverAccess, 'identifier' | 'link'>> = {},
  ): Promise<RecoverAccessPage> {
    return new RecoverAccessPage().open(settings);
  }

  /** Says which account it is. */
  async identify(login = known.login): Promise<void> {
    await this.fill('Phone number or e-mail address', login);
    await this.submit();
    await this.arrive(headings.document);
  }

  /** Names a document and its number. */
  async showDocument(number = known.number, document = known.document): Promise<void> {
    await this.choose(document);
    await this.fill(document, number);
    await this.submit();
    await this.arrive(headings.code);
  }

  /** Enters the code that was sent. */
  async enterCode(code = known.code): Promise<void> {
    await this.fill('Code', code);
    await this.submit();
  }

  /** Goes as far as the new password, as the account of the demonstration service. */
  async reachNewPassword(): Promise<void> {
    await this.identify();
    await this.showDocument();
    await this.enterCode();
    await this.arrive(headings.newPassword);
  }

  /** Chooses a new password. */
  async save(password: string): Promise<void> {
    await this.fill('New password', password);
    await this.fill('New password again', password);
    await this.submit();
  }
}
