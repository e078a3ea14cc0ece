import {expect} from 'chai';
import {scriptedTransport, step} from 'latchkey/transports/scripted';
import {violations} from '../../../support/pages/axe.js';
import {OfficesPage} from '../../../support/pages/offices-page.js';
import {expectSame} from '../../../support/pages/page.js';
import {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {until} from '../../../support/pages/until.js';
import {visit, type VisitOptions, type VisitPage} from '../../../support/pages/visit-page.js';

interface Chosen extends VisitPage {
  readonly offices: OfficesPage;
}

async function open(options: VisitOptions = {}, shown = step.offices()): Promise<Chosen> {
  const opened = await visit(shown, {on: {office: 'next'}, next: step.slots(), ...options});
  const offices = new OfficesPage(opened.page.element);
  await offices.settled();
  return {...opened, offices};
}

describe('the step offices', () => {
  it('lists the offices of the service, without a form of the flow', async () => {
    const {page, offices} = await open();
    expect(page.heading).to.equal('Choose an office');
    expect(offices.names).to.deep.equal(['Counter at Central Station', 'Hillside library desk', 'Island office']);
    expect(page.hasForm).to.equal(false);
    expect(page.hasControl('Back')).to.equal(true);
  });

  it('sends the office that was chosen', async () => {
    const {page, offices, actions} = await open();
    await offices.search('old');
    await page.click('Choose this office: Service centre Old Town');
    await page.arrive('Choose a time');
    expect(actions).to.deep.equal([{type: 'office', office: 'old-town'}]);
  });

  it('is narrowed down to what the step names', async () => {
    const {page, offices} = await open({}, step.offices({filters: ['step-free'], languages: ['uk', 'en']}));
    const boxes = page.section.querySelectorAll('input[type=checkbox]');
    expect(boxes).to.have.length(1);
    expect(offices.languages).to.deep.equal(['Any language', 'Ukrainian', 'English']);
    await offices.filter('Step-free access');
    await offices.speak('uk');
    expect(offices.names).to.deep.equal(['Counter at Central Station']);
  });

  it('has no filters where the step names none', async () => {
    const {page} = await open({}, step.offices({filters: [], languages: []}));
    expectSame(page.section.querySelector('fieldset, select'), null);
  });

  it('has a place for a map of the page', async () => {
    const {page} = await open();
    const map = document.createElement('div');
    map.slot = 'map';
    page.element.append(map);
    expect(map.assignedSlot?.name).to.equal('map');
  });

  describe('lets go on without a list', () => {
    it('where the service of offices fails', async () => {
      const {page, offices, actions} = await open({faults: {offices: ['unavailable']}, next: step.review()});
      expect(offices.notice).to.include('The list of offices cannot be loaded at the moment.');
      expect(offices.notice).to.include('You can have a ticket all the same. It is good at any office.');
      await page.click('Go on with any office');
      await page.arrive('Check your visit');
      expect(actions).to.deep.equal([{type: 'office'}]);
    });

    it('and not otherwise', async () => {
      const {page, offices} = await open({faults: {offices: ['unavailable']}});
      await offices.click('Try again');
      expect(offices.names).to.have.length(3);
      expect(page.hasControl('Go on with any office')).to.equal(false);
    });

    it('where there is no such service', async () => {
      const {offices: _, ...transport} = scriptedTransport({start: 'shown', scenes: {shown: {step: step.offices()}}});
      const page = await RecoverAccessPage.open({transport});
      await until('the way out', () => page.hasControl('Go on with any office'));
    });
  });

  it('asks for nothing any more once it is left', async () => {
    const {page, actions} = await open({on: {back: 'next'}});
    await page.click('Back');
    await page.arrive('Choose a time');
    expect(actions).to.deep.equal([{type: 'back'}]);
    expectSame(page.section.querySelector('.search'), null);
  });

  it('has nothing that axe finds wrong', async () => {
    const {page, offices} = await open();
    page.element.headingLevel = 1;
    await offices.openHours();
    expect(await violations()).to.deep.equal([]);
  });
});
