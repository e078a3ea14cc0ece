import {expect} from 'chai';
import {scriptedTransport, step, type StepPart} from 'latchkey/transports/scripted';
import {ChangePasswordPage} from '../../support/pages/change-password-page.js';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {turn} from '../../support/pages/until.js';

const transport = (part: StepPart<'done'> = {}) =>
  scriptedTransport({start: 'done', scenes: {done: {step: step.done(part)}}});

describe('the step done', () => {
  it('says that a change is in force', async () => {
    const page = await ChangePasswordPage.open({transport: transport()});
    expect(page.heading).to.equal(headings.done);
    expect(page.notice).to.equal('It is in force now and the old one no longer works.');
    expect(page.hasForm).to.equal(false);
  });

  it('says after a recovery to sign in, and does not', async () => {
    const page = await RecoverAccessPage.open({transport: transport({signInUrl: '/sign-in'})});
    expect(page.notice).to.match(/earlier passwords no longer work\. Sign in with the new one\.$/);
    expect(page.control('Sign in').getAttribute('href')).to.equal('/sign-in');
  });

  it('says how many other sessions ended', async () => {
    const page = await ChangePasswordPage.open({transport: transport({sessionsEnded: 2})});
    expect(page.notice).to.match(/Other sessions signed out: 2\.$/);
  });

  it('says that the password did change, though they could not be ended', async () => {
    const page = await ChangePasswordPage.open({transport: transport({sessionsFailed: true, sessionsEnded: 0})});
    expect(page.notice).to.match(/^It is in force now/);
    expect(page.notice).to.match(/Other devices could not be signed out\./);
  });

  it('says nothing about sessions where there were none', async () => {
    const page = await ChangePasswordPage.open({transport: transport({sessionsEnded: 0})});
    expect(page.notice).not.to.match(/sessions|devices/);
  });

  it('has a way for those who did not do it', async () => {
    const page = await ChangePasswordPage.open({transport: transport({reportUrl: '/help/not-me'})});
    expect(page.control('This was not me').getAttribute('href')).to.equal('/help/not-me');
  });

  it('tells the page, with the number of sessions and no more', async () => {
    const page = new ChangePasswordPage();
    const events: Event[] = [];
    for (const type of ['password-changed', 'access-recovered'] as const) {
      document.body.addEventListener(type, event => events.push(event), {once: true});
    }
    await page.open({transport: transport({sessionsEnded: 2})});
    await turn();
    expect(events.map(({type}) => type)).to.deep.equal(['password-changed']);
    expect(Object.entries(events[0] ?? {}).filter(([name]) => name !== 'isTrusted')).to.deep.equal([
      ['sessionsEnded', 2],
    ]);
    const recovery = new RecoverAccessPage();
    await recovery.open({transport: transport()});
    expect(events.map(({type}) => type)).to.deep.equal(['password-changed', 'access-recovered']);
  });
});
