import {expect} from 'chai';
import {challenge, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {CodeChallenge} from '../../../src/core/protocol/step.js';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';
import {turn, until} from '../../support/pages/until.js';

/** One request for a code, and how it ends. */
interface Asked {
  readonly options: CredentialRequestOptions;
  receive(code: unknown): void;
  refuse(): void;
}

const asked: Asked[] = [];
const isAborted = ({options: {signal}}: Asked): boolean => signal?.aborted === true;

/**
 * A stand-in for the WebOTP API, which Chrome has on Android only, with a real text message: what a browser does with the
 * message cannot be seen here, only what the field asks of it and makes of its answer.
 */
function standIn(): void {
  const get = (options: CredentialRequestOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const refuse = (): void => reject(new DOMException('No code.', 'AbortError'));
      options.signal?.addEventListener('abort', refuse);
      asked.push({options, receive: resolve, refuse});
    });
  Object.defineProperty(navigator, 'credentials', {configurable: true, value: {get}});
  Object.defineProperty(globalThis, 'OTPCredential', {configurable: true, value: true});
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'credentials');
  Reflect.deleteProperty(globalThis, 'OTPCredential');
  asked.length = 0;
});

/** A page at the code. Another one may be asked for, by the same or another channel. */
async function open(part: Partial<CodeChallenge> = {}) {
  const at = (more: Partial<CodeChallenge>) =>
    step.code({challenge: challenge({resendAt: step.code().serverNow - 1000, ...more})});
  const {transport, actions} = recorded(
    scriptedTransport({
      start: 'code',
      scenes: {
        code: {
          step: at(part),
          on: {
            code: [{problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 4}]}, 'done'],
            resend: {problems: [], step: at({channel: 'sms'})},
            channel: {problems: [], step: at({channel: 'email'})},
            back: 'done',
          },
        },
        done: {step: step.done()},
      },
    }),
  );
  return {page: await RecoverAccessPage.open({transport}), actions};
}

/** The request number n, once it is made. */
async function request(n: number): Promise<Asked> {
  await until(`request ${n}`, () => asked.length >= n);
  const found = asked[n - 1];
  if (!found) throw new Error('There is no request.');
  return found;
}

describe('a code by text message', () => {
  it('is put into the field by a browser that reads it, and left to the person to send', async () => {
    standIn();
    const {page, actions} = await open();
    const {options, receive} = await request(1);
    expect(options.otp).to.deep.equal({transport: ['sms']});
    expect(Object.keys(options).sort()).to.deep.equal(['otp', 'signal']);
    let inputs = 0;
    page.form.addEventListener('input', () => inputs++);
    receive({code: '123456'});
    await until('the code', () => page.field('Code').value === '123456');
    expect(inputs).to.equal(1);
    expect(page.announcement).to.equal('The code from the text message has been filled in.');
    await page.pause();
    expect(actions()).to.deep.equal([]);
    await page.submit();
    expect(actions()).to.deep.equal([{type: 'code', code: '123456'}]);
  });

  it('is not waited for any more once somebody types', async () => {
    standIn();
    const {page} = await open();
    const first = await request(1);
    await page.fill('Code', '12');
    expect(isAborted(first)).to.equal(true);
    first.receive({code: '654321'});
    await page.pause();
    expect(page.field('Code').value).to.equal('12');
  });

  it('is waited for again with another one, and not with one by e-mail', async () => {
    standIn();
    const {page} = await open();
    const first = await request(1);
    await page.enterCode('111111');
    expect(isAborted(first)).to.equal(true);
    await page.click('Send another code');
    const second = await request(asked.length);
    expect(isAborted(second)).to.equal(false);
    await page.click('Send an e-mail instead');
    expect(isAborted(second)).to.equal(true);
    const {length} = asked;
    await turn();
    expect(asked).to.have.length(length);
  });

  it('is not waited for any more after the step, nor after the element', async () => {
    standIn();
    const {page} = await open();
    const first = await request(1);
    await page.click('Back');
    await page.arrive(headings.done);
    expect(isAborted(first)).to.equal(true);

    const other = await open();
    const second = await request(2);
    expect(isAborted(second)).to.equal(false);
    other.page.element.remove();
    await until('the end of the wait', () => isAborted(second));
  });

  it('is typed where it is refused, or the browser has no such thing', async () => {
    standIn();
    const {page} = await open();
    (await request(1)).refuse();
    await page.pause();
    expect(page.announcement).to.equal('');
    expect(page.isRed).to.equal(false);
    await page.enterCode('111111');
    await page.enterCode('123456');
    await page.arrive(headings.done);

    Reflect.deleteProperty(globalThis, 'OTPCredential');
    const {length} = asked;
    await open();
    await turn();
    expect(asked).to.have.length(length);
  });

  it('is not waited for where it goes by e-mail', async () => {
    standIn();
    await open({channel: 'email'});
    await turn();
    await turn();
    expect(asked).to.have.length(0);
  });
});
