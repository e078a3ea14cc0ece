import {expect} from 'chai';
import {
  demoAccount,
  demoBackend,
  scriptedTransport,
  step,
  type SceneVerdict,
  type StepPart,
} from 'latchkey/transports/scripted';
import {ChangePasswordPage} from '../../support/pages/change-password-page.js';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';
import {turn, until} from '../../support/pages/until.js';
import type {Transport} from '../../../src/ports/transport.js';

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

  describe('recovery codes', () => {
    const codes = ['7KQ2M9XR4TB3C8WD', 'ZN5VH0GYP61SJEAF'];
    const offer = {offersRecoveryCodes: true, hasRecoveryCodes: true};
    const offered = (issue: SceneVerdict<'done'>) =>
      recorded(
        scriptedTransport({
          start: 'done',
          scenes: {done: {step: step.done(offer), on: {'issue-recovery-codes': issue}}},
        }),
      );
    const get = 'Get recovery codes';
    const open = async (transport: Transport): Promise<ChangePasswordPage> => {
      const page = await ChangePasswordPage.open({transport});
      await until('the offer', () => page.hasControl(get));
      return page;
    };
    const given = async (): Promise<ChangePasswordPage> => {
      const page = await open(offered({problems: [], step: step.done({recoveryCodes: codes})}).transport);
      await page.click(get);
      return page;
    };

    it('are not loaded where they are not offered', async () => {
      const page = await ChangePasswordPage.open({transport: transport()});
      await page.pause();
      expect(page.hasControl(get)).to.equal(false);
    });

    it('are shown in groups, with the focus and the news that earlier ones are void', async () => {
      const events: Event[] = [];
      const page = await given();
      for (const type of ['step-changed', 'password-changed'] as const) {
        page.element.addEventListener(type, event => events.push(event));
      }
      expect(page.chrome).to.include('7KQ2 M9XR 4TB3 C8WD').and.to.include('ZN5V H0GY P61S JEAF');
      expect(page.chrome).to.include('They are shown this once.').and.to.include('Earlier ones no longer work.');
      expect(page.hasControl(get)).to.equal(false);
      await until('the focus', () => page.focus === 'Your recovery codes');
      expect(events).to.deep.equal([]);
    });

    it('can be saved as a text file, which does not outlive the element', async () => {
      const page = await given();
      const link = page.control('Save as a text file');
      const url = link.getAttribute('href') ?? '';
      expect(link.getAttribute('download')).to.equal('recovery-codes.txt');
      const text = await (await fetch(url)).text();
      expect(text.split('\n')).to.include.members([
        'Your recovery codes',
        '7KQ2 M9XR 4TB3 C8WD',
        'ZN5V H0GY P61S JEAF',
      ]);
      page.element.remove();
      await turn();
      const gone = await fetch(url).catch(() => 'gone');
      expect(gone).to.equal('gone');
    });

    it('can be copied, or it is said what to do instead', async () => {
      const page = await given();
      const texts: string[] = [];
      const writeText = (works: boolean) => (text: string) =>
        works ? Promise.resolve(void texts.push(text)) : Promise.reject(new Error('not here'));
      const clipboard = (works: boolean): void => {
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: writeText(works)}});
      };
      try {
        clipboard(true);
        await page.click('Copy');
        await until('the word', () => page.announcement === 'Copied.');
        expect(texts).to.deep.equal(['7KQ2 M9XR 4TB3 C8WD\nZN5V H0GY P61S JEAF']);
        clipboard(false);
        await page.click('Copy');
        await until('the word', () => page.announcement.startsWith('Copying is not possible here.'));
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('are all that is printed', async () => {
      const page = await given();
      const other = document.createElement('p');
      page.element.before(other);
      window.dispatchEvent(new Event('beforeprint'));
      expect(other.hasAttribute('data-latchkey-unprinted')).to.equal(true);
      page.element.remove();
      await turn();
      expect(other.hasAttribute('data-latchkey-unprinted')).to.equal(false);
      other.remove();
    });

    it('that did not arrive are asked for again under the same key', async () => {
      const lost = {fault: 'offline', lost: true} as const;
      const {transport, of} = recorded(demoBackend({faults: {act: [{}, lost]}}).transport);
      const page = await ChangePasswordPage.open({transport});
      await page.fillAll(demoAccount.password, 'seven green bottles on a wall');
      await page.submit();
      await until('the offer', () => page.hasControl(get));
      await page.click(get);
      expect(page.heading).to.equal(headings.done);
      await until('the fault', () => page.chrome.includes('The service cannot be reached at the moment.'));
      await page.click(get);
      await until('the codes', () => page.hasControl('Print'));
      const [, first, second] = of('act');
      expect(first?.idempotencyKey).to.equal(second?.idempotencyKey);
    });

    it('that cannot be had leave the rest as it is', async () => {
      const page = await open(offered({fault: 'flow_expired'}).transport);
      await page.click(get);
      expect(page.heading).to.equal(headings.done);
      expect(page.chrome).to.include('The time for this is over.');
      expect(page.interruptions).to.deep.equal([]);
    });
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
