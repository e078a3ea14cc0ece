import {expect} from 'chai';
import {challenge, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {CodeChallenge} from '../../../src/core/protocol/step.js';
import type {Transport} from '../../../src/ports/transport.js';
import {headings, known, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';
import {until} from '../../support/pages/until.js';

const {serverNow} = step.code();
const hour = 3_600_000;

/** A page at the code, which was sent a moment ago by a service whose clock is hours away from the device's. */
function open(part: Partial<CodeChallenge> = {}, off = 5 * hour): Promise<RecoverAccessPage> {
  return RecoverAccessPage.open({transport: service(part, off)});
}

const service = (part: Partial<CodeChallenge>, off: number): Transport =>
  scriptedTransport({
    now: () => Date.now() + off,
    start: 'code',
    scenes: {
      code: {
        step: step.code({challenge: challenge(part)}),
        on: {
          code: 'done',
          resend: {problems: [], step: step.code({challenge: challenge({resendAt: serverNow + 60_000})})},
        },
      },
      done: {step: step.done()},
    },
  });

const resend = (page: RecoverAccessPage): HTMLElement => page.control(resendName(page));
const resendName = (page: RecoverAccessPage): string => /Send another code( \(\d+:\d\d\))?/.exec(page.text)?.[0] ?? '';

describe('a code field', () => {
  it('is one input that keyboards and managers know', async () => {
    const page = await open();
    expect(page.form.querySelectorAll('input')).to.have.length(1);
    const field = page.field('Code');
    expect(field.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(field.inputMode).to.equal('numeric');
    expect(field.getAttribute('enterkeyhint')).to.equal('go');
    expect(field.type).to.equal('text');
    expect(field.hasAttribute('maxlength')).to.equal(false);
    expect(page.descriptionOf('Code')).to.equal('6 digits. Spaces do not matter.');
  });

  describe('takes a code', () => {
    for (const typed of [
      '123456',
      '123 456',
      ' 123-456 ',
      '123–456',
      '12\u00a034\u202f56',
      '1\u20112\u200b3456\u2060',
    ]) {
      it(`as ${JSON.stringify(typed)}`, async () => {
        const {transport, actions} = recorded(service({}, 0));
        const page = await RecoverAccessPage.open({transport});
        await page.enterCode(typed);
        await page.arrive(headings.done);
        expect(actions()).to.deep.equal([{type: 'code', code: '123456'}]);
      });
    }

    for (const [typed, text] of [
      ['', 'Enter the code.'],
      [' - ', 'Enter the code.'],
      ['12345', 'Enter all 6 digits of the code.'],
      ['1234567', 'Enter all 6 digits of the code.'],
      ['12345O', 'A code has digits only.'],
    ] as const) {
      it(`but not as ${JSON.stringify(typed)}, and sends nothing`, async () => {
        const {transport, actions} = recorded(service({}, 0));
        const page = await RecoverAccessPage.open({transport});
        await page.enterCode(typed);
        expect(page.errorOf('Code')).to.equal(text);
        expect(actions()).to.deep.equal([]);
      });
    }

    it('of another length where the service says so', async () => {
      const page = await open({length: 8});
      expect(page.descriptionOf('Code')).to.equal('8 digits. Spaces do not matter.');
      await page.enterCode('123456');
      expect(page.errorOf('Code')).to.equal('Enter all 8 digits of the code.');
      await page.enterCode('1234-5678');
      await page.arrive(headings.done);
    });
  });

  describe('gives another code', () => {
    for (const off of [-5 * hour, 0, 5 * hour]) {
      it(`after a wait that a clock ${off / hour} hours off doesn't change`, async () => {
        const page = await open({resendAt: serverNow + 30_000}, off);
        expect(resendName(page)).to.match(/^Send another code \(0:(30|29)\)$/);
        expect(resend(page).getAttribute('aria-disabled')).to.equal('true');
      });
    }

    it('not before the wait is over, and says when it is', async () => {
      const {transport, actions} = recorded(service({resendAt: serverNow + 1_500}, 5 * hour));
      const page = await RecoverAccessPage.open({transport});
      await page.click(resendName(page));
      expect(actions()).to.deep.equal([]);
      await until('the end of the wait', () => resendName(page) === 'Send another code');
      expect(resend(page).hasAttribute('aria-disabled')).to.equal(false);
      expect(page.announcement).to.equal('You can ask for another code now.');
      await page.click('Send another code');
      expect(actions()).to.deep.equal([{type: 'resend'}]);
      expect(resendName(page)).to.match(/^Send another code \((1:00|0:59)\)$/);
      expect(page.announcement).to.match(/we’ve sent a code to/);
    });

    it('after a wait that doubles, and keeps what is typed', async () => {
      let time = Date.UTC(2026, 0, 15, 12);
      const page = await RecoverAccessPage.open({transport: demoBackend({now: () => time}).transport});
      await page.identify();
      await page.showDocument();
      const waits = [];
      for (const wait of [30, 60, 120]) {
        waits.push(resendName(page));
        await page.fill('Code', '12');
        time += wait * 1000;
        // The page comes back from somewhere else and asks for the time.
        window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
        await until('the end of the wait', () => resendName(page) === 'Send another code');
        resend(page).focus();
        await page.click('Send another code');
        expect(page.field('Code').value).to.equal('12');
        expect(page.focus).to.equal(resendName(page));
      }
      expect(waits.map(name => /\d:\d\d/.exec(name)?.[0])).to.deep.equal(['0:30', '1:00', '2:00']);
    });

    it('even when the last one has expired before the wait was over', async () => {
      const page = await open({expiresAt: serverNow + 500, resendAt: serverNow + 1_500});
      await until('the end of the wait', () => resendName(page) === 'Send another code');
      expect(page.chrome).to.match(/The code is too old by now/);
    });

    it('by another channel, where there is one', async () => {
      let time = Date.UTC(2026, 0, 15, 12);
      const {transport, actions} = recorded(demoBackend({now: () => time}).transport);
      const page = await RecoverAccessPage.open({transport});
      await page.identify('+48 601 234 567');
      await page.showDocument();
      expect(page.chrome).to.match(/we’ve sent a code to \+48 601 234 567\./);
      time += 30_000;
      await page.click('Send an e-mail instead');
      expect(actions().at(-1)).to.deep.equal({type: 'channel', channel: 'email'});
      expect(page.chrome).to.match(/we’ve sent a code to the contact on record\./);
      expect(page.hasControl('Send a text message instead')).to.equal(true);
    });
  });

  describe('tells how long the code works', () => {
    it('in the unit that reads well', async () => {
      expect((await open({expiresAt: serverNow + 10 * 60_000})).chrome).to.match(/The code works for 10 minutes\./);
      expect((await open({expiresAt: serverNow + 45_000})).chrome).to.match(/The code works for 4[45] seconds\./);
    });

    it('and says half a minute before the end that it comes', async () => {
      const page = await open({expiresAt: serverNow + 31_200, resendAt: serverNow});
      expect(page.announcement).to.equal('');
      await until(
        'the warning',
        () => page.announcement === 'The code works for 30 more seconds. You can ask for another.',
      );
    });

    it('and that it is over', async () => {
      const page = await open({expiresAt: serverNow + 1_000});
      await until('the end', () => page.chrome.includes('The code is too old by now. Ask for another one.'));
    });
  });

  it('has one text for every code that is wrong, with the tries that are left', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify();
    await page.showDocument();
    const wrong =
      'That code does not work: it may be mistyped, used or too old. Enter the newest one, or ask for another.';
    for (const left of [4, 3, 2, 1]) {
      await page.enterCode(`00000${left}`);
      expect(page.errorOf('Code')).to.equal(`${wrong} Tries left: ${left}.`);
    }
    await page.enterCode('000000');
    expect(page.errorOf('Code')).to.equal('That was tried too often.');
    await page.enterCode(known.code);
    expect(page.errorOf('Code'), 'the right one comes too late').to.match(/^That was tried too often\./);
  });
});
