import {expect} from 'chai';
import {emulateMedia, setViewport} from '../support/browser.js';
import {violations} from '../support/pages/axe.js';
import {GeneratorPage} from '../support/pages/generator-page.js';
import {everyElement} from '../support/pages/page.js';
import {states} from '../support/pages/states.js';

/** What can be pressed, and is shown. What belongs to a label is pressed with that. */
const targets = (root: Element): Element[] =>
  everyElement(root)
    .filter(each => each.matches('button, a[href], input, select, textarea, summary'))
    .filter(each => each.checkVisibility() && !each.matches('[aria-hidden=true]'))
    .map(each => (each.matches('[type=radio], [type=checkbox]') ? (each.closest('label') ?? each) : each));

const page = new CSSStyleSheet();
page.replaceSync('html {color-scheme: light dark; background: Canvas; color: CanvasText}');

/** What somebody may set who reads with difficulty (WCAG 2.2, 1.4.12). */
const wide = new CSSStyleSheet();
wide.replaceSync('body {line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em}');

/** The heading that a page has besides. */
function heading(): Element {
  const element = document.createElement('h1');
  element.textContent = 'Page';
  return element;
}

const contrast = ['color-contrast', 'link-in-text-block'];

/** What is wider than the window. */
const tooWide = (root: Element): string[] =>
  everyElement(root)
    .filter(each => each.checkVisibility() && !each.matches('.lk-hidden, .status'))
    .filter(each => {
      const {left, right, width} = each.getBoundingClientRect();
      return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1);
    })
    .map(each => each.outerHTML);

describe('accessibility', () => {
  beforeEach(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  });
  afterEach(async () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== page && each !== wide);
    document.documentElement.dir = '';
    await emulateMedia({});
  });

  const generator = {
    'a generator': () => GeneratorPage.open(),
    'a generator with a password': async () => {
      const {element} = await GeneratorPage.open();
      await element.generate();
      await element.updateComplete;
      return {element};
    },
    'a generator with its options': async () => {
      const opened = await GeneratorPage.open();
      await opened.openOptions();
      return opened;
    },
    'a generator of passphrases': async () => {
      const opened = await GeneratorPage.open({options: {kind: 'passphrase'}});
      await opened.openOptions();
      await opened.generate();
      return opened;
    },
    'a generator that is switched off': () => GeneratorPage.open({disabled: true}),
  };

  for (const [name, show] of Object.entries<() => Promise<{readonly element: HTMLElement}>>({
    ...states,
    ...generator,
  })) {
    describe(`of ${name}`, () => {
      it('has nothing that axe finds wrong', async () => {
        const {element} = await show();
        if (element.localName === 'password-generator') element.before(heading());
        expect(await violations()).to.deep.equal([]);
      });

      it('has enough contrast in the dark and in forced colours', async function () {
        if (!(await emulateMedia({colorScheme: 'dark'}))) this.skip();
        await show();
        expect(await violations(contrast), 'dark').to.deep.equal([]);
        await emulateMedia({forcedColors: 'active'});
        expect(await violations(contrast), 'forced colours').to.deep.equal([]);
      });

      it('has one live region, targets that can be hit, and no style attribute', async () => {
        const {element} = await show();
        const main = element.parentElement ?? element;
        const all = everyElement(main);
        expect(all.filter(each => each.matches('[role=status], [aria-live]')).length).to.equal(1);
        expect(all.filter(each => each.hasAttribute('style')).map(each => each.outerHTML)).to.deep.equal([]);
        for (const target of targets(main)) {
          const {width, height} = target.getBoundingClientRect();
          expect(Math.min(width, height), target.outerHTML).to.be.at.least(24);
        }
      });

      it('fits into 320 pixels, from right to left too, and with text that is set wide', async () => {
        await setViewport(320, 640);
        try {
          const {element} = await show();
          const main = element.parentElement ?? element;
          expect(tooWide(main), 'left to right').to.deep.equal([]);
          document.documentElement.dir = 'rtl';
          expect(tooWide(main), 'right to left').to.deep.equal([]);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, wide];
          expect(tooWide(main), 'set wide').to.deep.equal([]);
          const {scrollWidth, clientWidth} = document.documentElement;
          expect(scrollWidth).to.be.at.most(clientWidth);
        } finally {
          await setViewport(800, 600);
        }
      });
    });
  }
});
