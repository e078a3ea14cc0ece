import {expect} from 'chai';
import {scriptedTransport, step, type Hitches} from 'latchkey/transports/scripted';
import {watchLeftovers} from '../../support/pages/leftovers.js';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded, type Recorded} from '../../support/pages/recorded.js';
import {turn, until} from '../../support/pages/until.js';

const {serverNow} = step.hold();

/** A service that holds the flow for an hour, as it says, and goes on after a while, as it happens. */
const service = (after: number, faults: Hitches = {}): Recorded =>
  recorded(
    scriptedTransport({
      now: () => Date.now() + 5 * 3_600_000,
      faults,
      start: 'hold',
      scenes: {
        hold: {
          step: step.hold({pollAfter: 1_000}),
          on: {cancel: [{problems: [{code: 'not_allowed'}]}, 'away']},
          later: {after, go: 'next'},
        },
        next: {step: step.newPassword()},
        away: {step: step.redirect()},
      },
    }),
  );

const hide = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('the step hold', () => {
  afterEach(() => void Reflect.deleteProperty(document, 'hidden'));

  it('says how long, and why, and has no form', async () => {
    const page = await RecoverAccessPage.open({transport: service(Infinity).transport});
    expect(page.heading).to.equal(headings.hold);
    expect(page.chrome).to.match(/It goes on in 60 minutes\./);
    expect(page.chrome).to.match(/has been told and can stop it/);
    expect(page.hasForm).to.equal(false);
  });

  it('counts down', async () => {
    const page = await RecoverAccessPage.open({
      transport: scriptedTransport({start: 'hold', scenes: {hold: {step: step.hold({until: serverNow + 3_000})}}}),
    });
    expect(page.chrome).to.match(/It goes on in 3 seconds\./);
    await until('a second to go by', () => page.chrome.includes('It goes on in 2 seconds.'));
  });

  it('goes on by itself', async () => {
    const {transport, of} = service(500);
    const page = await RecoverAccessPage.open({transport});
    await page.arrive(headings.newPassword);
    expect(of('resume')).to.have.length(1);
    expect(page.focus).to.equal(headings.newPassword);
  });

  it('asks again after a fault, and says that there was one', async () => {
    const {transport, of} = service(500, {resume: ['offline']});
    const page = await RecoverAccessPage.open({transport});
    await until('the fault', () => page.notice === 'The service cannot be reached at the moment.');
    await page.arrive(headings.newPassword);
    expect(of('resume')).to.have.length(2);
  });

  it('sleeps in a hidden tab, and asks when that is shown again', async () => {
    const leftovers = watchLeftovers();
    const {transport, of} = service(500);
    const page = await RecoverAccessPage.open({transport});
    hide(true);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(of('resume')).to.have.length(0);
    expect(leftovers.timers()).to.be.greaterThan(0);
    const {now} = performance;
    performance.now = () => now.call(performance) + 6_000;
    try {
      hide(false);
      await page.arrive(headings.newPassword);
    } finally {
      performance.now = now;
    }
  });

  it('can be left, and says where that is refused', async () => {
    const page = await RecoverAccessPage.open({transport: service(Infinity).transport});
    await page.click('Cancel');
    expect(page.notice).to.equal('This is not possible for this account.');
    await page.click('Cancel');
    await page.arrive(headings.redirect);
  });

  it('leaves no timer behind', async () => {
    const leftovers = watchLeftovers();
    const page = await RecoverAccessPage.open({transport: service(Infinity).transport});
    expect(leftovers.timers()).to.be.greaterThan(1);
    page.element.remove();
    await turn();
    await until('no timers', () => leftovers.timers() === 0);
  });
});
