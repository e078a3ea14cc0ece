import {sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import {demoAccount, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {Problem} from '../../src/core/protocol/problem.js';
import {browserLog, engine, press, type} from '../support/browser.js';
import {again, ChangePasswordPage, current, fresh} from '../support/pages/change-password-page.js';
import {expectSame, putOnPage, read, shadowOf} from '../support/pages/page.js';
import {headings, known, RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {recorded} from '../support/pages/recorded.js';
import {given, turn, until} from '../support/pages/until.js';

const good = 'seven green bottles on a wall';

/** A page over a service that refuses once, with these problems, and then agrees. */
async function refusedOnce(...problems: readonly Problem[]): Promise<ChangePasswordPage> {
  const page = await ChangePasswordPage.open({
    transport: scriptedTransport({
      now: () => step.newPassword().serverNow,
      start: 'change',
      scenes: {
        change: {step: step.newPassword({current: true}), on: {'new-password': [{problems}, 'done']}},
        done: {step: step.done()},
      },
    }),
  });
  await page.fillAll('old one', good);
  await page.submit();
  return page;
}

describe('the form of a flow element', () => {
  describe('is one that password managers understand', () => {
    it('is a single child in the light DOM, with its labels, inputs and buttons', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      const {element, form} = page;
      expectSame(form.parentElement, element);
      expect(element.querySelectorAll('form')).to.have.length(1);
      expect(form.assignedSlot?.name).to.equal('form');
      expect(shadowOf(element).querySelectorAll('form, input, label')).to.have.length(0);
      for (const each of element.querySelectorAll('input, label, button')) {
        expectSame(each.closest('form'), form, each.outerHTML);
      }
    });

    it('has an id, a name, a label and an exact token at every input', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      const inputs = [...page.form.querySelectorAll('input')];
      expect(inputs.map(input => [input.name, input.getAttribute('autocomplete') ?? ''])).to.deep.equal([
        ['username', 'username'],
        ['currentPassword', 'current-password'],
        ['password', 'new-password'],
        ['repeat', 'new-password'],
        ['endOtherSessions', ''],
      ]);
      for (const {id, name, labels} of inputs) {
        expect(id, name).not.to.equal('');
        if (name !== 'username') expect(labels, name).to.have.length(1);
      }
    });

    it('has the user name before the first password, hidden by style only', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      const anchor = given(page.form.querySelector<HTMLInputElement>('[autocomplete=username]'), 'user name');
      const first = given(page.form.querySelector('[type=password]'), 'password');
      expect(anchor.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
      expect(anchor.value).to.equal(demoAccount.email);
      expect(anchor.type).to.equal('text');
      const {display, visibility} = getComputedStyle(anchor);
      expect(display).not.to.equal('none');
      expect(visibility).to.equal('visible');
      expect(anchor.getBoundingClientRect().width).to.be.at.most(1);
      expect(anchor.tabIndex).to.equal(-1);
    });

    it('is another form element in every step', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      const forms = new Set([page.form]);
      await page.identify();
      forms.add(page.form);
      await page.showDocument();
      forms.add(page.form);
      await page.enterCode();
      await page.arrive(headings.newPassword);
      forms.add(page.form);
      expect(forms.size).to.equal(4);
      expect([...forms].filter(({isConnected}) => isConnected)).to.have.length(1);
    });

    it('has no code among passwords, and no password among codes', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      await page.identify();
      await page.showDocument();
      expectSame(page.form.querySelector('[type=password]'), null);
      await page.enterCode();
      await page.arrive(headings.newPassword);
      expectSame(page.form.querySelector('[autocomplete=one-time-code]'), null);
    });

    it('never cuts off a paste', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      for (const input of page.form.querySelectorAll('input')) {
        expect(input.hasAttribute('maxlength'), input.name).to.equal(false);
      }
    });

    it('has nothing that Chromium advises against', async function () {
      if (engine !== 'chromium') this.skip();
      await browserLog();
      await ChangePasswordPage.open({transport: demoBackend().transport});
      await ChangePasswordPage.open({transport: demoBackend({staleSession: true}).transport, id: 'stale'});
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      await page.reachNewPassword();
      // A field that is as bad as can be shows that advice is given at all.
      const bad = document.createElement('input');
      bad.type = 'password';
      putOnPage(bad);
      const advice: string[] = [];
      while (!advice.length) {
        await turn();
        const entries = await browserLog();
        advice.push(...entries.filter(({source}) => source === 'recommendation').map(({text}) => text));
      }
      expect(
        advice.join('\n').match(/Password field is not contained in a form|autocomplete attributes/g),
      ).to.have.length(advice.length);
      expect(advice.length).to.be.at.most(2);
    });

    it('leaves ids unique with two elements on a page', async () => {
      await ChangePasswordPage.open({transport: demoBackend().transport});
      await ChangePasswordPage.open({transport: demoBackend().transport});
      await RecoverAccessPage.open({transport: demoBackend().transport});
      const ids = [...document.querySelectorAll('[id]')].map(({id}) => id);
      expect(ids).to.deep.equal([...new Set(ids)]);
      expect(document.querySelectorAll('form')).to.have.length(3);
    });

    it('works inside a shadow root of the page', async () => {
      const host = putOnPage(document.createElement('div'));
      const root = host.attachShadow({mode: 'open'});
      const page = await ChangePasswordPage.open({transport: demoBackend().transport, parent: root});
      expect(root.adoptedStyleSheets).to.have.length(1);
      expect(getComputedStyle(page.submitButton).cursor).to.equal('pointer');
      await page.fillAll('not the one', good);
      await page.submit();
      expect(page.errorOf(current)).to.match(/^That is not your current password\./);
      await page.fill(current, demoAccount.password);
      await page.submit();
      await page.arrive(headings.done);
    });
  });

  describe('is sent', () => {
    it('by a real submit event that the page sees', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      const {form} = page;
      let seen = 0;
      page.element.addEventListener('submit', event => {
        if (event.target === form) seen++;
        expect(event.defaultPrevented, 'the page stays').to.equal(true);
      });
      await page.fillAll(demoAccount.password, good);
      await page.submit();
      expect(seen).to.equal(1);
    });

    it('with what stands in the inputs, though a filler told nobody', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await ChangePasswordPage.open({transport});
      page.field(current).value = demoAccount.password;
      page.field(fresh).value = page.field(again).value = good;
      await page.submit();
      expect(actions()).to.deep.equal([
        {type: 'new-password', currentPassword: demoAccount.password, password: good, endOtherSessions: true},
      ]);
    });

    it('exactly as it was typed', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await ChangePasswordPage.open({transport});
      const odd = '  zażółć gęślą\u0301 jaźń 👩‍🚀 ';
      await page.fillAll(demoAccount.password, odd);
      await page.submit();
      expect(actions()[0]).to.include({password: odd});
    });

    it('by Enter in any field', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await ChangePasswordPage.open({transport});
      await page.fillAll(demoAccount.password, good);
      page.field(fresh).focus();
      await press('Enter');
      await page.arrive(headings.done);
      expect(actions()).to.have.length(1);
    });

    it('once, however often somebody clicks', async () => {
      const {transport, actions} = recorded(demoBackend({latency: 50}).transport);
      const page = await ChangePasswordPage.open({transport});
      await page.fillAll(demoAccount.password, good);
      page.submitButton.click();
      page.submitButton.click();
      await page.element.updateComplete;
      expect(page.submitButton.getAttribute('aria-disabled')).to.equal('true');
      expect(read(page.submitButton.textContent)).to.equal('One moment…');
      page.submitButton.click();
      page.form.requestSubmit();
      await page.arrive(headings.done);
      expect(actions()).to.have.length(1);
    });

    it('not again while the next step is on its way', async () => {
      const {transport, actions} = recorded(demoBackend().transport);
      const page = await RecoverAccessPage.open({transport});
      await page.fill('Phone number or e-mail address', known.login);
      // The view of the next step is loaded meanwhile.
      while (page.heading === headings.identify) {
        page.element.querySelector('form')?.requestSubmit();
        if (page.hasControl('Cancel')) page.control('Cancel').click();
        await turn();
      }
      await page.arrive(headings.document);
      expect(actions().map(action => action.type)).to.deep.equal(['identify']);
      expect(page.summary).to.equal(undefined);
    });
  });

  describe('says what is wrong', () => {
    let page: ChangePasswordPage;
    beforeEach(async () => {
      page = await ChangePasswordPage.open({transport: demoBackend().transport});
    });

    it('to nobody who has only just come', async () => {
      expect(page.isRed).to.equal(false);
      page.field(current).focus();
      await page.leave(current);
      await page.leave(fresh);
      expect(page.isRed).to.equal(false);
    });

    it('not while somebody is still typing', async () => {
      page.field(fresh).focus();
      await type('short');
      await page.element.updateComplete;
      expect(page.isRed).to.equal(false);
    });

    it('after they have left the field, at that field only', async () => {
      await page.fill(fresh, 'short');
      await page.leave(fresh);
      expect(page.errorOf(fresh)).to.equal('The new password does not meet this rule: 15 characters or more.');
      expect(page.field(fresh).getAttribute('aria-invalid')).to.equal('true');
      expect(page.errorOf(current)).to.equal(undefined);
      expect(page.summary).to.equal(undefined);
    });

    it('all of it, after a try to send it', async () => {
      await page.fill(fresh, 'short');
      await page.submit();
      expect(page.summary).to.deep.equal({
        heading: 'There is something to mend',
        items: [page.errorOf(current), page.errorOf(fresh), page.errorOf(again)],
      });
      expect(page.errorOf(current)).to.equal('Enter your current password.');
      expect(page.errorOf(again)).to.equal('The two new passwords differ. Type the same one twice.');
    });

    it('in a summary that takes the focus, with links to the fields', async () => {
      await page.submit();
      expect(document.activeElement?.className).to.equal('lk-summary');
      for (const label of [current, fresh]) {
        page.control(page.errorOf(label) ?? '').click();
        expectSame(document.activeElement, page.field(label), label);
      }
      expect(location.hash).to.equal('');
    });

    it('until it is mended, and no longer', async () => {
      await page.submit();
      await page.fill(current, 'x');
      expect(page.errorOf(current)).to.equal(undefined);
      expect(page.field(current).hasAttribute('aria-invalid')).to.equal(false);
      expect(page.summary?.items).to.deep.equal(['Enter a new password.']);
      await page.fill(fresh, 'still short');
      expect(page.errorOf(fresh)).to.match(/15 characters or more/);
      await page.fill(fresh, good);
      expect(page.errorOf(fresh)).to.equal(undefined);
      expect(page.summary).to.equal(undefined);
    });

    it('no longer at the repeated password either, when the first one is made the same', async () => {
      await page.fillAll('x', 'seven green bottles on a mall', good);
      await page.submit();
      expect(page.errorOf(again)).to.match(/differ/);
      await page.fill(fresh, good);
      expect(page.errorOf(again)).to.equal(undefined);
      expect(page.summary).to.equal(undefined);
    });

    it('still, when an empty field is passed by', async () => {
      await page.submit();
      await page.leave(fresh);
      expect(page.errorOf(fresh)).to.equal('Enter a new password.');
    });

    it('with the hint, the rules and the error as the description of the field', async () => {
      await page.fill(fresh, 'short');
      await page.leave(fresh);
      expect(page.descriptionOf(fresh)).to.match(/does not meet this rule.*15 characters or more.*128 characters/);
    });
  });

  describe('says what the server found wrong', () => {
    it('at the field, with the tries that are left, in the summary too', async () => {
      const page = await refusedOnce({code: 'current_password_wrong', field: 'currentPassword', attemptsLeft: 4});
      const text = 'That is not your current password. Tries left: 4.';
      expect(page.errorOf(current)).to.equal(text);
      expect(page.summary?.items).to.deep.equal([text]);
      expect(page.errorOf(fresh)).to.equal(undefined);
      expect(document.activeElement?.className).to.equal('lk-summary');
    });

    it('until that field is changed, though it is passed by or another one is changed', async () => {
      const page = await refusedOnce({code: 'current_password_wrong', field: 'currentPassword'});
      await page.leave(current);
      expect(page.errorOf(current)).to.equal('That is not your current password.');
      await page.fill(fresh, `${good}!`);
      expect(page.errorOf(current)).to.equal('That is not your current password.');
      await page.fill(current, 'another one');
      expect(page.errorOf(current)).to.equal(undefined);
    });

    it('with the time to try again', async () => {
      const retryAt = step.newPassword().serverNow + 15 * 60_000;
      const page = await refusedOnce({code: 'locked', field: 'currentPassword', retryAt});
      expect(page.errorOf(current)).to.equal(
        'This is locked for now, to keep the account safe. Try again in 15 minutes.',
      );
    });

    it('of several things, all', async () => {
      const page = await refusedOnce(
        {code: 'current_password_wrong', field: 'currentPassword'},
        {code: 'password_breached', field: 'password'},
      );
      expect(page.summary?.items).to.deep.equal([page.errorOf(current), page.errorOf(fresh)]);
    });

    it('that belongs to no field, or to one that is not here, in the summary', async () => {
      const page = await refusedOnce({code: 'rate_limited'}, {code: 'password_reused', field: 'secondPassword'});
      expect(page.summary?.items).to.deep.equal([
        'That was tried too often.',
        'This password has been used before. Choose a new one.',
      ]);
      expectSame(page.form.querySelector('.lk-error'), null);
      expectSame(page.form.querySelector('.lk-summary a'), null);
    });

    it('in neutral words where it has none', async () => {
      const page = await refusedOnce({code: 'slot_taken'}, {code: 'unknown', reason: 'whatever'});
      expect(page.summary?.items).to.deep.equal([
        'That did not work. Nothing has changed.',
        'That did not work. Nothing has changed.',
      ]);
    });

    it('and keeps what is typed', async () => {
      const page = await refusedOnce({code: 'password_breached', field: 'password'});
      expect([current, fresh, again].map(label => page.field(label).value)).to.deep.equal(['old one', good, good]);
    });
  });

  describe('under a pointer', () => {
    before(function () {
      // Over WebDriver, web-test-runner moves the pointer only where one test runs at a time.
      if (engine === 'webkit') this.skip();
    });

    it('is not moved away by an error that the click itself calls forth', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      await page.fill(fresh, 'short');
      await until('the strength, which takes room', () => page.text.includes('Strength'));
      let submits = 0;
      page.element.addEventListener('submit', () => submits++);
      page.submitButton.scrollIntoView({block: 'center'});
      const {left, top, width, height} = page.submitButton.getBoundingClientRect();
      await sendMouse({type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
      await sendMouse({type: 'down'});
      await until('the field to be left', () => document.activeElement !== page.field(fresh));
      await page.pause();
      expect(page.isRed).to.equal(false);
      expect(page.submitButton.getBoundingClientRect().top).to.equal(top);
      await sendMouse({type: 'up'});
      await until('the summary', () => page.summary);
      expect(submits).to.equal(1);
    });

    it('says what is wrong after all where the pointer goes elsewhere', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      await page.fill(fresh, 'short');
      window.scrollTo(0, 0);
      const {right, top} = page.section.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(right) - 2, Math.round(top) + 2]});
      await until('the error', () => page.errorOf(fresh));
    });
  });
});
