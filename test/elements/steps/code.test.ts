import {expect} from 'chai';
import {challenge, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {watchLeftovers} from '../../support/pages/leftovers.js';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';
import {turn, until} from '../../support/pages/until.js';

/** Takes the element away so many microtasks later. */
async function leave({element}: RecoverAccessPage, moments: number): Promise<void> {
  for (let count = 0; count < moments; count++) await Promise.resolve();
  element.remove();
}

describe('the step code', () => {
  it('says neutrally where the code went', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify('nobody@example.org');
    await page.showDocument();
    expect(page.chrome).to.match(/If these details match an account, we’ve sent a code to nobody@example\.org\./);
  });

  it('leads back to the document, which is still chosen by nobody', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify();
    await page.showDocument();
    await page.click('Back');
    await page.arrive(headings.document);
    expect(page.text).not.to.include('44051401359');
  });

  it('tells after the right code, and not before, that the document is another one', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify();
    await page.showDocument('02070803628');
    await page.enterCode();
    await page.arrive(headings.document);
    expect(page.summary?.items).to.deep.equal([
      'This document does not match the account. Check the number, or choose another document. Tries left: 4.',
    ]);
  });

  it('offers other proofs where the server does, and passkeys only where the browser knows them', async () => {
    const code = step.code({methods: ['recovery-code', 'passkey'], actions: ['method', 'resend']});
    const {transport, actions} = recorded(
      scriptedTransport({
        start: 'code',
        scenes: {code: {step: code, on: {method: 'done'}}, done: {step: step.done()}},
      }),
    );
    const page = await RecoverAccessPage.open({transport});
    expect(page.text).to.include('Use a recovery code instead');
    expect(page.hasControl('Use a passkey instead')).to.equal('PublicKeyCredential' in window);
    await page.click('Use a recovery code instead');
    expect(actions()).to.deep.equal([{type: 'method', method: 'recovery-code'}]);
  });

  it('asks the server where it is when the tab has slept', async () => {
    const {transport, of} = recorded(
      scriptedTransport({
        start: 'code',
        scenes: {code: {step: step.code(), later: {after: 1, go: 'done'}}, done: {step: step.done()}},
      }),
    );
    const page = await RecoverAccessPage.open({transport});
    const {now} = performance;
    const hide = (hidden: boolean): void => {
      Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      hide(true);
      hide(false);
      await turn();
      expect(of('resume'), 'after a moment').to.have.length(0);
      hide(true);
      performance.now = () => now.call(performance) + 6_000;
      hide(false);
      await page.arrive(headings.done);
      expect(of('resume')).to.have.length(1);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
      performance.now = now;
    }
  });

  describe('leaves no timer behind', () => {
    const transport = () =>
      scriptedTransport({
        start: 'code',
        scenes: {code: {step: step.code({challenge: challenge()}), on: {code: 'done'}}, done: {step: step.done()}},
      });

    it('after it', async () => {
      const leftovers = watchLeftovers();
      const page = await RecoverAccessPage.open({transport: transport()});
      expect(leftovers.timers()).to.be.greaterThan(0);
      await page.enterCode();
      await page.arrive(headings.done);
      await until('no timers', () => leftovers.timers() === 0);
    });

    it('after the element has been taken away', async () => {
      const leftovers = watchLeftovers();
      const page = await RecoverAccessPage.open({transport: transport()});
      expect(leftovers.timers()).to.be.greaterThan(0);
      page.element.remove();
      await until('no timers', () => leftovers.timers() === 0);
    });

    it('after the element has been taken away at any moment on the way to the step', async () => {
      const leftovers = watchLeftovers();
      const {begin, ...rest} = transport();
      for (let moments = 0; moments < 20; moments++) {
        sessionStorage.clear();
        const page = new RecoverAccessPage();
        page.put({
          transport: {
            ...rest,
            async begin(...request) {
              const first = await begin(...request);
              void leave(page, moments);
              return first;
            },
          },
        });
        await until('the end', () => !page.element.isConnected);
        await turn();
        await until(`no timers after ${moments} moments`, () => leftovers.timers() === 0);
      }
    });
  });
});
