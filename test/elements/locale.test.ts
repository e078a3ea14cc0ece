import {expect} from 'chai';
import {demoBackend} from 'latchkey/transports/scripted';
import {ChangePasswordPage} from '../support/pages/change-password-page.js';
import {GeneratorPage} from '../support/pages/generator-page.js';
import {everyElement, read} from '../support/pages/page.js';
import {RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {recorded} from '../support/pages/recorded.js';
import {until} from '../support/pages/until.js';

const headings = {en: 'Change your password', pl: 'Zmień hasło', ru: 'Смена пароля'};

const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

describe('the locale', () => {
  let page: ChangePasswordPage;
  beforeEach(async () => {
    page = await ChangePasswordPage.open({transport: demoBackend().transport});
  });
  afterEach(async () => {
    // It is the page's: the next test begins in English again.
    page.element.locale = 'en';
    await until('English', () => page.heading === headings.en);
  });

  /** Waits until the heading has changed from English. */
  const translated = (): Promise<unknown> => until('another language', () => page.heading !== headings.en);

  it('is English where nobody says anything', () => {
    expect(page.heading).to.equal(headings.en);
  });

  it('is the one that is named, in the form and around it', async () => {
    page.element.setAttribute('locale', 'ru');
    await translated();
    await page.element.updateComplete;
    const texts = [...everyElement(page.element), ...page.form.querySelectorAll('*')]
      .filter(each => each.matches('label, button, .lk-rules span:not([aria-hidden])'))
      .map(each => read(each.textContent));
    expect(texts.filter(text => !isCyrillic(text))).to.deep.equal([]);
    expect(isCyrillic(page.form.ariaLabel ?? '')).to.equal(true);
    await page.submit();
    expect(page.summary?.items.every(isCyrillic)).to.equal(true);
  });

  it('changes while the page is open, and what is typed stays', async () => {
    await page.fill('New password', 'żółw');
    const field = page.field('New password');
    const seen: string[] = [];
    for (const locale of ['pl', 'ru', 'pl-PL', 'en-GB'] as const) {
      const before = page.heading;
      page.element.locale = locale;
      await until(locale, () => page.heading !== before);
      seen.push(page.heading);
      expect(field.isConnected && field.value).to.equal('żółw');
    }
    expect(new Set(seen).size).to.equal(3);
    expect(seen[0]).to.equal(seen[2]);
    expect(seen[3]).to.equal(headings.en);
  });

  it('falls back to English where it is not known', async () => {
    page.element.locale = 'pl';
    await translated();
    page.element.locale = 'tlh';
    await until('English', () => page.heading === headings.en);
  });

  it('is one for the page', async () => {
    const other = await RecoverAccessPage.open({transport: demoBackend().transport, locale: 'pl'});
    const generator = await GeneratorPage.open();
    await translated();
    await until(
      'all',
      () => other.heading !== 'Get back in' && !read(generator.element.shadowRoot?.textContent).includes('Options'),
    );
  });

  it('goes along with every request', async () => {
    const {transport, calls} = recorded(demoBackend().transport);
    const asked = await RecoverAccessPage.open({transport, locale: 'pl-PL'});
    await until('another language', () => asked.heading !== 'Get back in');
    expect(calls.map(({locale}) => locale)).to.deep.equal(calls.map(() => 'pl-PL'));
  });

  for (const locale of ['pl_PL', 'not a tag!', '-', '']) {
    it(`breaks nothing as “${locale}”`, async () => {
      const asked = await RecoverAccessPage.open({transport: demoBackend().transport});
      await asked.identify();
      await asked.showDocument();
      expect(asked.chrome).to.match(/30 minutes/);
      asked.element.locale = locale;
      await asked.pause();
      await until('a time', () => /\b30\b/.test(asked.chrome));
      await asked.pause();
      expect(asked.section.isConnected && asked.chrome).to.match(/\b30\b/);
    });
  }

  it('has its own words for times', async () => {
    const asked = await RecoverAccessPage.open({transport: demoBackend().transport});
    await asked.identify();
    await asked.showDocument();
    asked.element.locale = 'pl';
    await until('Polish', () => /30 minut\b/.test(asked.chrome));
    asked.element.locale = 'ru';
    await until('Russian', () => asked.chrome.includes('30 минут'));
  });
});
