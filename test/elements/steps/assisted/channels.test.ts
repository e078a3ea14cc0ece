import {expect} from 'chai';
import {exampleChannels, step, supportChannel} from 'latchkey/transports/scripted';
import {read, shadowOf} from '../../../support/pages/page.js';
import type {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {given} from '../../../support/pages/until.js';
import {noon, visit} from '../../../support/pages/visit-page.js';

const items = (page: RecoverAccessPage): HTMLElement[] => [
  ...shadowOf(page.element).querySelectorAll<HTMLElement>('.choices > li'),
];
const item = (page: RecoverAccessPage, name: string): HTMLElement =>
  given(
    items(page).find(each => read(each.querySelector('.name')?.textContent) === name),
    name,
  );

const hoursOf = (of: Element | undefined): string[] =>
  [...(of?.querySelectorAll('.hours > li') ?? [])].map(each => read(each.textContent).replace(/\s/g, ' '));

describe('the step channels', () => {
  it('lists how support is reached', async () => {
    const {page} = await visit(step.channels());
    expect(page.heading).to.equal('How to reach support');
    expect(page.chrome).to.include('Nobody from support asks for a password or a code.');
    expect(items(page).map(each => read(each.querySelector('.name')?.textContent))).to.deep.equal([
      'Call from inside of the country (United Kingdom)',
      'Call from abroad',
      'Call from a mobile phone, short number (United Kingdom)',
      'Text relay, for those who do not hear or speak',
      'Chat',
      'Be called back',
    ]);
  });

  it('has links that dial: E.164, or a short number as it is', async () => {
    const {page} = await visit(step.channels());
    const links = items(page).map(each => each.querySelector('a'));
    expect(links.map(link => link?.getAttribute('href'))).to.deep.equal([
      'tel:+448081570192',
      'tel:+441632960123',
      'tel:55512',
      'tel:+448081570245',
      undefined,
      undefined,
    ]);
    expect(links.map(link => link && read(link.textContent)).slice(0, 3)).to.deep.equal([
      '+44 808 157 0192',
      '+44 163 296 0123',
      '55512',
    ]);
    for (const link of links) if (link) expect(link.dir).to.equal('ltr');
  });

  it('says what it costs, in which languages and when', async () => {
    const {page} = await visit(step.channels());
    const domestic = read(item(page, 'Call from inside of the country (United Kingdom)').textContent);
    expect(domestic).to.include('Somebody answers now. Free of charge.');
    expect(domestic).to.include('Languages: English, Polish, Russian');
    expect(domestic).to.include('round the clock');
    expect(read(item(page, 'Call from abroad').textContent)).to.include('Costs what your provider charges.');
    const callBack = read(item(page, 'Be called back').textContent);
    expect(callBack).to.match(/Nobody answers now\. Somebody does from: 1:00\sPM\./);
    expect(hoursOf(item(page, 'Be called back')).slice(0, 2)).to.deep.equal([
      'Monday–Friday: 1:00 PM–8:00 PM',
      'Saturday–Sunday: closed',
    ]);
  });

  it('goes by the server’s clock, whatever that of the device says', async () => {
    const {now} = Date;
    Date.now = () => 0;
    try {
      const closed = exampleChannels.map(each => ({...each, isOpen: false, changesAt: noon + 30 * 3_600_000}));
      const {page} = await visit(step.channels({supportChannels: closed}));
      expect(read(item(page, 'Be called back').textContent)).to.match(
        /Nobody answers now\. Somebody does from: Friday, January 16 at 6:00\sPM\./,
      );
    } finally {
      Date.now = now;
    }
  });

  it('tells the days that differ, from today on', async () => {
    const hours = {
      timeZone: 'Pacific/Auckland',
      week: [{day: 1, opens: '09:00', closes: '12:00'}],
      exceptions: [
        {date: '2026-01-14', periods: []},
        {date: '2026-01-16', periods: [{opens: '10:00', closes: '11:00'}]},
      ],
    };
    const {page} = await visit(step.channels({supportChannels: [supportChannel({hours})]}));
    expect(hoursOf(items(page)[0])).to.deep.equal([
      'Monday: 9:00 AM–12:00 PM',
      'Tuesday–Sunday: closed',
      'Friday, January 16: 10:00 AM–11:00 AM',
      'Time zone: Pacific/Auckland',
    ]);
  });

  it('says what comes first when it is theft', async () => {
    const usual = await visit(step.channels());
    expect(usual.page.notice).to.equal('');
    usual.page.element.remove();
    const {page} = await visit(step.channels({urgent: true}));
    expect(page.notice).to.match(/^Say first that somebody else may be using your account\. The agent freezes it/);
  });

  it('sends the one that was chosen', async () => {
    const {page, actions} = await visit(step.channels(), {on: {support: 'next'}});
    await page.click('Choose: Be called back');
    expect(actions).to.deep.equal([{type: 'support', supportChannel: 'call-back'}]);
  });
});
