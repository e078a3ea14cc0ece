import {expect} from 'chai';
import {step} from 'latchkey/transports/scripted';
import {visit} from '../../../support/pages/visit-page.js';

const pesel = {label: 'PESEL (Poland)', number: '44051401359'};

describe('the step case-details', () => {
  it('asks for the name in parts and for one document', async () => {
    const {page} = await visit(step.caseDetails());
    expect(page.heading).to.equal('Before you get in touch');
    for (const [label, token, required] of [
      ['Family name', 'family-name', true],
      ['Given name', 'given-name', true],
      ['Patronymic, if you have one', 'additional-name', false],
    ] as const) {
      expect(page.field(label).autocomplete, label).to.equal(token);
      expect(page.field(label).required, label).to.equal(required);
    }
    expect(page.choices).to.have.length(4);
    expect(page.hasField('Phone number to call back')).to.equal(false);
    expect(page.submitButton.textContent.trim()).to.equal('Get a reference');
  });

  it('sends the parts in their order, in any script', async () => {
    const {page, actions} = await visit(step.caseDetails(), {on: {'case-details': 'next'}});
    await page.fill('Family name', ' Нечуй-Левицький ');
    await page.fill('Given name', 'Іван');
    await page.fill('Patronymic, if you have one', 'Семенович');
    await page.choose(pesel.label);
    await page.fill(pesel.label, '440514 01359');
    await page.submit();
    expect(actions).to.deep.equal([
      {
        type: 'case-details',
        name: 'Нечуй-Левицький Іван Семенович',
        document: 'pl-pesel',
        value: pesel.number,
      },
    ]);
  });

  it('takes a name in one field, and a number to call back', async () => {
    const {page, actions} = await visit(step.caseDetails({inParts: false, callBack: true, documents: ['pl-pesel']}), {
      on: {'case-details': 'next'},
    });
    expect(page.field('Full name').autocomplete).to.equal('name');
    expect(page.field('Phone number to call back').autocomplete).to.equal('tel');
    expect(page.field('Phone number to call back').inputMode).to.equal('tel');
    await page.fill('Full name', 'Suharto');
    await page.fill(pesel.label, pesel.number);
    await page.fill('Phone number to call back', '+44 20 7946 0018');
    await page.submit();
    expect(actions).to.deep.equal([
      {type: 'case-details', name: 'Suharto', document: 'pl-pesel', value: pesel.number, callBack: '+442079460018'},
    ]);
  });

  it('says all that is wrong before anything is sent', async () => {
    const {page, actions} = await visit(step.caseDetails({callBack: true}));
    await page.choose(pesel.label);
    await page.fill(pesel.label, '44051401358');
    await page.fill('Phone number to call back', '12');
    await page.submit();
    expect(page.summary?.items).to.deep.equal([
      'Enter your name as it is in the document.',
      'A digit is mistyped: the number does not add up. Compare it with the document.',
      'Enter a phone number with its country code, such as +48 123 456 789.',
    ]);
    expect(page.errorOf('Family name')).to.equal('Enter your name as it is in the document.');
    expect(actions).to.deep.equal([]);
    await page.fill('Family name', 'Nowak');
    expect(page.errorOf('Family name')).to.equal(undefined);
  });

  it('says what the service refuses, at its field', async () => {
    const {page} = await visit(step.caseDetails({documents: ['pl-pesel']}), {
      on: {
        'case-details': [
          {problems: [{code: 'identifier_malformed', field: 'name'}]},
          {problems: [{code: 'rate_limited', retryAt: step.caseDetails().serverNow + 3_600_000}]},
        ],
      },
    });
    await page.fill('Family name', 'Nowak');
    await page.fill(pesel.label, pesel.number);
    await page.submit();
    expect(page.errorOf('Family name')).to.equal('Enter your name as it is in the document.');
    await page.fill('Family name', 'Nowak-Kowalska');
    await page.submit();
    expect(page.summary?.items).to.deep.equal(['That was tried too often. Try again in 60 minutes.']);
  });
});
