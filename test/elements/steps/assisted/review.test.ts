import {expect} from 'chai';
import {office, step} from 'latchkey/transports/scripted';
import {violations} from '../../../support/pages/axe.js';
import {visit} from '../../../support/pages/visit-page.js';

const {office: _, slot: __, ...bare} = step.review();

describe('the step review', () => {
  it('sums up where, when and what to bring', async () => {
    const {page} = await visit(step.review());
    expect(page.heading).to.equal('Check your visit');
    expect(page.chrome).to.match(/Where Service centre Old Town/);
    expect(page.chrome).to.match(/When Friday,? (16 January|January 16),? (at )?9:30 ?– ?9:45 AM/);
    expect(page.chrome).to.match(/What to bring Passport of any country ?SNILS \(Russia\) Originals only, no copies\./);
  });

  it('says what is kept, and for how long', async () => {
    const {page} = await visit(step.review());
    expect(page.chrome).to.match(
      /What you said and chose is kept until Friday,? (30 January|January 30),? (at )?12:00 PM, and deleted then\./,
    );
  });

  it('knows of a visit without an appointment', async () => {
    const {page, part} = await visit({...bare, office: office()});
    expect(page.chrome).to.include('When Whenever the office is open: no appointment is needed.');
    expect(part('details')).to.match(/^Opening hours Every week Monday 9:00 AM–5:00 PM/);
  });

  it('knows of any office', async () => {
    const {page} = await visit(bare);
    expect(page.chrome).to.match(/Where At any office When Whenever the office is open/);
  });

  it('is answered by one button', async () => {
    const {page, actions} = await visit(step.review(), {on: {'issue-ticket': 'next'}, next: step.ticket()});
    expect(page.submitButton.textContent.trim()).to.equal('Get the ticket');
    await page.submit();
    await page.arrive('Your ticket');
    expect(actions).to.deep.equal([{type: 'issue-ticket'}]);
  });

  it('says whose time it is, where the device shows another', async () => {
    const {page} = await visit(step.review({office: office({hours: {...office().hours, timeZone: 'Asia/Kathmandu'}})}));
    expect(page.chrome).to.match(/3:15 ?– ?3:30 PM ?All times are those of the office \(Nepal Time\)/);
  });

  it('says that the time was taken meanwhile', async () => {
    const {page} = await visit(step.review({problems: [{code: 'slot_taken'}]}));
    expect(page.summary?.items).to.deep.equal(['Somebody else has just taken that time. Choose another one.']);
  });

  it('has nothing that axe finds wrong', async () => {
    const {page} = await visit(step.review());
    page.element.headingLevel = 1;
    expect(await violations()).to.deep.equal([]);
  });
});
