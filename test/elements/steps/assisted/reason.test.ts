import {expect} from 'chai';
import {step} from 'latchkey/transports/scripted';
import {visit} from '../../../support/pages/visit-page.js';

describe('the step reason', () => {
  it('asks what has happened', async () => {
    const {page} = await visit(step.reason());
    expect(page.heading).to.equal('Get help from support');
    expect(page.choices).to.deep.equal([
      'I do not know the password',
      'I have lost the phone number or the e-mail address of the account',
      'I have none of the documents',
      'Somebody else may be using my account',
    ]);
  });

  it('sends what was chosen', async () => {
    const {page, actions} = await visit(step.reason(), {on: {reason: 'next'}});
    await page.choose('Somebody else may be using my account');
    await page.submit();
    expect(actions).to.deep.equal([{type: 'reason', reason: 'theft'}]);
  });

  it('asks for a choice', async () => {
    const {page, actions} = await visit(step.reason({reasons: ['forgotten', 'theft']}));
    await page.submit();
    expect(page.summary?.items).to.deep.equal(['Choose what has happened.']);
    page.control('Choose what has happened.').click();
    expect(page.focus).to.equal('I do not know the password');
    expect(actions).to.deep.equal([]);
    await page.choose('I do not know the password');
    await page.pause();
    expect(page.isRed).to.equal(false);
  });
});
