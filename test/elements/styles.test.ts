import {expect} from 'chai';
import {demoAccount, demoBackend} from 'latchkey/transports/scripted';
import {emulateMedia} from '../support/browser.js';
import {ChangePasswordPage, current, fresh} from '../support/pages/change-password-page.js';
import {everyElement, expectSame} from '../support/pages/page.js';
import {RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {given} from '../support/pages/until.js';

/** What a page does to forms without thinking of this one, and some of it as loudly as it can. */
const hostile = `
  * {box-sizing: content-box}
  form {position: absolute; inset: 0; background: hotpink; padding: 50px}
  input {all: initial !important; border: 9px dashed red !important; text-transform: uppercase}
  html body main input[id][name][autocomplete] {font: 5px fantasy !important; letter-spacing: 1em !important; width: 30px !important}
  html body main input[type=radio] {display: none !important}
  button, html body main form[method] button[type] {
    text-transform: uppercase !important; border-radius: 99px; background: lime !important; color: lime !important;
    padding: 40px !important; position: relative; float: right; box-shadow: 0 0 9px red; transform: rotate(9deg) !important;
  }
  label {display: none !important; color: white}
  legend, fieldset {border: 7px solid lime; margin: 30px !important}
  ul, li {list-style: square !important; padding-left: 4em; margin: 2em}
  ul li {background: yellow; display: block !important}
  a:link {color: white !important; text-decoration: none; font-size: 3px}
  p, div {margin: 44px !important; opacity: 0.2}
  span, i {display: none}
`;

const watchedProperties = [
  'background-color', 'border-block-start-style', 'border-block-start-width', 'border-inline-start-color',
  'border-start-start-radius', 'box-shadow', 'box-sizing', 'color', 'display', 'float', 'font-family', 'font-size',
  'font-weight', 'height', 'inset-block-start', 'letter-spacing', 'list-style-type', 'margin-block-start',
  'margin-inline-start', 'opacity', 'padding-block-start', 'padding-inline-start', 'position', 'text-decoration-line',
  'text-transform', 'transform', 'visibility', 'width',
]; // prettier-ignore

/** How every element of a form looks. */
const looks = (form: HTMLFormElement): string[] =>
  [form, ...form.querySelectorAll('*')].map(each => {
    const style = getComputedStyle(each);
    const name = `${each.localName}.${each.className} ${each.getAttribute('name') ?? ''}`;
    return [name, ...watchedProperties.map(property => `${property}: ${style.getPropertyValue(property)}`)].join('\n');
  });

let sheet: CSSStyleSheet;

/** Styles of the page, until the end of the test. */
function styled(css: string): void {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);

describe('the styles', () => {
  afterEach(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet);
  });

  const refused = async (): Promise<ChangePasswordPage> => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    await page.fill(fresh, 'short');
    await page.submit();
    return page;
  };

  it('of the form are one sheet that the page adopts once', async () => {
    const before = document.adoptedStyleSheets.length;
    await ChangePasswordPage.open({transport: demoBackend().transport});
    const after = document.adoptedStyleSheets.length;
    await ChangePasswordPage.open({transport: demoBackend().transport});
    await RecoverAccessPage.open({transport: demoBackend().transport});
    expect(document.adoptedStyleSheets.length).to.equal(after);
    expect(after - before).to.be.at.most(1);
    expectSame(document.querySelector('body style, body link'), null);
  });

  describe('are guarded', () => {
    it('against those of the page, in a change', async () => {
      const page = await refused();
      const before = looks(page.form);
      styled(hostile);
      expect(looks(page.form)).to.deep.equal(before);
    });

    it('against those of the page, in the other steps', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      await page.identify();
      await page.choose('PESEL (Poland)');
      const before = looks(page.form);
      styled(hostile);
      expect(looks(page.form)).to.deep.equal(before);
    });

    it('but hide the user name from the eye all the same', async () => {
      const page = await refused();
      styled(hostile);
      const anchor = given(page.form.querySelector('[name=username]'), 'user name');
      expect(anchor.getBoundingClientRect().width).to.be.at.most(1);
      expect(styleOf(anchor).clipPath).to.equal('inset(50%)');
    });

    it('unless the page wants its own', async () => {
      const page = await refused();
      page.element.setAttribute('appearance', 'native');
      await page.element.updateComplete;
      await page.element.updateComplete;
      styled('button {text-transform: uppercase; border-radius: 3px} input {border: 4px dotted}');
      expect(styleOf(page.submitButton).textTransform).to.equal('uppercase');
      expect(styleOf(page.submitButton).borderStartStartRadius).to.equal('3px');
      expect(styleOf(page.field(current)).borderBlockStartWidth).to.equal('4px');
      const anchor = given(page.form.querySelector('[name=username]'), 'user name');
      expect(anchor.getBoundingClientRect().width).to.be.at.most(1);
    });
  });

  describe('follow the page', () => {
    it('in its font and size', async () => {
      const page = await refused();
      styled('body {font: 20px monospace}');
      for (const each of [page.field(current), page.submitButton, page.section]) {
        expect(styleOf(each).fontFamily, each.localName).to.equal('monospace');
        expect(styleOf(each).fontSize, each.localName).to.equal('20px');
      }
    });

    it('in its tokens', async () => {
      const page = await refused();
      styled(`change-password {
        --latchkey-accent: rgb(1, 2, 3); --latchkey-danger: rgb(4, 5, 6); --latchkey-radius: 2px; --latchkey-space: 2rem;
      }`);
      expect(styleOf(page.submitButton).backgroundColor).to.equal('rgb(1, 2, 3)');
      expect(styleOf(given(page.form.querySelector('.lk-error'), 'error')).color).to.equal('rgb(4, 5, 6)');
      expect(styleOf(page.field(current)).borderStartStartRadius).to.equal('2px');
      expect(styleOf(given(page.form.querySelector('.lk-summary'), 'summary')).paddingBlockStart).to.equal('32px');
    });

    it('in its parts', async () => {
      const page = await refused();
      styled('change-password::part(heading) {color: rgb(7, 8, 9)}');
      expect(styleOf(given(page.section.querySelector('#heading'), 'heading')).color).to.equal('rgb(7, 8, 9)');
    });

    it('into the dark', async () => {
      const page = await refused();
      const light = styleOf(page.submitButton).backgroundColor;
      styled('html {color-scheme: dark}');
      expect(styleOf(page.submitButton).backgroundColor).not.to.equal(light);
    });

    it('and the person, into the dark', async function () {
      if (!(await emulateMedia({colorScheme: 'light'}))) this.skip();
      styled('html {color-scheme: light dark}');
      const page = await refused();
      const light = styleOf(page.field(current)).backgroundColor;
      await emulateMedia({colorScheme: 'dark'});
      expect(styleOf(page.field(current)).backgroundColor).not.to.equal(light);
      await emulateMedia({});
    });
  });

  it('hide what is hidden', async () => {
    const page = await ChangePasswordPage.open({transport: demoBackend().transport});
    page.element.hidden = true;
    expect(page.element.checkVisibility()).to.equal(false);
  });

  describe('pass a strict content security policy', () => {
    /** What happens on a page with a policy, where a whole change is walked through. */
    const walkUnder = async (policy: string): Promise<unknown> => {
      const frame = document.createElement('iframe');
      const answer = new Promise<unknown>(resolve => {
        addEventListener('message', function listen({source, data}: MessageEvent<string>) {
          if (source !== frame.contentWindow) return;
          removeEventListener('message', listen);
          resolve(JSON.parse(data));
        });
      });
      const page = new URL('./policy-page.js', import.meta.url).pathname.replace(/js$/, 'ts');
      frame.srcdoc = `<!doctype html><meta http-equiv="content-security-policy" content="${policy}" />
        <script type="module" src="${page}"></script>`;
      document.body.append(frame);
      try {
        return await answer;
      } finally {
        frame.remove();
      }
    };
    const self = location.origin;

    it('without inline styles and scripts', async () => {
      expect(await walkUnder(`default-src 'none'; script-src ${self}`)).to.deep.equal({
        heading: 'Your password has been changed',
        guarded: true,
        violations: [],
      });
    });

    it('with Trusted Types', async function () {
      if (!('trustedTypes' in globalThis)) this.skip();
      const types = "require-trusted-types-for 'script'; trusted-types lit-html latchkey";
      expect(await walkUnder(`default-src 'none'; script-src ${self}; ${types}`)).to.deep.equal({
        heading: 'Your password has been changed',
        guarded: true,
        violations: [],
      });
    });
  });

  it('leave no style attribute anywhere, after all that', async () => {
    const page = await refused();
    await page.fillAll(demoAccount.password, 'seven green bottles on a wall');
    expect(everyElement(page.element.parentElement ?? page.element).some(each => each.hasAttribute('style'))).to.equal(
      false,
    );
  });
});
