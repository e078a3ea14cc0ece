import {expect} from 'chai';
import 'latchkey/define/office-finder';
import type {OfficeFinder} from 'latchkey';
import type {Office, OfficeQuery} from 'latchkey/protocol';
import {office, scriptedTransport, step, type Script} from 'latchkey/transports/scripted';
import type {Call, Transport} from '../../src/core/protocol/transport.js';
import {violations} from '../support/pages/axe.js';
import {watchLeftovers} from '../support/pages/leftovers.js';
import {OfficesPage} from '../support/pages/offices-page.js';
import {everyElement, putOnPage, read, shadowOf} from '../support/pages/page.js';
import {given, turn, until} from '../support/pages/until.js';

/** Noon on Thursday, 15 January 2026. */
const noon = Date.UTC(2026, 0, 15, 12);

type Part = Partial<Pick<Script<'done'>, 'offices' | 'faults' | 'latency'>>;

interface Asked extends Call {
  readonly query: OfficeQuery;
}

/** A service of offices alone, and what it is asked. */
function service(part: Part = {}): {transport: Transport; asked: Asked[]} {
  const asked: Asked[] = [];
  const refused = (): Promise<never> => Promise.reject(new Error('Nothing else is asked.'));
  const {offices} = scriptedTransport({start: 'done', scenes: {done: {step: step.done()}}, now: () => noon, ...part});
  return {
    asked,
    transport: {
      capabilities: refused,
      begin: refused,
      act: refused,
      offices(query, call) {
        asked.push({...call, query});
        return offices?.(query, call) ?? refused();
      },
    },
  };
}

const put = (settings: Partial<OfficeFinder>): OfficesPage => {
  const element = document.createElement('office-finder');
  Object.assign(element, settings);
  return new OfficesPage(putOnPage(element));
};

async function open(settings: Partial<OfficeFinder> = {}): Promise<OfficesPage> {
  const page = put({transport: service().transport, ...settings});
  await page.settled();
  return page;
}

