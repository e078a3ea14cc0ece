import {expect} from 'chai';
import {defaultPolicy} from 'latchkey/core';
import {PasswordGenerator} from 'latchkey';
import {press, type} from '../support/browser.js';
import {GeneratorPage} from '../support/pages/generator-page.js';
import {tabAndPress, tabTo} from '../support/pages/keyboard.js';
import {everyElement, expectSame, putOnPage, read} from '../support/pages/page.js';
import {given, until} from '../support/pages/until.js';

/** A form on the page, with a generator in it. */
async function inForm(markup = '<form></form>', settings: Parameters<typeof GeneratorPage.open>[0] = {}) {
  const box = putOnPage(document.createElement('div'));
  box.innerHTML = markup;
  const form = given(box.querySelector('form'), 'form');
  return {form, page: await GeneratorPage.open({name: 'secret', ...settings}, form.querySelector('fieldset') ?? form)};
}

/** Puts a function in the place of the clipboard's until the end of the test. */
function replaceClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
}

describe('<password-generator>', () => {
  afterEach(() => void Reflect.deleteProperty(navigator, 'clipboard'));

  it('is what its tag makes, and empty at first', async () => {
    const page = await GeneratorPage.open();
    expect(page.element).to.be.instanceOf(PasswordGenerator);
    expect(page.element.value).to.equal('');
    expect(page.output.value).to.equal('');
    expect(page.status).to.equal('');
    expect(page.control('Copy').matches(':disabled')).to.equal(true);
  });

  describe('generates', () => {
    it('by its button, and says so', async () => {
      const page = await GeneratorPage.open();
      const value = await page.generate();
      expect([...value]).to.have.length(20);
      expect(page.output.value).to.equal(value);
      expect(page.status).to.equal('A new password has been generated.');
      expect(page.events).to.deep.equal(['password-generated']);
      expect(await page.generate()).not.to.equal(value);
    });

    it('by a call', async () => {
      const page = await GeneratorPage.open();
      await page.element.generate();
      expect(page.element.value).not.to.equal('');
    });

    it('what a policy asks for, whatever the options say', async () => {
      const page = await GeneratorPage.open({
        policy: {minLength: 8, maxLength: 12, required: [['digit'], ['special']], maxConsecutive: 2},
        options: {kind: 'password', password: {length: 40, classes: ['lower']}},
      });
      for (let count = 0; count < 20; count++) {
        const value = await page.generate();
        expect([...value].length).to.be.within(8, 12);
        expect(value).to.match(/\d/);
        expect(value).to.match(/[^a-z0-9]/i);
        expect(value).not.to.match(/(.)\1\1/);
      }
    });

    it('passphrases', async () => {
      const page = await GeneratorPage.open({options: {kind: 'passphrase', passphrase: {words: 4, separator: '.'}}});
      expect(await page.generate()).to.match(/^[a-z-]+(\.[a-z-]+){3}$/);
    });

    it('PINs', async () => {
      const page = await GeneratorPage.open({options: {kind: 'pin', length: 8}});
      expect(await page.generate()).to.match(/^\d{8}$/);
    });

    it('nothing where nothing is possible, and says so', async () => {
      const page = await GeneratorPage.open({policy: {minLength: 10, maxLength: 5, required: []}});
      expect(await page.generate()).to.equal('');
      expect(page.status).to.equal('No password can meet these rules and options.');
      expect(page.events).to.deep.equal([]);
      let reason: unknown;
      await page.element.generate().catch((error: unknown) => (reason = error));
      expect(reason).to.include({name: 'PolicyUnsatisfiableError'});
    });
  });

  it('fires events that come out of shadow roots, without the secret', async () => {
    const root = putOnPage(document.createElement('div')).attachShadow({mode: 'open'});
    const events: Event[] = [];
    document.body.addEventListener('password-generated', event => events.push(event), {once: true});
    const page = await GeneratorPage.open({}, root);
    const value = await page.generate();
    expect(events).to.have.length(1);
    for (const name in events[0]) expect(String(Reflect.get(events[0], name))).not.to.equal(value);
    expect(everyElement(root).every(each => !each.outerHTML.includes(value))).to.equal(true);
  });

  describe('is a control of a form', () => {
    it('that sends its value under its name', async () => {
      const {form, page} = await inForm();
      expectSame(page.element.form, form);
      expect([...form.elements].includes(page.element)).to.equal(true);
      const value = await page.generate();
      expect(new FormData(form).get('secret')).to.equal(value);
      page.element.value = 'set by the page';
      await page.element.updateComplete;
      expect(new FormData(form).get('secret')).to.equal('set by the page');
      expect(page.output.value).to.equal('set by the page');
    });

    it('that sends nothing without a name', async () => {
      const {form, page} = await inForm(undefined, {name: ''});
      await page.generate();
      expect([...new FormData(form).keys()]).to.deep.equal([]);
    });

    it('that is emptied with the form', async () => {
      const {form, page} = await inForm();
      await page.generate();
      form.reset();
      await page.element.updateComplete;
      expect([page.element.value, page.output.value, page.status]).to.deep.equal(['', '', '']);
    });

    it('that can be required', async () => {
      const {form, page} = await inForm(undefined, {required: true});
      expect(form.checkValidity()).to.equal(false);
      expect(page.element.checkValidity()).to.equal(false);
      expect(page.element.validity.valueMissing).to.equal(true);
      expect(page.element.validationMessage).to.equal('Generate a password.');
      expect(page.element.willValidate).to.equal(true);
      expect(page.element.matches(':invalid')).to.equal(true);
      await page.generate();
      expect(form.checkValidity()).to.equal(true);
      expect(page.element.validationMessage).to.equal('');
      form.reset();
      await page.element.updateComplete;
      expect(form.checkValidity()).to.equal(false);
    });

    it('that takes the focus where it is missing', async () => {
      const {form, page} = await inForm(undefined, {required: true});
      form.requestSubmit();
      expectSame(document.activeElement, page.element);
      expect(page.element.reportValidity()).to.equal(false);
    });

    it('that is switched off with its fieldset', async () => {
      const {form, page} = await inForm('<form><fieldset></fieldset></form>');
      const fieldset = given(form.querySelector('fieldset'), 'fieldset');
      await page.generate();
      fieldset.disabled = true;
      await page.pause();
      expect(page.control('Generate').matches(':disabled')).to.equal(true);
      expect(page.control('Copy').matches(':disabled')).to.equal(true);
      expect(page.output.disabled).to.equal(true);
      expect(new FormData(form).has('secret')).to.equal(false);
      fieldset.disabled = false;
      await page.pause();
      expect(page.control('Generate').matches(':disabled')).to.equal(false);
      expect(new FormData(form).has('secret')).to.equal(true);
    });

    it('that is switched off by itself', async () => {
      const {form, page} = await inForm(undefined, {required: true, disabled: true});
      expect(page.element.hasAttribute('disabled')).to.equal(true);
      expect(page.control('Generate').matches(':disabled')).to.equal(true);
      expect(form.checkValidity(), 'nobody can generate one').to.equal(true);
    });

    it('that its label leads to', async () => {
      const {form, page} = await inForm('<form><label for="generator">A new key</label></form>');
      page.element.id = 'generator';
      const label = given(form.querySelector('label'), 'label');
      expectSame(label.control, page.element);
      label.click();
      expectSame(document.activeElement, page.element);
    });

    it('that gives a browser its options to keep, and never the secret', async () => {
      const kept: unknown[] = [];
      const {setFormValue} = ElementInternals.prototype;
      ElementInternals.prototype.setFormValue = function (value, state) {
        kept.push(state);
        setFormValue.call(this, value, state);
      };
      try {
        const page = await GeneratorPage.open({options: {kind: 'pin', length: 8}});
        const value = await page.generate();
        expect(kept).to.deep.equal(['{"kind":"pin","length":8}']);
        expect(String(kept)).not.to.include(value);
      } finally {
        ElementInternals.prototype.setFormValue = setFormValue;
      }
    });

    it('that takes up the options that a browser has kept', async () => {
      const page = await GeneratorPage.open();
      page.element.formStateRestoreCallback('{"kind":"pin","length":9}');
      await until('the options', () => page.element.options.kind === 'pin');
      expect(await page.generate()).to.match(/^\d{9}$/);
    });

    for (const state of ['', '{', 'null', '[]', '{"kind":"nonsense"}', new FormData()]) {
      it(`and nothing out of ${typeof state === 'string' ? JSON.stringify(state) : 'a FormData'}`, async () => {
        const page = await GeneratorPage.open();
        page.element.formStateRestoreCallback(state);
        await page.pause();
        await page.pause();
        expect(page.element.options).to.deep.equal({kind: 'password'});
      });
    }
  });

  describe('copies', () => {
    it('and says so', async () => {
      let copied = '';
      replaceClipboard(async text => void (copied = text));
      const page = await GeneratorPage.open();
      const value = await page.generate();
      await page.click('Copy');
      expect(copied).to.equal(value);
      expect(page.status).to.equal('Copied.');
      expect(page.events).to.deep.equal(['password-generated', 'password-copied']);
    });

    describe('for a minute, where the page may look into the clipboard', () => {
      const {setTimeout, clearTimeout} = globalThis;
      const kept: {minute?: (() => void) | undefined} = {};
      let text = '';
      let reads = 0;

      /** A clipboard and a permission, with the minute in the hands of the test. */
      function standIn(state: PermissionState): void {
        text = '';
        reads = 0;
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: {writeText: async (written: string) => void (text = written), readText: async () => (reads++, text)},
        });
        Object.defineProperty(navigator, 'permissions', {configurable: true, value: {query: async () => ({state})}});
        document.hasFocus = () => true;
        Object.assign(globalThis, {
          setTimeout(work: () => void, ms = 0) {
            if (ms < 60_000) return setTimeout(work, ms);
            kept.minute = work;
            return -1;
          },
          clearTimeout(timer?: number) {
            if (timer === -1) kept.minute = undefined;
            clearTimeout(timer);
          },
        });
      }

      afterEach(() => {
        Object.assign(globalThis, {setTimeout, clearTimeout});
        Reflect.deleteProperty(navigator, 'permissions');
        Reflect.deleteProperty(document, 'hasFocus');
        kept.minute = undefined;
      });

      const minute = (): Promise<() => void> => until('the wait', () => kept.minute);

      async function copied(state: PermissionState = 'granted', keepCopied = false): Promise<GeneratorPage> {
        standIn(state);
        const page = await GeneratorPage.open();
        page.element.keepCopied = keepCopied;
        await page.generate();
        await page.click('Copy');
        return page;
      }

      it('and takes it out after that, and says both', async () => {
        const page = await copied();
        (await minute())();
        await until('an empty clipboard', () => text === '');
        await until('the word', () => page.status === 'The password has been taken out of the clipboard.');
      });

      it('and says so beforehand', async () => {
        const page = await copied();
        await minute();
        expect(page.status).to.match(/^Copied\. In a minute it is taken out/);
        expect(text).to.equal(page.element.value);
      });

      it('but leaves what was copied meanwhile', async () => {
        const page = await copied();
        const end = await minute();
        const {status} = page;
        text = 'something else';
        end();
        await until('a look', () => reads === 1);
        await page.pause();
        expect(text).to.equal('something else');
        expect(page.status).to.equal(status);
      });

      it('and waits until the page has the focus', async () => {
        const page = await copied();
        document.hasFocus = () => false;
        (await minute())();
        await page.pause();
        expect(text).to.equal(page.element.value);
        window.dispatchEvent(new FocusEvent('focus'));
        await until('an empty clipboard', () => text === '');
      });

      it('anew with each copy', async () => {
        const page = await copied();
        const first = await minute();
        kept.minute = undefined;
        await page.click('Copy');
        await minute();
        first();
        await page.pause();
        expect(text).to.equal(page.element.value);
      });

      it('and leaves no timer behind when it is taken away', async () => {
        const page = await copied();
        await minute();
        page.element.remove();
        await until('no timer', () => !kept.minute);
        expect(text).to.equal(page.element.value);
      });

      for (const [name, state, keepCopied] of [
        ['may not look', 'prompt', false],
        ['is asked to leave it', 'granted', true],
      ] as const) {
        it(`and for good where the page ${name}`, async () => {
          const page = await copied(state, keepCopied);
          await page.pause();
          await page.pause();
          expect(page.status).to.equal('Copied.');
          expect(kept.minute).to.equal(undefined);
        });
      }
    });

    for (const [name, writeText] of [
      ['where the page may not', () => Promise.reject(new DOMException('No', 'NotAllowedError'))],
      ['where there is no clipboard', undefined],
    ] as const) {
      it(`not ${name}, and selects it instead`, async () => {
        if (writeText) replaceClipboard(writeText);
        else Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
        const page = await GeneratorPage.open();
        const value = await page.generate();
        await page.click('Copy');
        expect(page.status).to.match(/^Copying is not possible here\. The password is selected/);
        const {selectionStart, selectionEnd} = page.output;
        expect(page.output.value.slice(selectionStart, selectionEnd)).to.equal(value);
        expect(page.events).to.deep.equal(['password-generated']);
      });
    }
  });

  describe('has options', () => {
    it('that are loaded when they are opened', async () => {
      const page = await GeneratorPage.open();
      expectSame(page.element.shadowRoot?.querySelector('select'), null);
      await page.openOptions();
      expect(page.element.shadowRoot?.querySelectorAll('select, details input').length).to.be.greaterThan(5);
    });

    it('of passwords', async () => {
      const page = await GeneratorPage.open();
      await page.openOptions();
      await page.set('Length', '24');
      for (const group of ['Capital letters (A–Z)', 'Small letters (a–z)', 'Punctuation (!?#…)'])
        await page.set(group, false);
      expect(await page.generate()).to.match(/^\d{24}$/);
      await page.set('Digits (0–9)', false);
      expect(await page.generate(), 'the last class stays').to.match(/^\d{24}$/);
      await page.set('Small letters (a–z)', true);
      await page.set('At least one of each', true);
      await page.set('No look-alikes (O 0, I l 1)', true);
      for (let count = 0; count < 20; count++) {
        expect(await page.generate()).to.match(/^(?=.*\d)(?=.*[a-z])[2-9a-km-z]{24}$/);
      }
    });

    it('of passphrases', async () => {
      const page = await GeneratorPage.open();
      await page.openOptions();
      await page.set('Kind', 'passphrase');
      await page.set('Words', '3');
      await page.set('Between the words', '_');
      await page.set('Words begin with a capital', true);
      await page.set('A digit', true);
      const value = await page.generate();
      expect(value).to.match(/^[A-Z][a-z-]*\d?(_[A-Z][a-z-]*\d?){2}$/);
      expect(value).to.match(/^\D*\d\D*$/);
    });

    it('of PINs', async () => {
      const page = await GeneratorPage.open();
      await page.openOptions();
      await page.set('Kind', 'pin');
      await page.set('Digits', '5');
      expect(await page.generate()).to.match(/^\d{5}$/);
    });

    it('that stay within what is possible', async () => {
      const page = await GeneratorPage.open({policy: {minLength: 10, maxLength: 16, required: []}});
      await page.openOptions();
      for (const [typed, length] of [
        ['3', 10],
        ['99', 16],
        ['12.6', 13],
        ['', 10],
      ] as const) {
        await page.set('Length', typed);
        expect([...(await page.generate())], typed).to.have.length(length);
        expect(page.control('Length')).to.have.property('value', String(length));
      }
    });

    it('with the entropy that goes with them', async () => {
      const page = await GeneratorPage.open({policy: {...defaultPolicy, minLength: 4}});
      await page.openOptions();
      expect(page.entropy).to.equal('Entropy: 131 bits');
      await page.set('Kind', 'pin');
      expect(page.entropy).to.equal('Entropy: 20 bits');
      await page.set('Kind', 'passphrase');
      expect(page.entropy).to.equal('Entropy: 78 bits');
    });

    it('that say where nothing is possible', async () => {
      const page = await GeneratorPage.open({policy: {minLength: 10, maxLength: 5, required: []}});
      await page.openOptions();
      expect(page.entropy).to.equal('No password can meet these rules and options.');
    });
  });

  it('is used by keyboard alone', async () => {
    let copied = '';
    replaceClipboard(async text => void (copied = text));
    const page = await GeneratorPage.open();
    await tabAndPress('Generate');
    const value = await until('a password', () => page.element.value);
    await page.element.updateComplete;
    await tabAndPress('Copy');
    await until('the copy', () => copied === value);
    await tabTo('Options');
    await press('Enter');
    await until('the options', () => page.element.shadowRoot?.querySelector('select'));
    await page.element.updateComplete;
    await tabTo('Length');
    for (let count = 0; count < 2; count++) await press('Backspace');
    for (let count = 0; count < 2; count++) await press('Delete');
    await type('32');
    await press('Tab');
    expect([...(await page.generate())]).to.have.length(32);
  });

  it('speaks the language that is named', async () => {
    const page = await GeneratorPage.open({locale: 'pl', required: true});
    await until('Polish', () => !read(page.element.shadowRoot?.textContent).includes('Options'));
    await page.element.updateComplete;
    expect(page.element.validationMessage).not.to.equal('Generate a password.');
    page.element.locale = 'en';
    await until('English', () => read(page.element.shadowRoot?.textContent).includes('Options'));
  });

  it('leaves the secret in no attribute and no text', async () => {
    const page = await GeneratorPage.open({name: 'secret'});
    const value = await page.generate();
    expect(page.element.outerHTML).not.to.include(value);
    expect(page.element.shadowRoot?.innerHTML).not.to.include(value);
  });
});
