import {expect} from 'chai';
import {demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {documentIds} from 'latchkey/protocol';
import {press} from '../../support/browser.js';
import {expectSame} from '../../support/pages/page.js';
import {headings, known, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded, type Recorded} from '../../support/pages/recorded.js';
import {turn} from '../../support/pages/until.js';

const names = [
  'SNILS (Russia)',
  'INN of a person (Russia)',
  'INN of an organisation (Russia)',
  'Internal passport (Russia)',
  'Passport for travel abroad (Russia)',
  'Passport of any country',
  'PESEL (Poland)',
  'Identity card (Poland)',
  'Passport (Poland)',
];

describe('the step document', () => {
  let page: RecoverAccessPage;
  let service: Recorded;
  beforeEach(async () => {
    service = recorded(
      scriptedTransport({
        start: 'document',
        scenes: {
          document: {
            step: step.document({documents: documentIds}),
            on: {document: [{problems: [{code: 'document_mismatch', field: 'value', attemptsLeft: 4}]}, 'code']},
          },
          code: {step: step.code(), on: {back: 'document'}},
        },
      }),
    );
    page = await RecoverAccessPage.open({transport: service.transport});
  });

  it('lists the documents of the service, with none chosen', () => {
    expect(page.choices).to.deep.equal(names);
    expectSame(page.form.querySelector('input:checked'), null);
    expect(page.form.querySelector('fieldset > legend')?.textContent).to.equal('Which document do you have at hand?');
    expect(names.some(name => page.hasField(name))).to.equal(false);
  });

  it('has one already chosen where there is only one', async () => {
    const single = await RecoverAccessPage.open({
      transport: demoBackend({documents: ['pl-pesel']}).transport,
    });
    await single.identify();
    expect(single.choices).to.deep.equal(['PESEL (Poland)']);
    await single.fill('PESEL (Poland)', known.number);
    await single.submit();
    await single.arrive(headings.code);
  });

  it('asks for the number of the one that is chosen, with its shape and an example', async () => {
    for (const name of names) {
      await page.choose(name);
      expect(names.filter(each => page.hasField(each))).to.deep.equal([name]);
      expect(page.descriptionOf(name)).to.match(/^.+\. For example: .+$/);
    }
    await page.choose('PESEL (Poland)');
    expect(page.descriptionOf('PESEL (Poland)')).to.equal('Number of digits: 11. For example: 44051401359');
    expect(page.field('PESEL (Poland)').inputMode).to.equal('numeric');
    expect(page.field('PESEL (Poland)').getAttribute('enterkeyhint')).to.equal('go');
    expect(page.field('PESEL (Poland)').autocomplete).to.equal('off');
    await page.choose('Identity card (Poland)');
    expect(page.field('Identity card (Poland)').inputMode).to.equal('text');
  });

  it('is chosen by arrow keys', async () => {
    await page.choose('SNILS (Russia)');
    page.form.querySelector<HTMLInputElement>('input:checked')?.focus();
    await press('ArrowDown');
    await page.element.updateComplete;
    expect(page.hasField('INN of a person (Russia)')).to.equal(true);
  });

  it('keeps what was typed for one document while another is looked at', async () => {
    await page.choose('SNILS (Russia)');
    await page.fill('SNILS (Russia)', '112-233-445 95');
    await page.choose('PESEL (Poland)');
    await page.fill('PESEL (Poland)', '440514');
    await page.choose('SNILS (Russia)');
    expect(page.field('SNILS (Russia)').value).to.equal('112-233-445 95');
    await page.choose('PESEL (Poland)');
    expect(page.field('PESEL (Poland)').value).to.equal('440514');
  });

  it('sends the number in its canonical form, of the chosen document only', async () => {
    await page.choose('PESEL (Poland)');
    await page.fill('PESEL (Poland)', known.number);
    await page.choose('SNILS (Russia)');
    await page.fill('SNILS (Russia)', ' 112-233-445 95 ');
    await page.submit();
    expect(service.actions()).to.deep.equal([{type: 'document', document: 'ru-snils', value: '11223344595'}]);
  });

  describe('says what is wrong with a number before it is sent', () => {
    for (const [name, typed, text] of [
      ['PESEL (Poland)', '', 'Enter the number of the document.'],
      ['PESEL (Poland)', '4405140135', 'The number has 11 characters; you entered 10.'],
      [
        'PESEL (Poland)',
        '44051401358',
        'A digit is mistyped: the number does not add up. Compare it with the document.',
      ],
      ['PESEL (Poland)', '٤٤٠٥١٤٠١٣٥٩', 'Use the digits 0 to 9 and Latin letters.'],
      ['SNILS (Russia)', '000-000-000 00', 'There is no such number. Compare it with the document.'],
      ['Passport (Poland)', '123456789', 'The number looks different on this document. Compare it with the example.'],
    ] as const) {
      it(`${name} “${typed}”`, async () => {
        await page.choose(name);
        await page.fill(name, typed);
        await page.submit();
        expect(page.errorOf(name)).to.equal(text);
        expect(page.summary?.items).to.deep.equal([text]);
        page.control(text).click();
        expectSame(document.activeElement, page.field(name));
        expect(service.actions()).to.deep.equal([]);
      });
    }

    it('when its field is left', async () => {
      await page.choose('PESEL (Poland)');
      await page.fill('PESEL (Poland)', '44051401358');
      await page.leave('PESEL (Poland)');
      expect(page.errorOf('PESEL (Poland)')).to.match(/does not add up/);
      await page.fill('PESEL (Poland)', known.number);
      expect(page.errorOf('PESEL (Poland)')).to.equal(undefined);
    });
  });

  describe('says that a document is to be chosen', () => {
    const text = 'Choose a document.';

    it('with a link to the list', async () => {
      await page.submit();
      expect(page.summary?.items).to.deep.equal([text]);
      expect(page.form.querySelector('fieldset .lk-error')?.textContent).to.equal(text);
      page.control(text).click();
      expect(page.focus).to.equal('SNILS (Russia)');
      expect(service.actions()).to.deep.equal([]);
    });

    it('until one is, whichever it is', async () => {
      await page.submit();
      await page.choose('PESEL (Poland)');
      await page.element.updateComplete;
      expect(page.isRed).to.equal(false);
    });
  });

  it('says nothing of one document about another', async () => {
    await page.choose('PESEL (Poland)');
    await page.fill('PESEL (Poland)', '44051401358');
    await page.submit();
    await page.choose('SNILS (Russia)');
    await page.element.updateComplete;
    expect(page.isRed).to.equal(false);
    await turn();
    expect(page.errorOf('SNILS (Russia)')).to.equal(undefined);
  });

  it('says that a document doesn’t match, at the field, and lets choose another', async () => {
    await page.choose('PESEL (Poland)');
    await page.fill('PESEL (Poland)', known.number);
    await page.submit();
    expect(page.errorOf('PESEL (Poland)')).to.equal(
      'This document does not match the account. Check the number, or choose another document. Tries left: 4.',
    );
    await page.choose('SNILS (Russia)');
    await page.element.updateComplete;
    expect(page.isRed).to.equal(false);
  });
});
