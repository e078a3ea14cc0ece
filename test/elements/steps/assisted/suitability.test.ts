import {expect} from 'chai';
import {step} from 'latchkey/transports/scripted';
import {press} from '../../../support/browser.js';
import {tabAndPress, tabTo} from '../../../support/pages/keyboard.js';
import type {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {visit} from '../../../support/pages/visit-page.js';

const needed = (reason: string) => ({problems: [{code: 'document_needed' as const, field: 'documents', reason}]});

const passport = 'Passport of any country';
const card = 'Identity card (Poland)';
const tooFew = 'These are too few documents. Choose as many as are needed (2), or go another way.';

const legends = (page: RecoverAccessPage): string[] =>
  [...page.form.querySelectorAll('legend')].map(({textContent}) => textContent);

async function tick(page: RecoverAccessPage, ...names: readonly string[]): Promise<void> {
  for (const name of names) page.field(name).click();
  await page.element.updateComplete;
}

describe('the step suitability', () => {
  it('asks what can be brought, and how it is', async () => {
    const {page} = await visit(step.suitability());
    expect(page.heading).to.equal('What you can bring to an office');
    expect(legends(page)).to.deep.equal(['Which of these documents can you bring?', 'Is one of these so?']);
    expect(page.text).to.include('How many are needed: 2. Originals only, no copies.');
    for (const name of [passport, 'SNILS (Russia)', card, 'INN of a person (Russia)']) {
      expect(page.field(name).checked, name).to.equal(false);
    }
  });

  it('sends what was chosen, in the order of the list', async () => {
    const {page, actions} = await visit(step.suitability(), {on: {suitability: 'next'}});
    await tick(page, card, 'SNILS (Russia)', passport, 'SNILS (Russia)');
    await page.submit();
    expect(actions).to.deep.equal([
      {type: 'suitability', documents: ['icao-passport', 'pl-identity-card'], expired: false, renamed: false},
    ]);
  });

  it('sends what is wrong with the documents', async () => {
    const {page, actions} = await visit(step.suitability(), {on: {suitability: needed('expired')}});
    await tick(page, card, passport, 'One of the documents has expired');
    await tick(page, 'My name has changed since the documents were issued');
    await page.submit();
    expect(actions).to.deep.include({
      type: 'suitability',
      documents: ['icao-passport', 'pl-identity-card'],
      expired: true,
      renamed: true,
    });
    expect(page.summary?.items).to.deep.equal([
      'An office does not take a document that has expired. Bring one that is still good, or go another way.',
    ]);
    expect(page.hasControl('Another way')).to.equal(true);
  });

  it('says that the name has to be the same', async () => {
    const {page} = await visit(step.suitability({...needed('renamed')}));
    expect(page.summary?.items).to.deep.equal([
      'The documents have to be in the name that the account has. Bring some that are, or go another way.',
    ]);
  });

  describe('says that there are too few', () => {
    it('before anything is sent, with a link to the list', async () => {
      const {page, actions} = await visit(step.suitability());
      await tick(page, card);
      await page.submit();
      expect(page.summary?.items).to.deep.equal([tooFew]);
      page.control(tooFew).click();
      expect(page.focus).to.equal(passport);
      expect(actions).to.deep.equal([]);
      await tick(page, passport);
      expect(page.isRed).to.equal(false);
    });

    it('but not while they are still being chosen', async () => {
      const {page} = await visit(step.suitability());
      await tick(page, passport);
      await page.leave(passport);
      expect(page.isRed).to.equal(false);
    });

    it('only where some are needed', async () => {
      const {page, actions} = await visit(step.suitability({atLeast: 0}), {on: {suitability: 'next'}});
      await page.submit();
      expect(actions).to.deep.equal([{type: 'suitability', documents: [], expired: false, renamed: false}]);
    });
  });

  it('can be answered by keys', async () => {
    const {page, actions} = await visit(step.suitability({atLeast: 1}), {on: {suitability: 'next'}});
    await tabAndPress(card);
    await tabTo('Continue');
    await press('Enter');
    await page.settled();
    expect(actions).to.have.length(1);
  });
});
