import {expect} from 'chai';
import {demoAccount, demoBackend} from 'latchkey/transports/scripted';
import {ChangePasswordPage, fresh} from '../support/pages/change-password-page.js';
import type {FlowPage} from '../support/pages/flow-page.js';
import {GeneratorPage} from '../support/pages/generator-page.js';
import {everyElement, shadowOf} from '../support/pages/page.js';
import {headings, known, RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {turn, until} from '../support/pages/until.js';

const good = 'seven green bottles on a wall';

/** All that stands in the markup: tags, attributes, texts and comments, in every shadow root. */
const markup = (): string =>
  [document.documentElement, ...everyElement(document).flatMap(({shadowRoot}) => shadowRoot ?? [])]
    .map(root => (root instanceof ShadowRoot ? root.innerHTML : root.outerHTML))
    .join('\n');

/** What an object says of itself and of what it inherits, as far as that are texts and numbers. */
function written(event: Event): string {
  const texts: string[] = [event.type];
  for (const name in event) {
    const value: unknown = Reflect.get(event, name);
    if (typeof value === 'string' || typeof value === 'number') texts.push(String(value));
    if (name === 'detail') texts.push(JSON.stringify(value));
  }
  return texts.join(' ');
}

/** Watches every place that a secret could get into by mistake. */
function watch() {
  const lines: string[] = [];
  const undo: (() => void)[] = [];
  const {dispatchEvent} = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    lines.push(`event ${written(event)}`);
    return dispatchEvent.call(this, event);
  };
  undo.push(() => void (EventTarget.prototype.dispatchEvent = dispatchEvent));
  for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    const print = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      lines.push(`console ${args.map(String).join(' ')}`);
      print(...args);
    };
    undo.push(() => void (console[level] = print));
  }
  const {setItem} = Storage.prototype;
  Storage.prototype.setItem = function (name, value) {
    lines.push(`storage ${name} ${value}`);
    setItem.call(this, name, value);
  };
  undo.push(() => void (Storage.prototype.setItem = setItem));
  return {
    lines,
    /** Looks around once more. */
    look() {
      lines.push(`address ${location.href}`, `title ${document.title}`, `cookie ${document.cookie}`, markup());
    },
    end() {
      for (const each of undo) each();
    },
  };
}

describe('secrets', () => {
  let watched: ReturnType<typeof watch>;
  beforeEach(() => {
    watched = watch();
  });
  afterEach(() => watched.end());

  const expectNone = (...secrets: readonly string[]): void => {
    watched.look();
    for (const secret of secrets) {
      const found = watched.lines.filter(line => line.includes(secret)).map(line => line.slice(0, 200));
      expect(found, secret).to.deep.equal([]);
    }
    expect(watched.lines.length).to.be.greaterThan(4);
  };

  /** Looks at the page before and after the form is sent. */
  async function send(page: FlowPage): Promise<void> {
    watched.look();
    page.submitButton.click();
    await page.element.updateComplete;
    watched.look();
    await page.settled();
    watched.look();
  }

  it('of a change get nowhere', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend({latency: 5}).transport});
    await page.fillAll('a wrong one, at first', good);
    await page.click(`Show: ${fresh}`);
    await until('a verdict', () => page.text.includes('Strength'));
    await send(page);
    await page.fillAll(demoAccount.password, good);
    await send(page);
    await page.arrive(headings.done);
    expectNone('a wrong one, at first', demoAccount.password, good);
  });

  it('of a recovery get nowhere', async () => {
    const page = await RecoverAccessPage.open({
      transport: demoBackend({latency: 5, createCode: () => '902817'}).transport,
    });
    await page.fill('Phone number or e-mail address', known.login);
    await send(page);
    await page.arrive(headings.document);
    await page.choose(known.document);
    await page.fill(known.document, '44051401358');
    await send(page);
    await page.fill(known.document, '440514 01359');
    await send(page);
    await page.arrive(headings.code);
    for (const code of ['111-222', '902 817']) {
      await page.fill('Code', code);
      await send(page);
    }
    await page.arrive(headings.newPassword);
    await page.fill('New password', good);
    await page.fill('New password again', good);
    await send(page);
    await page.arrive(headings.done);
    // The example of a PESEL is the number of the demonstration account: not what was typed.
    expectNone('44051401358', '440514 01359', '111-222', '111222', '902 817', '902817', good);
  });

  it('that are recovery codes stand on the page while they are shown, and nowhere else', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    await until('the offer', () => page.hasControl('Get recovery codes'));
    await page.click('Get recovery codes');
    const {element} = page;
    const codes = [...shadowOf(element).querySelectorAll('.codes li')].map(({textContent}) => textContent);
    expect(codes).to.have.length(10);
    await page.click('Copy');
    element.remove();
    await turn();
    await element.updateComplete;
    expectNone(...codes, ...codes.map(code => code.replaceAll(' ', '')));
    expect(codes.some(code => shadowOf(element).textContent.includes(code))).to.equal(false);
  });

  it('that are generated get nowhere', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    await page.click('Generate a password');
    const password = await until('a password', () => page.field(fresh).value);
    await page.settled();
    const generator = await GeneratorPage.open({name: 'secret'});
    const secret = await generator.generate();
    expectNone(password, secret);
  });

  it('are gone with the element', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    await page.fillAll(demoAccount.password, good);
    const inputs = [...page.form.querySelectorAll('input')];
    const {element} = page;
    element.remove();
    await turn();
    await element.updateComplete;
    expect(everyElement(element).some(each => each instanceof HTMLInputElement)).to.equal(false);
    expect(shadowOf(element).textContent).not.to.include(good);
    expect(inputs.some(each => element.contains(each))).to.equal(false);
    expect(JSON.stringify(Object.values(element).filter(value => typeof value === 'string'))).not.to.include(good);
    expectNone(demoAccount.password, good);
  });
});
