import {expect} from 'chai';
import {ChangePassword} from 'latchkey';
import {demoAccount, demoBackend} from 'latchkey/transports/scripted';
import {press, type} from '../support/browser.js';
import {again, ChangePasswordPage, current, fresh} from '../support/pages/change-password-page.js';
import {tabAndPress, tabAndType, tabTo} from '../support/pages/keyboard.js';
import {until} from '../support/pages/until.js';

const good = 'seven green bottles on a wall';
const done = 'Your password has been changed';

describe('<change-password>', () => {
  it('is what its tag makes', () => {
    expect(document.createElement('change-password')).to.be.instanceOf(ChangePassword);
  });

  it('changes a password, and ends the other sessions', async () => {
    const backend = demoBackend();
    const page = await ChangePasswordPage.open({transport: backend.transport});
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    await page.arrive(done);
    expect(page.notice).to.match(/Other sessions signed out: 2\.$/);
    expect(backend.signsIn(demoAccount.email, good)).to.equal(true);
    expect(backend.signsIn(demoAccount.email, demoAccount.password)).to.equal(false);
  });

  it('is walked through by keyboard alone, with its mistakes', async () => {
    const backend = demoBackend();
    const page = await ChangePasswordPage.open({transport: backend.transport});
    await tabAndType(current, 'not the one');
    await tabAndType(fresh, good);
    await tabAndType(again, good);
    await press('Enter');
    await until('the summary', () => page.summary);
    await page.settled();
    await press('Tab');
    expect(page.focus, 'the link in the summary').to.match(/^That is not your current password\./);
    await press('Enter');
    expect(page.focus).to.equal(current);
    for (let count = 0; count < 11; count++) await press('Backspace');
    for (let count = 0; count < 11 && page.field(current).value; count++) await press('Delete');
    await type(demoAccount.password);
    await tabAndPress(`Show: ${fresh}`);
    expect(page.field(fresh).type).to.equal('text');
    await tabAndPress('Sign out everywhere else');
    await tabTo('Save the new password');
    await press('Enter');
    await page.arrive(done);
    expect(page.focus).to.equal(done);
    expect(page.notice).not.to.match(/sessions/);
    expect(backend.signsIn(demoAccount.email, good)).to.equal(true);
  });

  it('is walked through by keyboard with a password that it generates', async () => {
    const backend = demoBackend();
    const page = await ChangePasswordPage.open({transport: backend.transport});
    await tabAndType(current, demoAccount.password);
    await tabAndPress('Generate a password');
    const password = await until('a password', () => page.field(again).value);
    await tabTo('Save the new password');
    await press('Enter');
    await page.arrive(done);
    expect(backend.signsIn(demoAccount.email, password)).to.equal(true);
  });

  it('has an attribute for each property that can be one', () => {
    const element = document.createElement('change-password');
    element.innerHTML = '';
    element.setAttribute('endpoint', '/account/latchkey');
    element.setAttribute('locale', 'pl');
    element.setAttribute('appearance', 'native');
    element.setAttribute('heading-level', '3');
    element.setAttribute('no-repeat', '');
    element.setAttribute('mode', 'forced');
    const {endpoint, locale, appearance, headingLevel, noRepeat, mode} = element;
    expect({endpoint, locale, appearance, headingLevel, noRepeat, mode}).to.deep.equal({
      endpoint: '/account/latchkey',
      locale: 'pl',
      appearance: 'native',
      headingLevel: 3,
      noRepeat: true,
      mode: 'forced',
    });
  });
});
