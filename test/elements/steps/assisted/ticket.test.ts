import {expect} from 'chai';
import {office, slot, step, ticket} from 'latchkey/transports/scripted';
import type {Ticket} from 'latchkey/protocol';
import {convertIcsCalendar, type IcsCalendar} from 'ts-ics';
import {devtools, engine} from '../../../support/browser.js';
import {violations} from '../../../support/pages/axe.js';
import {watchLeftovers} from '../../../support/pages/leftovers.js';
import {everyElement, mainOf, read} from '../../../support/pages/page.js';
import {readQr} from '../../../support/pages/qr.js';
import type {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {given, turn, until} from '../../../support/pages/until.js';
import {noon, visit, type VisitOptions} from '../../../support/pages/visit-page.js';

const link = (page: RecoverAccessPage): HTMLAnchorElement | undefined =>
  page.section.querySelector<HTMLAnchorElement>('a[download]') ?? undefined;

/** The calendar file that can be kept. */
async function fileOf(page: RecoverAccessPage): Promise<string> {
  const {href, download} = await until('the calendar file', () => link(page));
  expect(download).to.equal('visit.ics');
  const response = await fetch(href);
  expect(response.headers.get('content-type')).to.equal('text/calendar;charset=utf-8');
  return response.text();
}

const parsed = (file: string): IcsCalendar => convertIcsCalendar(undefined, file);

const calendarOf = async (part: Partial<Ticket> = {}): Promise<{file: string; calendar: IcsCalendar}> => {
  const {page} = await visit(step.ticket({ticket: ticket(part)}));
  const file = await fileOf(page);
  return {file, calendar: parsed(file)};
};

const qr = (page: RecoverAccessPage): Promise<SVGElement> =>
  until('the code', () => page.section.querySelector<SVGElement>('svg.qr'));

const walkIn = (part: Partial<Ticket> = {}): Ticket => {
  const {slot: _, ...rest} = ticket(part);
  return rest;
};

describe('the step ticket', () => {
  it('shows the reference in groups of four', async () => {
    const {page, part} = await visit(step.ticket());
    expect(page.heading).to.equal('Your ticket');
    expect(part('.reference')).to.equal('7KQ2 M9XR 4TBD');
  });

  it('says where, when, what to bring and to say, and until when it is good', async () => {
    const {page} = await visit(step.ticket());
    expect(page.chrome).to.match(/Where Service centre Old Town/);
    expect(page.chrome).to.match(/When Friday,? (16 January|January 16),? (at )?9:30 ?– ?9:45 AM/);
    expect(page.chrome).to.match(/What to bring Passport of any country ?SNILS \(Russia\)/);
    expect(page.chrome).to.match(/What to say That you come for a new password\./);
    expect(page.chrome).to.match(/Good until Friday,? (30 January|January 30),? (at )?12:00 PM/);
  });

  it('has a QR code with the reference and nothing else', async () => {
    const {page} = await visit(step.ticket());
    const code = await qr(page);
    expect(await readQr(code)).to.equal('7KQ2M9XR4TBD');
    expect(code.getAttribute('aria-label')).to.equal('QR code with the reference 7KQ2 M9XR 4TBD');
  });

  describe('copies the reference', () => {
    const before = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const stand = (writeText: (text: string) => Promise<void>): void => {
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
    };
    afterEach(() => {
      if (before) Object.defineProperty(navigator, 'clipboard', before);
      else Reflect.deleteProperty(navigator, 'clipboard');
    });

    it('without its gaps', async () => {
      let copied = '';
      stand(async text => {
        copied = text;
      });
      const {page} = await visit(step.ticket());
      await page.click('Copy the reference');
      expect(copied).to.equal('7KQ2M9XR4TBD');
      expect(page.announcement).to.equal('Copied.');
    });

    it('or says how, where it may not', async () => {
      stand(() => Promise.reject(new Error('Not allowed.')));
      const {page} = await visit(step.ticket());
      await page.click('Copy the reference');
      await turn();
      expect(page.announcement).to.match(/^Copying is not possible here\./);
    });
  });

  describe('has a calendar file', () => {
    it('with the time in the zone of the office', async () => {
      const {file, calendar} = await calendarOf();
      const event = given(calendar.events?.[0], 'event');
      expect(calendar.method).to.equal('PUBLISH');
      expect(event.uid).to.equal(ticket().uid);
      expect(file).to.include('SEQUENCE:0\r\n');
      expect(event.status).to.equal('CONFIRMED');
      expect(event.start.date.getTime()).to.equal(slot().startsAt);
      expect(event.end?.date.getTime()).to.equal(slot().endsAt);
      expect(event.start.local?.timezone).to.equal('Europe/London');
      expect(event.stamp.date.getTime()).to.be.within(noon, noon + 60_000);
      expect(event.location).to.equal('Service centre Old Town, 1 Market Square, Exampletown EX1 1AA');
      expect(event.alarms?.map(({action, trigger}) => [action, trigger.value])).to.deep.equal([
        ['DISPLAY', {before: true, hours: 2}],
      ]);
      expect(file).to.include('DTSTART;TZID=Europe/London:20260116T093000\r\n');
      expect(file).to.include('DTEND;TZID=Europe/London:20260116T094500\r\n');
    });

    it('with the rules of that zone, in winter and summer, and where there are none', async () => {
      for (const [timeZone, at, lines] of [
        ['Europe/London', slot().startsAt, ['STANDARD', '20251026T020000', '+0100', '+0000']],
        ['Europe/London', Date.UTC(2026, 6, 1, 9), ['DAYLIGHT', '20260329T010000', '+0000', '+0100']],
        ['America/New_York', Date.UTC(2026, 6, 1, 9), ['DAYLIGHT', '20260308T020000', '-0500', '-0400']],
        ['Australia/Adelaide', Date.UTC(2026, 0, 20, 9), ['DAYLIGHT', '20251005T020000', '+0930', '+1030']],
        ['Asia/Kathmandu', slot().startsAt, ['STANDARD', '19700101T000000', '+0545', '+0545']],
        ['America/Caracas', slot().startsAt, ['STANDARD', '19700101T000000', '-0400', '-0400']],
      ] as const) {
        const {file, calendar} = await calendarOf({
          office: office({hours: {...office().hours, timeZone}}),
          slot: slot({startsAt: at}),
        });
        expect(calendar.events?.[0]?.start.date.getTime(), timeZone).to.equal(at);
        expect(calendar.timezones?.map(({id}) => id)).to.deep.equal([timeZone]);
        const [type, start, before, after] = lines;
        expect(file, timeZone).to.include(
          `BEGIN:${type}\r\nDTSTART:${start}\r\nTZOFFSETFROM:${before}\r\nTZOFFSETTO:${after}\r\nEND:${type}\r\n`,
        );
        expect(file.match(/BEGIN:(STANDARD|DAYLIGHT)/g), timeZone).to.have.length(1);
      }
    });

    it('with both rules where the clocks change meanwhile', async () => {
      const startsAt = Date.UTC(2026, 2, 29, 0, 50);
      const {file, calendar} = await calendarOf({slot: slot({startsAt})});
      expect(file).to.include('DTSTART;TZID=Europe/London:20260329T005000');
      expect(file).to.include('DTEND;TZID=Europe/London:20260329T020500');
      expect(file.match(/BEGIN:(STANDARD|DAYLIGHT)/g)).to.deep.equal(['BEGIN:STANDARD', 'BEGIN:DAYLIGHT']);
      expect(calendar.events?.[0]?.end?.date.getTime()).to.equal(startsAt + 15 * 60_000);
    });

    it('that tells nobody who comes, or why', async () => {
      const {file} = await calendarOf();
      expect(file).not.to.match(/password|passport|SNILS|7KQ2|ATTENDEE|ORGANIZER/i);
      expect(file).to.include('SUMMARY:Visit to an office');
      expect(file).to.include('CLASS:PRIVATE');
    });

    it('that goes up with every change', async () => {
      const {page} = await visit(step.ticket({ticket: ticket({sequence: 2})}), {
        on: {'change-ticket': {problems: [], step: step.ticket({ticket: ticket({sequence: 3})})}},
      });
      expect(await fileOf(page)).to.include('SEQUENCE:2\r\n');
      const before = link(page)?.href;
      await page.click('Choose another time');
      await until('another file', () => link(page) && link(page)?.href !== before);
      expect(await fileOf(page)).to.include('SEQUENCE:3\r\n');
    });

    it('that takes the entry back once it is cancelled', async () => {
      const {file, calendar} = await calendarOf({state: 'cancelled', sequence: 1});
      expect(calendar.method).to.equal('CANCEL');
      expect(calendar.events?.[0]?.status).to.equal('CANCELLED');
      expect(calendar.events?.[0]?.uid).to.equal(ticket().uid);
      expect(file).to.include('SEQUENCE:1\r\n');
      expect(file).not.to.include('VALARM');
    });

    it('only for an appointment', async () => {
      const {page} = await visit(step.ticket({ticket: walkIn()}));
      await qr(page);
      await turn();
      expect(link(page)).to.equal(undefined);
      expect(page.chrome).to.include('Whenever the office is open: no appointment is needed.');
    });

    it('whose lines are folded', async () => {
      const {file, calendar} = await calendarOf({
        office: office({name: 'Офис; с запятыми, и \\ длинным именем'.repeat(4)}),
      });
      const octets = file.split('\r\n').map(line => new TextEncoder().encode(line).length);
      expect(Math.max(...octets)).to.be.at.most(75);
      expect(calendar.events?.[0]?.location).to.match(/^Офис; с запятыми, и \\ длинным именем/);
      expect(file.endsWith('END:VCALENDAR\r\n')).to.equal(true);
    });
  });

  describe('is printed alone', () => {
    const unprinted = (): Element[] =>
      everyElement(document.body).filter(each => each.hasAttribute('data-latchkey-unprinted'));

    it('however it is printed', async () => {
      const around = document.createElement('nav');
      around.textContent = 'Elsewhere';
      mainOf().before(around);
      const {page} = await visit(step.ticket());
      const paper = given(page.section.querySelector('.ticket'), 'ticket');
      window.dispatchEvent(new Event('beforeprint'));
      expect(unprinted().includes(around)).to.equal(true);
      expect(unprinted().some(each => each.contains(paper) || each === page.element)).to.equal(false);
      if (engine === 'chromium') {
        await devtools('Emulation.setEmulatedMedia', {media: 'print'});
        expect(around.checkVisibility()).to.equal(false);
        expect(page.form.checkVisibility()).to.equal(false);
        expect(page.control('Print').checkVisibility()).to.equal(false);
        expect(page.control('Copy the reference').checkVisibility()).to.equal(false);
        expect(paper.checkVisibility()).to.equal(true);
        await devtools('Emulation.setEmulatedMedia', {media: ''});
      }
      window.dispatchEvent(new Event('afterprint'));
      expect(unprinted()).to.have.length(0);
      around.remove();
    });

    it('by its button', async () => {
      const {print} = window;
      let count = 0;
      window.print = () => {
        count++;
      };
      const {page} = await visit(step.ticket());
      page.control('Print').click();
      window.print = print;
      expect(count).to.equal(1);
    });
  });

  describe('can be changed', () => {
    it('as far as the service allows', async () => {
      const {page} = await visit(step.ticket({changes: ['reschedule']}));
      expect(page.hasControl('Choose another time')).to.equal(true);
      expect(page.hasControl('Choose another office')).to.equal(false);
      expect(page.hasControl('Cancel the visit')).to.equal(false);
      const {page: closed} = await visit(step.ticket({changes: []}));
      expect(closed.hasControl('Choose another time')).to.equal(false);
    });

    it('to another time or office', async () => {
      const {page, actions} = await visit(step.ticket(), {
        on: {'change-ticket': [{problems: []}, 'next']},
        next: step.offices(),
      });
      await page.click('Choose another time');
      await page.click('Choose another office');
      await page.arrive('Choose an office');
      expect(actions).to.deep.equal([
        {type: 'change-ticket', change: 'reschedule'},
        {type: 'change-ticket', change: 'other-office'},
      ]);
    });

    it('but not by mistake: cancelling asks once more', async () => {
      const {page, actions} = await visit(step.ticket(), {
        on: {'change-ticket': 'next'},
        next: step.ticket({ticket: ticket({state: 'cancelled', sequence: 1}), changes: []}),
      });
      await page.click('Cancel the visit');
      await turn();
      expect(page.focus).to.match(/^Cancel the visit\?/);
      expect(actions).to.deep.equal([]);
      await page.click('No, keep it');
      await page.click('Cancel the visit');
      await page.click('Yes, cancel the visit');
      await page.arrive('Your visit is cancelled');
      expect(actions).to.deep.equal([{type: 'change-ticket', change: 'cancel'}]);
      expect(page.hasForm).to.equal(false);
      expect(page.chrome).to.include('The ticket 7KQ2 M9XR 4TBD is good no more.');
      expect(await fileOf(page)).to.include('METHOD:CANCEL');
    });

    it('until it is too late', async () => {
      const {page} = await visit(step.ticket(), {on: {'change-ticket': {problems: [{code: 'ticket_closed'}]}}});
      await page.click('Choose another time');
      expect(page.summary?.items).to.deep.equal(['It is too late to change this ticket. It is still good as it is.']);
    });
  });

  it('says that it has run out', async () => {
    const {page} = await visit(
      step.ticket({ticket: ticket({state: 'expired'}), changes: [], actions: ['restart', 'way']}),
    );
    expect(page.heading).to.equal('Your ticket has run out');
    expect(page.chrome).to.include('was not used in time');
    expect(page.hasForm).to.equal(false);
    expect(page.hasControl('Another way')).to.equal(true);
    await turn();
    expect(link(page)).to.equal(undefined);
  });

  describe('sends a copy', () => {
    const email = 'Send a copy to an e-mail address';
    const open = (on: VisitOptions['on'] = {'copy-ticket': {problems: [], step: step.ticket({copied: true})}}) =>
      visit(step.ticket(), {on});

    it('to an address', async () => {
      const {page, actions} = await open();
      expect(page.field(email).autocomplete).to.equal('email');
      await page.fill(email, ' anna@Example.org ');
      await page.submit();
      expect(actions).to.deep.equal([{type: 'copy-ticket', email: 'anna@example.org'}]);
      expect(page.text).to.include('A copy is on its way.');
      expect(page.announcement).to.equal('A copy is on its way.');
    });

    for (const typed of ['', 'anna', '+48 601 234 567']) {
      it(`but not to “${typed}”`, async () => {
        const {page, actions} = await open();
        await page.fill(email, typed);
        await page.submit();
        expect(page.errorOf(email)).to.equal('Enter an e-mail address, such as name@example.com.');
        expect(actions).to.deep.equal([]);
      });
    }

    it('and says that it was tried too often', async () => {
      const {page} = await open({'copy-ticket': {problems: [{code: 'rate_limited', retryAt: noon + 60_000}]}});
      await page.fill(email, 'anna@example.org');
      await page.submit();
      expect(page.summary?.items[0]).to.match(/^That was tried too often\. Try again in/);
    });
  });

  describe('asks what became of it', () => {
    const soon = step.ticket({pollAfter: 1000});

    it('and goes on by itself', async () => {
      const now = performance.now();
      const {page, looks} = await visit(soon, {
        now: () => noon + performance.now() - now,
        later: 500,
        next: step.newPassword(),
      });
      await page.arrive('Choose a new password');
      expect(looks()).to.equal(1);
    });

    it('and keeps all that is open or typed, where nothing did', async () => {
      const {page, looks} = await visit(soon);
      await qr(page);
      const file = (await until('the file', () => link(page))).href;
      await page.fill('Send a copy to an e-mail address', 'anna@');
      await page.click('Cancel the visit');
      await until('a look', () => looks() === 1);
      await page.settled();
      expect(page.field('Send a copy to an e-mail address').value).to.equal('anna@');
      expect(page.hasControl('Yes, cancel the visit')).to.equal(true);
      expect(link(page)?.href).to.equal(file);
    });

    it('but not any more once it is cancelled', async () => {
      const {looks} = await visit(step.ticket({ticket: ticket({state: 'cancelled'}), pollAfter: 1000}));
      await new Promise(resolve => setTimeout(resolve, 1500));
      expect(looks()).to.equal(0);
    });
  });

  it('leaves no timer, listener or file behind', async () => {
    const leftovers = watchLeftovers();
    const {page} = await visit(step.ticket());
    const {href} = await until('the file', () => link(page));
    expect(leftovers.listeners()).to.include('beforeprint');
    page.element.remove();
    await until('no timers', () => leftovers.timers() === 0);
    expect(leftovers.listeners()).to.deep.equal([]);
    expect(
      await fetch(href).then(
        () => 'there',
        () => 'gone',
      ),
    ).to.equal('gone');
  });

  it('has nothing that axe finds wrong, and no style attribute', async () => {
    const {page} = await visit(step.ticket());
    page.element.headingLevel = 1;
    await qr(page);
    expect(await violations()).to.deep.equal([]);
    await page.click('Cancel the visit');
    expect(await violations()).to.deep.equal([]);
    expect(everyElement(page.element).some(each => each.hasAttribute('style'))).to.equal(false);
    expect(read(page.section.querySelector('.ticket')?.textContent)).not.to.equal('');
  });
});
