import {expect} from 'chai';
import {scriptedTransport, step} from 'latchkey/transports/scripted';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {until} from '../../support/pages/until.js';

describe('the step unsupported', () => {
  it('says so, and can be looked at again', async () => {
    let asked = 0;
    const service = scriptedTransport({
      start: 'odd',
      scenes: {odd: {step: step.unsupported(), on: {cancel: 'away'}}, away: {step: step.redirect()}},
    });
    const page = await RecoverAccessPage.open({
      transport: {
        ...service,
        async resume(ref) {
          asked++;
          return asked === 1 ? Promise.reject(new Error('no network')) : step.identify({ref: {...ref, revision: 2}});
        },
      },
    });
    expect(page.heading).to.equal('This step cannot be shown here');
    expect(page.notice).to.match(/^The service asks for something that this page cannot show\. Nothing has changed\./);
    await page.click('Try again');
    await until('the fault', () => /^That did not work\. Nothing has changed\.$/.test(page.notice));
    await page.click('Try again');
    await page.arrive(headings.identify);
  });

  it('can be left where the service lets', async () => {
    const page = await RecoverAccessPage.open({
      transport: scriptedTransport({
        start: 'odd',
        scenes: {
          odd: {step: step.unsupported({actions: ['cancel']}), on: {cancel: 'away'}},
          away: {step: step.redirect()},
        },
      }),
    });
    await page.click('Cancel');
    await page.arrive(headings.redirect);
  });
});
