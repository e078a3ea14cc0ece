import {expect} from 'chai';
import {step} from 'latchkey/transports/scripted';
import {watchLeftovers} from '../../../support/pages/leftovers.js';
import {headings} from '../../../support/pages/recover-access-page.js';
import {turn, until} from '../../../support/pages/until.js';
import {noon, visit} from '../../../support/pages/visit-page.js';

const moment = (at: number): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);

const hour = 3_600_000;

describe('the step processing', () => {
  it('says since when, until when and what comes next', async () => {
    const {page, part} = await visit(step.processing());
    expect(page.heading).to.equal('Your request is being checked');
    expect(page.hasForm).to.equal(false);
    expect(part('dl')).to.equal(`Handed in ${moment(noon - 2 * hour)} Decided by ${moment(noon + 22 * hour)}`);
    expect(part('.reference')).to.equal('7KQ2 M9XR 4TBD');
    expect(page.chrome).to.include('you enter the activation code from the office and a code that we send to you');
    expect(page.hasControl('Contact support')).to.equal(false);
  });

  it('asks again, and goes on by itself once it is approved', async () => {
    const {page, looks} = await visit(step.processing({pollAfter: 1000}), {
      now: Date.now,
      later: 500,
      next: step.approved(),
    });
    await page.arrive('Enter both codes');
    expect(looks()).to.be.greaterThan(0);
  });

  it('leads to support when it is overdue', async () => {
    const {page, actions} = await visit(step.processing({dueAt: noon - 1}), {on: {way: 'next'}, next: step.ways()});
    expect(page.notice).to.match(/^It should have been decided by now\./);
    await page.click('Contact support');
    expect(actions).to.deep.equal([{type: 'way'}]);
    await page.arrive('Which way suits you?');
  });

  for (const [reason, text] of [
    ['identity', 'It could not be established who you are.'],
    ['document', 'The documents could not be accepted.'],
    ['account', 'The password of this account cannot be changed that way.'],
    ['other', 'The request could not be approved.'],
    [undefined, 'The request could not be approved.'],
  ] as const) {
    it(`says that it was refused, and no more than why: ${String(reason)}`, async () => {
      const {page} = await visit(step.processing({verdict: 'refused', ...(reason && {reason})}));
      expect(page.heading).to.equal('Your request was refused');
      expect(page.notice).to.match(new RegExp(`^${text} You can still go another way`));
      expect(page.hasControl('Another way')).to.equal(true);
    });
  }

  it('says that another document is needed, and leads to another visit', async () => {
    const {page, actions} = await visit(step.processing({verdict: 'document-needed'}), {on: {revisit: 'next'}});
    expect(page.heading).to.equal('Another document is needed');
    await page.click('Plan a visit');
    expect(actions).to.deep.equal([{type: 'revisit'}]);
  });

  it('tells of a verdict that comes while it is shown', async () => {
    const {page} = await visit(step.processing({pollAfter: 1000}), {
      now: Date.now,
      later: 500,
      next: step.processing({verdict: 'refused'}),
    });
    await page.arrive('Your request was refused');
  });

  it('leaves no timer behind, and none after a verdict', async () => {
    const leftovers = watchLeftovers();
    const {page} = await visit(step.processing());
    expect(leftovers.timers()).to.be.greaterThan(0);
    page.element.remove();
    await turn();
    await until('no timers', () => leftovers.timers() === 0);
    await visit(step.processing({verdict: 'refused'}));
    await until('no timers', () => leftovers.timers() === 0);
  });

  it('has a way out at any time', async () => {
    const {page} = await visit(step.processing(), {on: {way: 'next'}, next: step.done()});
    await page.click('Another way');
    await page.arrive(headings.done);
  });
});
