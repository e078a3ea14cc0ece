import {expect} from 'chai';
import {demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';

describe('the step redirect', () => {
  const transport = scriptedTransport({
    start: 'away',
    scenes: {away: {step: step.redirect({url: 'https://accounts.example.org/elsewhere'})}},
  });

  it('has a link, and goes nowhere unasked', async () => {
    const {href} = location;
    const page = await RecoverAccessPage.open({transport});
    expect(page.heading).to.equal(headings.redirect);
    const link = page.control('Go on');
    expect(link.getAttribute('href')).to.equal('https://accounts.example.org/elsewhere');
    expect(link.getAttribute('rel')).to.equal('noreferrer');
    expect(page.hasForm).to.equal(false);
    await page.pause();
    expect(location.href).to.equal(href);
  });

  it('is not where somebody is stuck who comes back', async () => {
    const backend = demoBackend();
    const page = await RecoverAccessPage.open({transport: backend.transport});
    await page.click('Cancel');
    await page.arrive(headings.redirect);
    page.element.remove();
    const later = await RecoverAccessPage.open({transport: backend.transport});
    expect(later.heading).to.equal(headings.identify);
  });
});
