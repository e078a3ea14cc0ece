import {expect} from 'chai';
import {assessPassword} from 'latchkey/core';
import {demoAccount, demoBackend, scriptedTransport, step, type StepPart} from 'latchkey/transports/scripted';
import type {Problem} from 'latchkey/protocol';
import {again, ChangePasswordPage, current, fresh} from '../../support/pages/change-password-page.js';
import {expectSame} from '../../support/pages/page.js';
import {recorded} from '../../support/pages/recorded.js';
import {until} from '../../support/pages/until.js';

const good = 'seven green bottles on a wall';
const sessions = 'Sign out everywhere else';

/** A page at a new password. Every answer is refused for these reasons, or accepted without any. */
const open = async (part: StepPart<'new-password'> = {}, problems: readonly Problem[] = []) => {
  const service = recorded(
    scriptedTransport({
      start: 'change',
      scenes: {
        change: {step: step.newPassword(part), on: {'new-password': problems[0] ? {problems} : 'done'}},
        done: {step: step.done()},
      },
    }),
  );
  return {service, page: await ChangePasswordPage.open({transport: service.transport})};
};

describe('the step new-password', () => {
  it('asks for the old password where the service does', async () => {
    const {page} = await open({current: true});
    expect(page.heading).to.equal('Change your password');
    expect([current, fresh, again].map(label => page.hasField(label))).to.deep.equal([true, true, true]);
  });

  it('asks for the new one only, where the service knows already who it is', async () => {
    const {page, service} = await open();
    expect(page.heading).to.equal('Choose a new password');
    expect(page.hasField(current)).to.equal(false);
    await page.fillAll('', good);
    await page.submit();
    expect(service.actions()).to.deep.equal([{type: 'new-password', password: good}]);
  });

  it('has no user name where none is known', async () => {
    const {page} = await ChangePasswordPageWithoutName();
    expectSame(page.form.querySelector('[autocomplete=username]'), null);
  });

  it('puts a generated password into both fields, where managers hear of it before it is sent', async () => {
    const policy = {minLength: 16, maxLength: 24, required: [['upper'], ['digit']]} as const;
    const {page, service} = await open({policy});
    const heard: string[] = [];
    page.form.addEventListener('input', ({target}) => {
      if (target instanceof HTMLInputElement) heard.push(`${target.name} ${target.autocomplete} ${target.value}`);
    });
    await page.click('Generate a password');
    const password = await until('a password', () => page.field(again).value);
    expect(page.field(fresh).value).to.equal(password);
    expect(assessPassword(password, policy)).to.deep.equal([]);
    expect(heard).to.deep.equal([`password new-password ${password}`, `repeat new-password ${password}`]);
    expect(service.actions()).to.deep.equal([]);
    await page.submit();
    expect(service.actions()).to.deep.equal([{type: 'new-password', password}]);
  });

  describe('lets end the other sessions', () => {
    it('which is ticked', async () => {
      const {page, service} = await open({otherSessions: 2});
      expect(page.field(sessions).checked).to.equal(true);
      await page.fillAll('', good);
      await page.submit();
      expect(service.actions()[0]).to.include({endOtherSessions: true});
    });

    it('or not', async () => {
      const {page, service} = await open({otherSessions: 2});
      page.field(sessions).click();
      await page.fillAll('', good);
      await page.submit();
      expect(service.actions()[0]).to.include({endOtherSessions: false});
    });

    it('where there is that choice', async () => {
      const {page} = await open();
      expect(page.hasField(sessions)).to.equal(false);
    });
  });

  describe('has a text for what the server finds wrong', () => {
    for (const [problem, text] of [
      [{code: 'password_breached'}, 'This password is in a list of leaked passwords. Choose another one.'],
      [{code: 'password_reused'}, 'This password has been used before. Choose a new one.'],
      [
        {code: 'password_like_identifier'},
        'The password is too much like your name or contact details. Choose another one.',
      ],
      [
        {code: 'password_policy', reason: 'lunar_phase'},
        'The new password does not meet the rules of this service. Choose another one.',
      ],
      [{code: 'password_policy'}, 'The new password does not meet the rules of this service. Choose another one.'],
    ] as const) {
      it(JSON.stringify(problem), async () => {
        const {page} = await open({}, [{...problem, field: 'password'}]);
        await page.fillAll('', good);
        await page.submit();
        expect(page.errorOf(fresh)).to.equal(text);
        expect(page.errorOf(again)).to.equal(undefined);
        expect(page.field(fresh).value).to.equal(good);
      });
    }
  });

  it('says before it is sent that the new password is the old one', async () => {
    const {page, service} = await open({current: true});
    await page.fillAll(good, good);
    await page.submit();
    expect(page.errorOf(fresh)).to.equal('This password has been used before. Choose a new one.');
    expect(service.actions()).to.deep.equal([]);
  });

  it('begins with mode="forced" as a change that has no other exit', async () => {
    const {transport, of} = recorded(demoBackend().transport);
    const page = await ChangePasswordPage.open({transport, mode: 'forced'});
    expect(of('begin')[0]?.input).to.deep.equal({mode: 'forced'});
    expect(page.hasControl('Cancel')).to.equal(false);
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    await page.arrive('Your password has been changed');
  });
});

async function ChangePasswordPageWithoutName() {
  const {username: _, ...anonymous} = step.newPassword();
  return {
    page: await ChangePasswordPage.open({
      transport: scriptedTransport({start: 'change', scenes: {change: {step: anonymous}}}),
    }),
  };
}