const many = (length: number): Office[] =>
  Array.from({length}, (_, index) => office({id: `o${index}`, name: `Office ${String(index + 1).padStart(3, '0')}`}));

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe('<office-finder>', () => {
  it('lists offices, a page at a time, and asks for nothing else', async () => {
    const {transport, asked} = service();
    const page = await open({transport});
    expect(page.names).to.deep.equal(['Counter at Central Station', 'Hillside library desk', 'Island office']);
    expect(page.count).to.equal('Offices shown: 1–3 of 5.');
    expect(asked.map(({query}) => query)).to.deep.equal([{}]);
    await page.click('Show more');
    expect(page.names).to.have.length(5);
    expect(page.announcement).to.equal('Offices shown: 1–5 of 5.');
    expect(page.focus).to.equal('Riverside office');
    expect(page.has('Show more')).to.equal(false);
  });

  it('asks for nothing before it knows whom', async () => {
    const page = put({});
    await turn();
    await page.element.updateComplete;
    expect(read(shadowOf(page.element).textContent)).to.equal('Find an office');
  });

  it('has a heading of any level', async () => {
    const page = await open({headingLevel: 1});
    const heading = given(shadowOf(page.element).querySelector('[role=heading]'), 'heading');
    expect(read(heading.textContent)).to.equal('Find an office');
    expect(heading.ariaLevel).to.equal('1');
  });

  it('has a place for a map of the page', async () => {
    const page = await open();
    const map = document.createElement('div');
    map.slot = 'map';
    page.element.append(map);
    expect(map.assignedSlot?.name).to.equal('map');
  });

  describe('tells of an office', () => {
    it('where it is and what it offers', async () => {
      const page = await open();
      await page.search('old');
      expect(page.names).to.deep.equal(['Service centre Old Town']);
      const text = page.office('Service centre Old Town');
      expect(text).to.match(/1 Market Square ?Exampletown EX1 1AA/);
      expect(text).to.include('Step-free access');
      expect(text).to.include('No appointment needed');
      expect(text).to.include('Languages: English, Polish, Russian');
    });

    it('how to get there and whom to call', async () => {
      const page = await open();
      await page.search('old');
      const way = page.link('Service centre Old Town', 'Directions');
      expect(way.href).to.equal('https://www.openstreetmap.org/directions?to=51.5079%2C-0.0877');
      expect(way.target).to.equal('_blank');
      expect(way.rel).to.equal('noopener noreferrer');
      expect(page.link('Service centre Old Town', '+44').href).to.equal('tel:+442079460018');
    });

    it('how to find it by its address, where its place is not known', async () => {
      const {place: _, ...rest} = office();
      const page = await open({transport: service({offices: [rest]}).transport});
      expect(page.link(rest.name, 'Directions').href).to.equal(
        'https://www.openstreetmap.org/search?query=1%20Market%20Square%2C%20Exampletown%20EX1%201AA',
      );
    });

    it('whether it is open, and until when', async () => {
      const page = await open();
      await page.click('Show more');
      expect(page.office('Service centre Old Town')).to.include('Open now, until 5:00 PM');
      expect(page.office('Hillside library desk')).to.include('Open now, until 1:00 PM');
      expect(page.office('Counter at Central Station')).to.match(/Open now (?!,)/);
    });

    it('when it opens next', async () => {
      const hours = {
        timeZone: 'Europe/London',
        week: [{day: 1, opens: '09:00', closes: '17:00'}],
        exceptions: [{date: '2026-01-19', periods: []}],
      };
      const page = await open({
        transport: service({
          offices: [
            office({id: 'a', name: 'Later', hours: {...hours, exceptions: []}}),
            office({id: 'b', name: 'Much later', hours}),
            office({
              id: 'c',
              name: 'Today',
              hours: {...hours, week: [{day: 4, opens: '14:30', closes: '17:00'}], exceptions: []},
            }),
          ],
        }).transport,
      });
      expect(page.office('Later')).to.match(/Closed now, opens Monday,? (at )?9:00 AM/);
      expect(page.office('Much later')).to.match(/Closed now, opens Monday,? (at )?9:00 AM/);
      expect(page.office('Today')).to.include('Closed now, opens 2:30 PM');
    });

    it('the hours of a week, and the days that differ', async () => {
      const page = await open();
      expect(shadowOf(page.element).querySelector('table') === null).to.equal(true);
      await page.click('Show more');
      await page.openHours();
      const text = page.office('Service centre Old Town');
      expect(text).to.match(/Monday 9:00 AM–5:00 PM/);
      expect(text).to.match(/Saturday 10:00 AM–2:00 PM Sunday closed/);
      expect(text).to.match(/Monday,? (19 January|January 19) closed/);
      expect(page.office('Hillside library desk')).to.match(/Tuesday 10:00 AM–1:00 PM,? 2:00 PM–7:00 PM/);
      expect(page.office('Counter at Central Station')).to.include('Sunday round the clock');
    });

    it('whose time it is, where the device shows another', async () => {
      const hours = {...office().hours, timeZone: 'Asia/Kathmandu'};
      const page = await open({transport: service({offices: [office({hours})]}).transport});
      await page.openHours();
      expect(page.office(office().name)).to.match(/All times are those of the office \(Nepal Time\)\./);
    });
  });

  describe('is searched', () => {
    it('by words, while they are typed', async () => {
      const {transport, asked} = service();
      const page = await open({transport});
      await page.type('hil');
      await page.type('hill');
      expect(asked).to.have.length(1);
      await until('the answer', () => page.names.length === 1);
      expect(page.names).to.deep.equal(['Hillside library desk']);
      expect(asked.map(({query}) => query.text)).to.deep.equal([undefined, 'hill']);
      expect(page.announcement).to.equal('Offices shown: 1–1 of 1.');
    });

    it('and drops what comes too late', async () => {
      const {transport, asked} = service({faults: {offices: [{}, {delay: Infinity}]}});
      const page = await open({transport});
      await page.type('river');
      page.button('Search').click();
      await page.search('hill');
      expect(page.names).to.deep.equal(['Hillside library desk']);
      expect(asked.map(({signal}) => signal.aborted)).to.deep.equal([true, true, false]);
    });

    it('even where an answer does not heed that it is not wanted', async () => {
      const answers: (() => void)[] = [];
      const {transport} = service();
      const page = put({
        transport: {
          ...transport,
          offices: ({text = ''}) =>
            new Promise(resolve => {
              answers.push(() => {
                resolve({offices: [office({name: `Found ${text}`})], serverNow: noon});
              });
            }),
        },
      });
      await until('the first question', () => answers.length === 1);
      await page.type('a');
      page.button('Search').click();
      answers[1]?.();
      await page.settled();
      answers[0]?.();
      await turn();
      await page.element.updateComplete;
      expect(page.names).to.deep.equal(['Found a']);
      expect(page.count).to.equal('Offices shown: 1–1.');
    });

    it('by what an office offers', async () => {
      const {transport, asked} = service();
      const page = await open({transport});
      await page.filter('Hearing loop');
      await page.filter('No appointment needed');
      expect(page.names).to.deep.equal(['Hillside library desk', 'Service centre Old Town']);
      await page.filter('Step-free access');
      expect(page.names).to.deep.equal(['Service centre Old Town']);
      await page.filter('Hearing loop');
      await page.filter('Open now');
      expect(asked.at(-1)?.query).to.deep.equal({filters: ['walk-in', 'step-free', 'open-now']});
    });

    it('by a language that is spoken', async () => {
      const page = await open();
      expect(page.languages[0]).to.equal('Any language');
      expect(page.languages).to.include.members(['English', 'Arabic', 'Spanish']);
      await page.speak('es');
      expect(page.names).to.deep.equal(['Island office']);
      await page.speak('');
      expect(page.names).to.have.length(3);
    });

    it('in vain, with a way out', async () => {
      const page = await open();
      await page.filter('Hearing loop');
      await page.search('nowhere');
      expect(page.count).to.equal('No office fits.');
      expect(page.announcement).to.equal('No office fits.');
      await page.click('Show all offices');
      expect(page.names).to.have.length(3);
      expect(shadowOf(page.element).querySelectorAll(':checked:not(option)')).to.have.length(0);
      expect(page.focus).to.equal('Counter at Central Station');
    });
  });

  describe('knows where somebody is', () => {
    const before = Object.getOwnPropertyDescriptor(navigator, 'geolocation');
    const stand = (answer: Geolocation['getCurrentPosition']): (() => number) => {
      let count = 0;
      const getCurrentPosition: Geolocation['getCurrentPosition'] = (...of) => {
        count++;
        answer(...of);
      };
      Object.defineProperty(navigator, 'geolocation', {configurable: true, value: {getCurrentPosition}});
      return () => count;
    };
    const at =
      (latitude: number, longitude: number): Geolocation['getCurrentPosition'] =>
      resolve => {
        const coords = {
          latitude,
          longitude,
          accuracy: 9,
          altitude: null,
          altitudeAccuracy: null,
          heading: null,
          speed: null,
        };
        resolve({coords: {...coords, toJSON: () => coords}, timestamp: noon, toJSON: () => coords});
      };
    afterEach(() => {
      if (before) Object.defineProperty(navigator, 'geolocation', before);
      else Reflect.deleteProperty(navigator, 'geolocation');
    });

    it('only if told so by the button, and no better than it has to', async () => {
      const count = stand(at(51.56192, -0.15239));
      const {transport, asked} = service();
      const page = await open({transport});
      await page.search('e');
      expect(count()).to.equal(0);
      await page.search('');
      await page.click('Nearest to where I am');
      expect(count()).to.equal(1);
      expect(asked.at(-1)?.query.near).to.deep.equal({latitude: 51.562, longitude: -0.152});
      expect(page.names[0]).to.equal('Hillside library desk');
      expect(page.office('Hillside library desk')).to.match(/\b\d+ m away/);
      expect(page.office(page.names[1] ?? '')).to.match(/\d(\.\d)? km away/);
      await page.click('Forget where I am');
      expect(asked.at(-1)?.query).to.deep.equal({});
    });

    it('or not, and can be searched all the same', async () => {
      stand((_, reject) => {
        const codes = {PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3} as const;
        reject?.({code: 1, message: '', ...codes});
      });
      const page = await open();
      await page.click('Nearest to where I am');
      const text = 'Your device did not say where you are. Search for a town or a street instead.';
      expect(page.announcement).to.equal(text);
      expect(read(shadowOf(page.element).querySelector('form')?.textContent)).to.include(text);
      await page.search('hill');
      expect(page.names).to.deep.equal(['Hillside library desk']);
    });

    it('and has no such button where a device cannot know', async () => {
      const {transport} = service();
      const page = put({transport});
      await page.settled();
      expect(page.has('Nearest to where I am')).to.equal('geolocation' in navigator);
    });
  });

  describe('never shows more than a screen can bear', () => {
    it('however much a service gives at once', async () => {
      const {transport} = service();
      const offices = many(500);
      let asked = 0;
      const page = await open({
        transport: {
          ...transport,
          offices: async () => {
            asked++;
            return {offices, total: 500, serverNow: noon};
          },
        },
      });
      expect(page.names).to.have.length(20);
      for (let end = 40; end <= 500; end += 20) {
        await page.click('Show more');
        expect(page.names.length).to.be.at.most(60);
        expect(page.names.at(-1)).to.equal(`Office ${end}`.replace(/ (\d\d)$/, ' 0$1'));
        expect(page.focus).to.equal(`Office ${String(end - 19).padStart(3, '0')}`);
      }
      expect(page.has('Show more')).to.equal(false);
      expect(page.count).to.equal('Offices shown: 441–500 of 500.');
      await page.click('Show the ones before');
      expect(page.names[0]).to.equal('Office 421');
      expect(page.names).to.have.length(60);
      expect(page.focus).to.equal('Office 421');
      expect(asked).to.equal(1);
    });

    it('and asks for as many pages as it needs', async () => {
      const {transport, asked} = service({offices: many(30)});
      const page = await open({transport});
      expect(page.names).to.have.length(3);
      await page.click('Show more');
      expect(page.names).to.have.length(23);
      expect(asked.at(-1)?.query.cursor).to.equal('21');
      await page.click('Show more');
      expect(page.names).to.have.length(30);
    });
  });

  describe('says that the service does not answer', () => {
    it('and tries again', async () => {
      const {transport} = service({faults: {offices: ['unavailable', 'offline']}});
      const page = await open({transport});
      expect(page.notice).to.match(/^The list of offices cannot be loaded at the moment\. Try again$/);
      await page.click('Try again');
      expect(page.notice).not.to.equal('');
      await page.click('Try again');
      expect(page.notice).to.equal('');
      expect(page.focus).to.equal('Counter at Central Station');
    });

    it('while more is asked for', async () => {
      const {transport} = service({faults: {offices: [{}, 'offline']}});
      const page = await open({transport});
      await page.click('Show more');
      expect(page.notice).not.to.equal('');
      await page.click('Try again');
      expect(page.names).to.have.length(5);
    });

    it('where it has no offices at all', async () => {
      const {offices: _, ...rest} = service().transport;
      const page = await open({transport: rest});
      expect(page.notice).not.to.equal('');
    });
  });

  it('asks another backend when it is given one', async () => {
    const page = await open();
    Object.assign(page.element, {transport: service({offices: [office({name: 'Elsewhere'})]}).transport});
    await until('the other one', () => page.names[0] === 'Elsewhere');
  });

  it('leaves no question and no timer behind', async () => {
    const leftovers = watchLeftovers();
    const {transport, asked} = service({faults: {offices: [{}, {delay: Infinity}]}});
    const page = await open({transport});
    const before = leftovers.timers();
    page.button('Search').click();
    await page.type('hill');
    page.element.remove();
    await turn();
    expect(asked[1]?.signal.aborted).to.equal(true);
    expect(leftovers.timers()).to.be.at.most(before);
    expect(leftovers.listeners().filter(each => each !== 'lit-localize-status')).to.deep.equal([]);
    await wait(400);
    expect(asked).to.have.length(2);
  });

  it('goes on after it was moved, and begins anew after it was away', async () => {
    const {transport, asked} = service();
    const page = await open({transport});
    page.element.parentElement?.append(page.element);
    await turn();
    expect(asked).to.have.length(1);
    expect(page.names).to.have.length(3);
    const parent = given(page.element.parentElement, 'parent');
    page.element.remove();
    await turn();
    parent.append(page.element);
    await page.settled();
    expect(asked).to.have.length(2);
    expect(page.names).to.have.length(3);
  });

  it('has nothing that axe finds wrong, and no style attribute', async () => {
    const page = await open({headingLevel: 1});
    await page.openHours();
    expect(await violations()).to.deep.equal([]);
    await page.search('nowhere');
    expect(await violations()).to.deep.equal([]);
    expect(everyElement(page.element).some(each => each.hasAttribute('style'))).to.equal(false);
  });
});
