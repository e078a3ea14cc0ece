import {expect} from 'chai';
import type {Slot} from 'latchkey/protocol';
import {office, scriptedTransport, slot, step} from 'latchkey/transports/scripted';
import type {DateRange} from '../../../../src/core/protocol/assisted/office.js';
import type {Transport} from '../../../../src/core/protocol/transport.js';
import {press} from '../../../support/browser.js';
import {violations} from '../../../support/pages/axe.js';
import {expectSame, focused} from '../../../support/pages/page.js';
import {headings, RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {turn, until} from '../../../support/pages/until.js';
import {noon, visit} from '../../../support/pages/visit-page.js';

const day = 86_400_000;
const minute = 60_000;

/** A free time so many minutes after noon of the day of the step. */
const at = (minutes: number): Slot => slot({startsAt: noon + minutes * minute});

/** A page over a service whose free times are given, and the days that it was asked for. */
async function over(
  find: (range: DateRange) => readonly Slot[] | Promise<readonly Slot[]>,
  shown = step.slots(),
): Promise<{page: RecoverAccessPage; asked: DateRange[]}> {
  const asked: DateRange[] = [];
  const transport: Transport = {
    ...scriptedTransport({
      now: () => noon,
      start: 'shown',
      scenes: {
        shown: {step: shown, on: {slot: 'next', back: 'back'}},
        next: {step: step.review()},
        back: {step: step.offices()},
      },
    }),
    slots: async (_, range) => {
      asked.push(range);
      return find(range);
    },
  };
  const page = await RecoverAccessPage.open({transport});
  await turn();
  await page.element.updateComplete;
  return {page, asked};
}

const legends = (page: RecoverAccessPage): string[] =>
  [...page.form.querySelectorAll('fieldset fieldset > legend')].map(({textContent}) => textContent);

const loaded = (page: RecoverAccessPage): Promise<unknown> => until('the times', () => page.choices.length);

describe('the step slots', () => {
  it('lists the free times by day', async () => {
    const {page} = await visit(step.slots());
    await loaded(page);
    expect(page.heading).to.equal('Choose a time');
    expect(page.chrome).to.match(/Service centre Old Town ?1 Market Square/);
    expect(legends(page)[0]).to.match(/^Thursday,? (15 January|January 15)$/);
    expect(legends(page)).to.have.length(3);
    expect(page.choices[0]).to.equal('12:30 PM');
    expect(page.choices[10]).to.equal('9:30 AM');
  });

  it('sends the one that was chosen', async () => {
    const {page, actions} = await visit(step.slots(), {on: {slot: 'next'}, next: step.review()});
    await loaded(page);
    await page.choose('12:30 PM');
    await page.submit();
    await page.arrive('Check your visit');
    expect(actions).to.deep.equal([{type: 'slot', slot: `s${noon / minute + 30}`}]);
  });

  it('is chosen by arrow keys, across the days', async () => {
    const {page} = await over(
      () => [at(60), at(60 + 1440)],
      step.slots({range: {from: '2026-01-15', to: '2026-01-16'}}),
    );
    await page.choose('1:00 PM');
    page.form.querySelector<HTMLInputElement>('input:checked')?.focus();
    await press('ArrowDown');
    await page.element.updateComplete;
    const checked = page.form.querySelectorAll<HTMLInputElement>('input:checked');
    expect([...checked].map(({value}) => value)).to.deep.equal([at(1500).id]);
  });

  it('shows more days', async () => {
    const {page, asked} = await over(({from}) => [slot({startsAt: Date.parse(from) + day / 2})]);
    expect(asked).to.deep.equal([{from: '2026-01-15', to: '2026-01-17'}]);
    await page.click('Show more days');
    await until('a further day', () => legends(page).length === 2);
    expect(asked[1]).to.deep.equal({from: '2026-01-18', to: '2026-01-20'});
    expect(page.announcement).to.equal('More free times: 1.');
    await turn();
    expectSame(focused(), page.form.querySelectorAll('input')[1] ?? null);
    for (let count = 3; count <= 5; count++) {
      await page.click('Show more days');
      await until('the days after', () => legends(page).length === count);
    }
    expect(asked.at(-1)).to.deep.equal({from: '2026-01-27', to: '2026-01-29'});
    expect(page.hasControl('Show more days')).to.equal(false);
  });

  it('looks on where the first days are full', async () => {
    const {page, asked} = await over(({from}) =>
      from < '2026-01-18' ? [] : [slot({startsAt: Date.parse(from) + day / 2})],
    );
    await loaded(page);
    expect(asked).to.have.length(2);
    expect(page.hasControl('Show more days')).to.equal(true);
  });

  describe('is in the time of the office', () => {
    const abroad = step.slots({office: office({hours: {...office().hours, timeZone: 'Asia/Kathmandu'}})});

    it('and says so where the device shows another', async () => {
      // A quarter to six in the evening in Greenwich is half past eleven there; an hour later is the next day.
      const {page} = await over(() => [at(345), at(405)], abroad);
      expect(page.chrome).to.include('All times are those of the office (Nepal Time). Your device shows another time.');
      expect(page.choices).to.deep.equal(['11:30 PM', '12:30 AM']);
      expect(legends(page)).to.have.length(2);
      expect(legends(page)[1]).to.match(/^Friday/);
    });

    it('and says nothing where it is the same', async () => {
      const {timeZone} = Intl.DateTimeFormat().resolvedOptions();
      const {page} = await over(() => [at(60)], step.slots({office: office({hours: {...office().hours, timeZone}})}));
      expect(page.chrome).not.to.include('All times');
    });
  });

  describe('asks for a choice', () => {
    it('with a link to the first time', async () => {
      const {page, actions} = await visit(step.slots());
      await loaded(page);
      await page.submit();
      expect(page.summary?.items).to.deep.equal(['Choose a time.']);
      page.control('Choose a time.').click();
      expect(page.focus).to.equal('12:30 PM');
      expect(actions).to.deep.equal([]);
      await page.choose('12:30 PM');
      expect(page.isRed).to.equal(false);
    });
  });

  describe('says that a time was taken', () => {
    const nearest = [at(90), at(120)];

    it('and shows the nearest ones first, each once', async () => {
      const {page, actions} = await visit(step.slots(), {
        on: {slot: [{problems: [{code: 'slot_taken', field: 'slot'}], step: step.slots({nearest})}, 'next']},
        next: step.review(),
      });
      await loaded(page);
      await page.choose('12:30 PM');
      await page.submit();
      expect(page.summary?.items).to.deep.equal(['Somebody else has just taken that time. Choose another one.']);
      await until('the times anew', () => page.choices.length > 2);
      expect(legends(page)[0]).to.equal('Nearest free times');
      expect(page.choices[0]).to.match(/^Thursday,? (15 January|January 15),? (at )?1:30 PM$/);
      expectSame(page.form.querySelector('input:checked'), null);
      expect(page.form.querySelectorAll(`input[value=${nearest[0]?.id ?? ''}]`)).to.have.length(1);
      await page.choose(page.choices[1] ?? '');
      expect(page.isRed).to.equal(false);
      await page.submit();
      expect(actions.at(-1)).to.deep.equal({type: 'slot', slot: nearest[1]?.id});
    });
  });

  describe('where nothing is free', () => {
    it('offers to come without an appointment, or to go elsewhere', async () => {
      const {page, asked} = await over(() => []);
      await until('the last days', () => asked.length === 5);
      await until('the text', () => page.text.includes('There is no free time at this office.'));
      expect(page.hasControl('Choose another office')).to.equal(true);
      expect(page.submitButton.textContent.trim()).to.equal('Come without an appointment');
      await page.submit();
      await page.arrive('Check your visit');
    });

    it('leads to another office where nobody can just come', async () => {
      const {page} = await over(() => [], step.slots({office: office({features: ['appointments']})}));
      await until('the text', () => page.text.includes('There is no free time at this office.'));
      await page.submit();
      expect(page.summary?.items).to.deep.equal(['There is no time to choose. Go back and choose another office.']);
      await page.click('Choose another office');
      await page.arrive('Choose an office');
    });
  });

  it('lets come without an appointment where the office allows it', async () => {
    const {page, actions} = await visit(step.slots(), {on: {slot: 'next'}, next: step.review()});
    await loaded(page);
    await page.click('Come without an appointment');
    await page.arrive('Check your visit');
    expect(actions).to.deep.equal([{type: 'slot'}]);
    const {page: other} = await visit(step.slots({office: office({features: ['appointments']})}));
    await loaded(other);
    expect(other.hasControl('Come without an appointment')).to.equal(false);
  });

  it('says that the times cannot be loaded, and tries again', async () => {
    const {page} = await visit(step.slots(), {faults: {slots: ['unavailable']}});
    await until('the fault', () => page.text.includes('The free times cannot be loaded at the moment.'));
    page.control('Try again').click();
    await loaded(page);
    expect(page.text).not.to.include('cannot be loaded');
  });

  it('drops what comes after it was left', async () => {
    const {page} = await visit(step.slots(), {
      faults: {slots: [{delay: 200}]},
      on: {back: 'next'},
      next: step.newPassword(),
    });
    await page.click('Back');
    await page.arrive(headings.newPassword);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(page.text).not.to.include('Choose a time');
  });

  it('has nothing that axe finds wrong', async () => {
    const {page} = await visit(step.slots({nearest: [at(90)], problems: [{code: 'slot_taken', field: 'slot'}]}));
    page.element.headingLevel = 1;
    await loaded(page);
    expect(await violations()).to.deep.equal([]);
  });
});
