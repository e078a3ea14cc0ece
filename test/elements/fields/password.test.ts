import {expect} from 'chai';
import {demoAccount, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {PasswordPolicy} from '../../../src/core/policy/policy.js';
import {engine, press, type} from '../../support/browser.js';
import {again, ChangePasswordPage, current, fresh} from '../../support/pages/change-password-page.js';
import {focused, nameOf} from '../../support/pages/page.js';
import {recorded} from '../../support/pages/recorded.js';
import {until} from '../../support/pages/until.js';

const good = 'seven green bottles on a wall';

const open = (settings: Parameters<typeof ChangePasswordPage.open>[0] = {}): Promise<ChangePasswordPage> =>
  ChangePasswordPage.open({transport: demoBackend().transport, ...settings});

/** A page whose service asks for this of a new password. */
const under = (policy: PasswordPolicy): Promise<ChangePasswordPage> =>
  open({
    transport: scriptedTransport({
      start: 'change',
      scenes: {
        change: {step: step.newPassword({policy, context: []}), on: {'new-password': 'done'}},
        done: {step: step.done()},
      },
    }),
  });

describe('a password field', () => {
  describe('tells browsers and managers the rules', () => {
    it('of the service', async () => {
      const page = await under({minLength: 10, maxLength: 64, required: [['upper'], ['digit', 'special']]});
      for (const label of [fresh, again]) {
        const field = page.field(label);
        expect(field.minLength, label).to.equal(10);
        expect(field.getAttribute('passwordrules'), label).to.equal(
          'minlength: 10; maxlength: 64; required: upper; required: digit, special; allowed: ascii-printable;',
        );
      }
    });

    it('of the page, which go before', async () => {
      const page = await open({policy: {minLength: 20, required: []}});
      expect(page.field(fresh).minLength).to.equal(20);
      await page.fill(fresh, good.slice(0, 17));
      await page.leave(fresh);
      expect(page.errorOf(fresh)).to.match(/20 characters or more/);
    });

    it('but none for the old password', async () => {
      const page = await open();
      expect(page.field(current).hasAttribute('minlength')).to.equal(false);
      expect(page.field(current).hasAttribute('passwordrules')).to.equal(false);
    });
  });

  it('has neither corrections nor capital letters of the keyboard, and is written from left to right', async () => {
    const page = await open();
    for (const label of [current, fresh, again]) {
      const field = page.field(label);
      expect([field.autocapitalize, field.spellcheck, field.dir, field.type]).to.deep.equal([
        'none',
        false,
        'ltr',
        'password',
      ]);
    }
  });

  it('may be pasted into', async () => {
    const page = await open();
    for (const label of [current, fresh, again]) {
      const paste = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      expect(page.field(label).dispatchEvent(paste), label).to.equal(true);
    }
  });

  describe('shows what is typed', () => {
    it('by a button with a name of its own at each field', async () => {
      const page = await open();
      for (const label of [current, fresh, again]) {
        const button = page.control(`Show: ${label}`);
        expect(button.getAttribute('aria-controls')).to.equal(page.field(label).id);
        button.click();
        await page.element.updateComplete;
        expect(page.field(label).type).to.equal('text');
        expect(page.hasControl(`Hide: ${label}`)).to.equal(true);
      }
    });

    it('and says so, and says nothing before', async () => {
      const page = await open();
      expect(page.announcement).to.equal('');
      await page.click(`Show: ${fresh}`);
      expect(page.announcement).to.equal('Your password is visible.');
      await page.click(`Hide: ${fresh}`);
      expect(page.announcement).to.equal('Your password is hidden.');
      expect(page.field(fresh).type).to.equal('password');
    });

    it('and keeps it, and the focus on the button', async () => {
      const page = await open();
      await page.fill(fresh, good);
      page.control(`Show: ${fresh}`).focus();
      await page.click(`Show: ${fresh}`);
      expect(page.field(fresh).value).to.equal(good);
      expect(page.focus).to.equal(`Hide: ${fresh}`);
    });

    it('with a button in the tab order', async () => {
      const page = await open();
      page.field(fresh).focus();
      await press('Tab');
      expect(page.focus).to.equal(`Show: ${fresh}`);
      await type(' ');
      expect(page.field(fresh).type).to.equal('text');
    });

    it('no longer when the form is sent', async () => {
      const page = await open();
      await page.fillAll('wrong', good);
      for (const label of [current, fresh, again]) await page.click(`Show: ${label}`);
      const types: string[] = [];
      page.element.addEventListener('submit', () => {
        types.push(...[current, fresh, again].map(label => page.field(label).type));
      });
      await page.submit();
      expect(types).to.deep.equal(['password', 'password', 'password']);
      expect(page.field(fresh).type, 'after the refusal').to.equal('password');
    });

    it('no longer when the page comes back out of the cache', async () => {
      const page = await open();
      await page.click(`Show: ${fresh}`);
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
      expect(page.field(fresh).type).to.equal('text');
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      expect(page.field(fresh).type).to.equal('password');
      await page.settled();
      expect(page.hasControl(`Show: ${fresh}`)).to.equal(true);
    });
  });

  describe('warns of Caps Lock', () => {
    const key = (on: boolean): KeyboardEvent =>
      new KeyboardEvent('keydown', {key: 'A', bubbles: true, modifierCapsLock: on});

    it('where it is on, and belongs to the field', async () => {
      const page = await open();
      page.field(fresh).dispatchEvent(key(true));
      await page.element.updateComplete;
      expect(page.descriptionOf(fresh)).to.match(/Caps Lock is on\./);
      expect(page.descriptionOf(again)).not.to.match(/Caps Lock/);
      page.field(fresh).dispatchEvent(key(false));
      await page.element.updateComplete;
      expect(page.text).not.to.match(/Caps Lock/);
    });

    it('no longer when the field is left', async () => {
      const page = await open();
      page.field(current).focus();
      page.field(current).dispatchEvent(key(true));
      await page.element.updateComplete;
      await page.leave(current);
      expect(page.text).not.to.match(/Caps Lock/);
    });

    it('and takes the key events of fillers, which are none', async () => {
      const page = await open();
      page.field(fresh).dispatchEvent(new Event('keydown', {bubbles: true}));
      await page.element.updateComplete;
      expect(page.text).not.to.match(/Caps Lock/);
    });
  });

  describe('has its checklist', () => {
    const rules = (page: ChangePasswordPage): string[] =>
      page
        .descriptionOf(fresh)
        .split(/(?:[•✓] )/)
        .slice(1);

    it('before anything is typed', async () => {
      const page = await under({minLength: 10, maxLength: 64, required: [['upper'], ['digit', 'special']]});
      expect(rules(page).map(rule => rule.trim())).to.deep.equal([
        '10 characters or more',
        '64 characters at the most',
        'At least a capital letter (A–Z)',
        'At least a digit or a punctuation mark',
        'No name, address or other word that is easy to guess',
      ]);
    });

    it('that goes along with every key, rule by rule', async () => {
      const page = await under({minLength: 4, required: [['upper'], ['digit']]});
      const met = (): boolean[] => rules(page).map(rule => rule.includes('(met)'));
      page.field(fresh).focus();
      await type('a');
      await page.element.updateComplete;
      expect(met()).to.deep.equal([false, false, false, true]);
      await type('7');
      await page.element.updateComplete;
      expect(met()).to.deep.equal([false, false, true, true]);
      await type('Xb');
      await page.element.updateComplete;
      expect(met()).to.deep.equal([true, true, true, true]);
      await page.fill(fresh, '');
      expect(page.descriptionOf(fresh)).not.to.match(/met/);
    });

    it('and names the rule that is broken, not one like it', async () => {
      const page = await under({minLength: 4, required: [['upper'], ['digit']]});
      await page.fill(fresh, 'Abcd');
      await page.leave(fresh);
      expect(page.errorOf(fresh)).to.match(/At least a digit\.$/);
    });

    it('of words about the person too', async () => {
      const page = await open();
      await page.fill(fresh, 'whatever Anna.Nowak likes');
      await page.leave(fresh);
      expect(page.errorOf(fresh)).to.match(/No name, address or other word that is easy to guess\.$/);
    });
  });

  describe('generates', () => {
    it('a password into both fields, shows it and says so', async () => {
      const page = await open();
      page.control('Generate a password').focus();
      await page.click('Generate a password');
      const value = await until('a password', () => page.field(fresh).value);
      expect(page.field(again).value).to.equal(value);
      await page.element.updateComplete;
      expect([...value].length).to.be.at.least(15);
      expect([page.field(fresh).type, page.field(again).type]).to.deep.equal(['text', 'text']);
      expect(page.announcement).to.equal('A password has been generated and filled in. It is visible.');
      expect(page.focus).to.equal('Generate a password');
      expect(page.isRed).to.equal(false);
    });

    it('as if it were typed', async () => {
      const page = await open();
      const events: string[] = [];
      page.element.addEventListener('input', ({target}) => {
        if (target instanceof HTMLInputElement) events.push(target.name);
      });
      await page.fill(fresh, 'short');
      await page.submit();
      await page.click('Generate a password');
      await until('both events', () => events.filter(name => name === 'repeat').length > 0);
      expect(events).to.deep.equal(['password', 'password', 'repeat']);
      await page.element.updateComplete;
      expect(page.errorOf(fresh)).to.equal(undefined);
      expect(page.errorOf(again)).to.equal(undefined);
    });

    it('a password that the service takes', async () => {
      const {transport, actions} = recorded(
        demoBackend({policy: {minLength: 8, maxLength: 12, required: [['special'], ['digit']], maxConsecutive: 2}})
          .transport,
      );
      const page = await open({transport});
      await page.fill(current, demoAccount.password);
      await page.click('Generate a password');
      await until('a password', () => page.field(again).value);
      await page.submit();
      await page.arrive('Your password has been changed');
      expect(actions()).to.have.length(1);
    });

    it('without a second field where there is none', async () => {
      const page = await open({noRepeat: true});
      await page.click('Generate a password');
      await until('a password', () => page.field(fresh).value);
      expect(page.field(fresh).type).to.equal('text');
    });
  });

  describe('has no second field', () => {
    it('with no-repeat', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await open({transport, noRepeat: true});
      expect(page.hasField(again)).to.equal(false);
      await page.fillAll(demoAccount.password, good);
      await page.submit();
      expect(actions()).to.have.length(1);
    });

    it('as soon as the attribute is set', async () => {
      const page = await open();
      page.element.toggleAttribute('no-repeat', true);
      await page.element.updateComplete;
      await page.element.updateComplete;
      expect(page.hasField(again)).to.equal(false);
    });
  });

  describe('tells how strong a new password is', () => {
    const strength = (page: ChangePasswordPage): string | undefined =>
      /Strength: [a-z ]+(?= •| ✓)/.exec(page.text)?.[0];

    it('after the first key and not before', async () => {
      const page = await open();
      expect(strength(page)).to.equal(undefined);
      await page.fill(current, demoAccount.password);
      await page.pause();
      expect(strength(page)).to.equal(undefined);
      await page.fill(fresh, 'passwordpassword');
      await until('a verdict', () => strength(page) === 'Strength: very weak');
      await page.fill(fresh, 'k}9vQ2!xLm#7wZ and then some');
      await until('a better verdict', () => strength(page) === 'Strength: strong');
      await page.fill(fresh, '');
      expect(strength(page)).to.equal(undefined);
    });

    it('aloud after a pause', async () => {
      const page = await open();
      await page.fill(fresh, 'passwordpassword');
      await until('the announcement', () => page.announcement === 'Strength: very weak');
    });

    it('and leaves the verdict to the service', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await open({transport});
      await page.fillAll(demoAccount.password, 'aaaaaaaaaaaaaaaa');
      await until('a verdict', () => strength(page));
      await page.submit();
      expect(actions()).to.have.length(1);
    });

    it('and refuses a weak one where the policy says so', async () => {
      const page = await open({policy: {minLength: 8, required: [], minStrength: 3}});
      await page.fillAll(demoAccount.password, 'passwordpassword');
      await until('a verdict', () => strength(page) === 'Strength: very weak');
      await page.submit();
      expect(page.errorOf(fresh)).to.equal('This password is too easy to guess. Make it longer or less usual.');
    });
  });

  it('leads to the recovery from the old password', async () => {
    const page = await open();
    const link = page.control('I don’t know my current password');
    expect(link.getAttribute('href')).to.equal('/recover');
  });

  it('is walked through by Tab in the order of reading', async function () {
    // WebKit goes from field to field and passes over links, as macOS has it.
    if (engine === 'webkit') this.skip();
    const page = await open();
    page.field(current).focus();
    const names = [nameOf(focused())];
    while (names.at(-1) !== 'Cancel' && names.length < 30) {
      await press('Tab');
      names.push(nameOf(focused()));
    }
    expect(names).to.deep.equal([
      current,
      `Show: ${current}`,
      'I don’t know my current password',
      fresh,
      `Show: ${fresh}`,
      'Generate a password',
      again,
      `Show: ${again}`,
      'Sign out everywhere else',
      'Save the new password',
      'Cancel',
    ]);
  });
});
