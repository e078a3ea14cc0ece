import {configureLocalization} from '@lit/localize';
import {expect} from 'chai';
import {demoBackend} from 'latchkey/transports/scripted';
import {ChangePasswordPage} from '../support/pages/change-password-page.js';
import {until} from '../support/pages/until.js';

// A page that has its own configuration, with a locale that the library does not have.
const {setLocale, getLocale} = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['de'],
  loadLocale: async () => ({templates: {'latchkey.change.heading': 'Passwort ändern'}}),
});

describe('a page that has configured @lit/localize itself', () => {
  it('keeps its configuration and its locale', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport, locale: 'pl'});
    await page.pause();
    expect(getLocale()).to.equal('en');
    expect(page.heading).to.equal('Change your password');
  });

  it('translates the elements by it', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    await setLocale('de');
    await until('German', () => page.heading === 'Passwort ändern');
    expect(page.hasField('New password'), 'what it has no words for').to.equal(true);
    await setLocale('en');
    await until('English', () => page.heading === 'Change your password');
  });
});
