import {expect} from 'chai';
import {CaseOpenedEvent, TicketIssuedEvent} from 'latchkey';
import {demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {Action, Step} from 'latchkey/protocol';
import type {Transport} from '../../src/core/protocol/transport.js';
import {headings, RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {recorded} from '../support/pages/recorded.js';

const ways = 'Which way suits you?';

/** A service that goes from one step to another, and from there to the end. */
const from = (first: Step, answer: Action['type'], second: Step): Transport =>
  scriptedTransport({
    start: 'first',
    scenes: {
      first: {step: first, on: {[answer]: 'second'}},
      second: {step: second, on: {way: 'done', revisit: 'first', 'change-ticket': 'first'}},
      done: {step: step.done()},
    },
  });

describe('<recover-access>: other ways', () => {
  it('stand in the footer beside Help at every step, and nowhere else', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    const inFooter = (): boolean => page.control('Another way').closest('footer') !== null;
    expect(inFooter()).to.equal(true);
    expect(page.control('Help').closest('footer')).to.equal(page.control('Another way').closest('footer'));
    expect(page.form.textContent).not.to.include('Another way');
    await page.identify();
    expect(inFooter()).to.equal(true);
    await page.click('Another way');
    await page.arrive(ways);
    expect(page.focus).to.equal(ways);
    expect(page.hasControl('Another way')).to.equal(false);
    await page.click('Back');
    await page.arrive(headings.document);
    await page.showDocument();
    await page.enterCode();
    await page.arrive(headings.newPassword);
    expect(inFooter()).to.equal(true);
  });

  describe('tell the page', () => {
    async function events(transport: Transport, answer: (page: RecoverAccessPage) => Promise<void>): Promise<Event[]> {
      const page = await RecoverAccessPage.open({transport, id: crypto.randomUUID()});
      const seen: Event[] = [];
      for (const name of ['ticket-issued', 'case-opened'] as const) {
        document.addEventListener(name, event => seen.push(event), {once: true});
      }
      await answer(page);
      return seen;
    }

    it('that a ticket was issued, and nothing of it', async () => {
      const [event, other] = await events(from(step.review(), 'issue-ticket', step.ticket()), async page => {
        await page.submit();
        await page.arrive('Your ticket');
      });
      expect(event).to.be.instanceOf(TicketIssuedEvent);
      expect([event?.bubbles, event?.composed, event?.cancelable]).to.deep.equal([true, true, false]);
      expect(Object.keys(event ?? {}).filter(name => name !== 'isTrusted')).to.deep.equal([]);
      expect(other).to.equal(undefined);
    });

    it('that a case was opened, and nothing of it', async () => {
      const details = step.caseDetails({documents: ['pl-pesel'], inParts: false});
      const [event, other] = await events(from(details, 'case-details', step.case()), async page => {
        await page.fill('Full name', 'Anna Nowak');
        await page.fill('PESEL (Poland)', '44051401359');
        await page.submit();
        await page.arrive('Your case with support');
      });
      expect(event).to.be.instanceOf(CaseOpenedEvent);
      expect([event?.bubbles, event?.composed]).to.deep.equal([true, true]);
      expect(Object.keys(event ?? {}).filter(name => name !== 'isTrusted')).to.deep.equal([]);
      expect(other).to.equal(undefined);
    });

    it('nothing when a ticket or a case is only come back to', async () => {
      expect(await events(from(step.ticket(), 'way', step.case()), page => page.click('Another way'))).to.deep.equal(
        [],
      );
    });
  });

  describe('remember the flow for the whole browser while it waits for people', () => {
    const nameOf = (id: string): string => `latchkey:recover-access:${id}`;

    for (const waiting of [step.ticket(), step.processing(), step.approved(), step.case()]) {
      it(`at ${waiting.kind}: another tab goes on with it`, async () => {
        const id = crypto.randomUUID();
        const {transport, of} = recorded(scriptedTransport({start: 'waiting', scenes: {waiting: {step: waiting}}}));
        const page = await RecoverAccessPage.open({transport, id});
        expect(localStorage.getItem(nameOf(id))).to.equal(sessionStorage.getItem(nameOf(id)));
        page.element.remove();
        sessionStorage.clear();
        await RecoverAccessPage.open({transport, id});
        expect([of('begin').length, of('resume').length]).to.deep.equal([1, 1]);
      });
    }

    it('and no longer: not once the flow has gone on', async () => {
      const id = crypto.randomUUID();
      const page = await RecoverAccessPage.open({transport: from(step.ticket(), 'way', step.newPassword()), id});
      expect(localStorage.getItem(nameOf(id))).to.be.a('string');
      await page.click('Another way');
      await page.arrive(headings.newPassword);
      expect(localStorage.getItem(nameOf(id))).to.equal(null);
      expect(sessionStorage.getItem(nameOf(id))).to.be.a('string');
    });

    it('nor once the service has forgotten it', async () => {
      const id = crypto.randomUUID();
      localStorage.setItem(nameOf(id), 'long-gone');
      const page = await RecoverAccessPage.open({transport: demoBackend().transport, id});
      expect(page.heading).to.equal(headings.identify);
      expect(localStorage.getItem(nameOf(id))).to.equal(null);
    });

    it('and leaves alone what another tab waits with', async () => {
      const id = crypto.randomUUID();
      const page = await RecoverAccessPage.open({transport: demoBackend().transport, id});
      localStorage.setItem(nameOf(id), 'another-flow');
      await page.identify();
      expect(localStorage.getItem(nameOf(id))).to.equal('another-flow');
      localStorage.removeItem(nameOf(id));
    });
  });
});
