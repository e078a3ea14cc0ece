import {expect} from 'chai';
import {challenge, step} from 'latchkey/transports/scripted';
import {watchLeftovers} from '../../../support/pages/leftovers.js';
import {headings} from '../../../support/pages/recover-access-page.js';
import {turn, until} from '../../../support/pages/until.js';
import {visit} from '../../../support/pages/visit-page.js';

const label = 'Activation code from the office';

describe('the step approved', () => {
  it('asks for the activation code and for the code that was sent', async () => {
    const {page} = await visit(step.approved());
    expect(page.heading).to.equal('Enter both codes');
    expect(page.chrome).to.match(/we’ve sent a code to .*\. The code works for 10 minutes\./);
    expect(page.descriptionOf(label)).to.equal(
      '10 letters and digits. Capital letters, spaces and hyphens do not matter.',
    );
    expect(page.field(label).autocomplete).to.equal('off');
    expect(page.field(label).dir).to.equal('ltr');
    expect(page.field('Code').getAttribute('autocomplete')).to.equal('one-time-code');
  });

  it('asks for the code alone where no office was involved', async () => {
    const {activation: _, ...without} = step.approved();
    const {page, actions} = await visit(without, {on: {activate: 'next'}});
    expect(page.heading).to.equal(headings.code);
    expect(page.hasField(label)).to.equal(false);
    await page.fill('Code', '123 456');
    await page.submit();
    expect(actions).to.deep.equal([{type: 'activate', code: '123456'}]);
  });

  it('takes an activation code however it is written', async () => {
    const {page, actions} = await visit(step.approved(), {on: {activate: 'next'}});
    await page.fill(label, ' 7kq2m – 9xrlo ');
    await page.fill('Code', '123456');
    await page.submit();
    expect(actions).to.deep.equal([{type: 'activate', activation: '7KQ2M9XR10', code: '123456'}]);
  });

  it('shows it in groups once it is left', async () => {
    const {page} = await visit(step.approved());
    const field = page.field(label);
    field.value = '7kq2m9xr4i';
    field.dispatchEvent(new Event('change', {bubbles: true}));
    expect(field.value).to.equal('7KQ2M-9XR41');
  });

  for (const [typed, text] of [
    ['', 'Enter the activation code.'],
    ['7KQ2M-9XR4', 'Enter all 10 letters and digits of the activation code.'],
    ['7KQ2M-9XRУ4', 'An activation code has letters from A to Z and digits only.'],
    ['7KQ2M-9XRU4', 'An activation code has letters from A to Z and digits only.'],
  ] as const) {
    it(`says what is wrong with “${typed}” before it is sent`, async () => {
      const {page, actions} = await visit(step.approved());
      await page.fill(label, typed);
      await page.fill('Code', '123456');
      await page.submit();
      expect(page.errorOf(label)).to.equal(text);
      expect(page.summary?.items).to.deep.equal([text]);
      expect(actions).to.deep.equal([]);
    });
  }

  it('tells a wrong activation code from a wrong code', async () => {
    const {page} = await visit(step.approved(), {
      on: {
        activate: [
          {problems: [{code: 'code_wrong', field: 'activation', attemptsLeft: 4}]},
          {problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 3}]},
        ],
      },
    });
    await page.fill(label, '7KQ2M9XR4T');
    await page.fill('Code', '123456');
    await page.submit();
    expect(page.errorOf(label)).to.match(/^That activation code does not work.* Tries left: 4\.$/);
    expect(page.errorOf('Code')).to.equal(undefined);
    await page.submit();
    expect(page.errorOf(label)).to.equal(undefined);
    expect(page.errorOf('Code')).to.match(/^That code does not work.* Tries left: 3\.$/);
  });

  it('has the code sent again, or by another channel', async () => {
    const {page, actions} = await visit(step.approved({challenge: challenge({resendAt: step.approved().serverNow})}), {
      on: {resend: {problems: []}, channel: {problems: []}},
    });
    await page.click('Send another code');
    await page.click('Send an e-mail instead');
    expect(actions).to.deep.equal([{type: 'resend'}, {type: 'channel', channel: 'email'}]);
  });

  it('leaves no timer behind', async () => {
    const leftovers = watchLeftovers();
    const {page} = await visit(step.approved());
    expect(leftovers.timers()).to.be.greaterThan(0);
    page.element.remove();
    await turn();
    await until('no timers', () => leftovers.timers() === 0);
  });
});
