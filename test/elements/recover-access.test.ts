import {expect} from 'chai';
import {RecoverAccess, TransportError} from 'latchkey';
import {demoAccount, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {press} from '../support/browser.js';
import {tabAndPress, tabAndType, tabTo} from '../support/pages/keyboard.js';
import {headings, known, RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {recorded} from '../support/pages/recorded.js';

const good = 'seven green bottles on a wall';

describe('<recover-access>', () => {
  it('is what its tag makes', () => {
    expect(document.createElement('recover-access')).to.be.instanceOf(RecoverAccess);
  });

  it('lets somebody back in, by login, document, code and a new password', async () => {
    const backend = demoBackend();
    const page = await RecoverAccessPage.open({transport: backend.transport});
    await page.reachNewPassword();
    await page.save(good);
    await page.arrive(headings.done);
    expect(backend.signsIn(demoAccount.email, good)).to.equal(true);
    expect(backend.signsIn(demoAccount.email, demoAccount.password)).to.equal(false);
    expect(page.steps).to.deep.equal(['identify', 'document', 'code', 'new-password', 'done']);
  });

  it('shows nobody whether there is an account', async () => {
    const seen: string[][] = [];
    for (const login of [known.login, 'nobody@example.org']) {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport, id: login});
      const texts: string[] = [];
      await page.identify(login);
      texts.push(page.chrome, page.text);
      await page.showDocument();
      texts.push(page.chrome.replace(login, '…'), page.text);
      await page.enterCode('000000');
      texts.push(page.chrome.replace(login, '…'), page.text);
      seen.push(texts);
      page.element.remove();
    }
    expect(seen[0]).to.deep.equal(seen[1]);
  });

  it('goes back and begins again where somebody wants it', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify();
    await page.click('Back');
    await page.arrive(headings.identify);
    await page.submit();
    await page.arrive(headings.document);
    await page.showDocument();
    await page.click('Start again');
    await page.arrive(headings.identify);
    expect(page.field('Phone number or e-mail address').value).to.equal(known.login);
  });

  it('goes on by a link once, and after a reload where it was', async () => {
    const service = recorded(
      scriptedTransport({
        start: 'document',
        scenes: {document: {step: step.document(), on: {document: 'done'}}, done: {step: step.done()}},
      }),
    );
    sessionStorage.setItem('latchkey:recover-access:', 'under way in this tab');
    const page = await RecoverAccessPage.open({transport: service.transport, link: 'token'});
    expect(page.heading).to.equal(headings.document);
    expect(service.of('begin').map(({input}) => input)).to.deep.equal([{link: 'token'}]);
    expect(service.of('resume')).to.deep.equal([]);
    expect(page.element.link).to.equal(undefined);
    page.element.remove();
    const {flow} = (await RecoverAccessPage.open({transport: service.transport}), service.of('resume')[0]) ?? {};
    expect(flow).to.equal(sessionStorage.getItem('latchkey:recover-access:'));
    expect(service.of('begin')).to.have.length(1);
  });

  it('keeps the link for another try while the service cannot be reached', async () => {
    const {transport, of} = recorded(demoBackend().transport);
    let broken = true;
    const page = await RecoverAccessPage.open({
      transport: {
        ...transport,
        begin(...request) {
          const begun = transport.begin(...request);
          return broken ? Promise.reject(new TransportError('offline')) : begun;
        },
      },
      link: 'token',
    });
    broken = false;
    await page.click('Try again');
    await page.arrive(headings.identify);
    expect(of('begin').map(({input}) => input)).to.deep.equal([{link: 'token'}, {link: 'token'}]);
    expect(page.element.link).to.equal(undefined);
  });

  it('is walked through by keyboard alone', async () => {
    const backend = demoBackend();
    const page = await RecoverAccessPage.open({transport: backend.transport});
    await tabAndType('Phone number or e-mail address', known.login);
    await press('Enter');
    await page.arrive(headings.document);
    await tabTo('SNILS (Russia)');
    for (let count = 0; count < 6; count++) await press('ArrowDown');
    expect(page.focus).to.equal(known.document);
    await press('Tab');
    await tabAndType(known.document, known.number);
    await press('Enter');
    await page.arrive(headings.code);
    await tabAndType('Code', '000 000');
    await press('Enter');
    await page.settled();
    await press('Tab');
    expect(page.focus, 'the link in the summary').to.match(/^That code does not work/);
    await press('Enter');
    for (let count = 0; count < 7; count++) await press('Backspace');
    await tabAndType('Code', known.code);
    await tabAndPress('Continue');
    await page.arrive(headings.newPassword);
    await tabAndType('New password', good);
    await tabAndType('New password again', good);
    await press('Enter');
    await page.arrive(headings.done);
    expect(page.focus).to.equal(headings.done);
    expect(backend.signsIn(demoAccount.email, good)).to.equal(true);
  });
});
