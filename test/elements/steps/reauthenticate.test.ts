import {expect} from 'chai';
import {demoAccount, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {ChangePasswordPage, current} from '../../support/pages/change-password-page.js';
import {recorded, type Recorded} from '../../support/pages/recorded.js';

const heading = 'Check that it is you';

const tokens = (page: ChangePasswordPage): (string | null)[] =>
  [...page.form.querySelectorAll('input')].map(input => input.getAttribute('autocomplete'));

describe('the step reauthenticate', () => {
  let service: Recorded;
  let page: ChangePasswordPage;
  beforeEach(async () => {
    service = recorded(demoBackend({staleSession: true}).transport);
    page = await ChangePasswordPage.open({transport: service.transport});
  });

  it('asks for the password, with the user name for managers', () => {
    expect(page.heading).to.equal(heading);
    expect(tokens(page)).to.deep.equal(['username', 'current-password']);
    expect(page.form.querySelector('input')?.value).to.equal(demoAccount.email);
  });

  it('goes on with the right one', async () => {
    await page.fill(current, demoAccount.password);
    await page.submit();
    await page.arrive('Choose a new password');
    expect(page.hasField(current), 'nothing is asked for twice').to.equal(false);
    expect(service.actions()).to.deep.equal([{type: 'reauthenticate', password: demoAccount.password}]);
  });

  it('says so of a wrong one, and of none', async () => {
    await page.submit();
    expect(page.errorOf(current)).to.equal('Enter your current password.');
    await page.fill(current, 'wrong');
    await page.submit();
    expect(page.errorOf(current)).to.equal('That is not your current password. Tries left: 4.');
    expect(service.actions()).to.have.length(1);
  });

  describe('sends a code instead', () => {
    it('and takes it, in a form without passwords', async () => {
      await page.click('Get a code by e-mail instead');
      expect(page.heading).to.equal(heading);
      expect(page.chrome).to.match(/we’ve sent a code to an…org\. The code works for 30 minutes\./);
      expect(tokens(page)).to.deep.equal(['one-time-code']);
      await page.fill('Code', '123 456');
      await page.submit();
      await page.arrive('Choose a new password');
      expect(service.actions()).to.deep.equal([
        {type: 'channel', channel: 'email'},
        {type: 'reauthenticate', code: '123456'},
      ]);
    });

    it('at once where it takes no password', async () => {
      const start = step.reauthenticate({methods: ['code'], channels: ['email', 'sms']});
      const script = scriptedTransport({
        start: 'start',
        scenes: {start: {step: start, on: {channel: 'start'}}},
      });
      const sent = recorded(script);
      const codeOnly = await ChangePasswordPage.open({transport: sent.transport});
      expect(tokens(codeOnly)).to.deep.equal([]);
      expect(codeOnly.hasControl('Get a code by text message instead')).to.equal(true);
      expect(codeOnly.hasControl('Get a code by e-mail instead')).to.equal(false);
      await codeOnly.click('Get a code by e-mail');
      expect(sent.actions()).to.deep.equal([{type: 'channel', channel: 'email'}]);
    });

    it('and leaves nobody without the focus', async () => {
      page.control('Get a code by text message instead').focus();
      await page.click('Get a code by text message instead');
      expect(page.focus).to.equal(heading);
    });

    it('and says so of a wrong one', async () => {
      await page.click('Get a code by text message instead');
      await page.fill('Code', '000000');
      await page.submit();
      expect(page.errorOf('Code')).to.match(/^That code does not work.*Tries left: 4\.$/);
    });
  });

  it('offers what the service names, and no more', async () => {
    const other = await ChangePasswordPage.open({
      transport: scriptedTransport({
        start: 'who',
        scenes: {who: {step: step.reauthenticate({methods: ['password'], channels: ['sms'], actions: []})}},
      }),
    });
    expect(other.hasControl('Get a code by text message instead')).to.equal(false);
    expect(other.hasControl('Cancel')).to.equal(false);
  });
});
