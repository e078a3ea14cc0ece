import {expect} from 'chai';
import {demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import type {IdentifierKind} from 'latchkey/protocol';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';

const any = 'Phone number, e-mail address or user name';

/** A page whose service takes these kinds of login. */
const open = async (identifiers: readonly IdentifierKind[]) => {
  const service = recorded(
    scriptedTransport({
      start: 'identify',
      scenes: {
        identify: {step: step.identify({identifiers}), on: {identify: 'document'}},
        document: {step: step.document(), on: {back: 'identify'}},
      },
    }),
  );
  return {service, page: await RecoverAccessPage.open({transport: service.transport})};
};

describe('the step identify', () => {
  const phoneHint = 'A phone number starts with its country code, such as +48.';
  for (const [kinds, label, hint, keyboard] of [
    [['phone', 'email'], 'Phone number or e-mail address', phoneHint, 'email'],
    [['phone'], 'Phone number', phoneHint, 'tel'],
    [['email'], 'E-mail address', '', 'email'],
    [['username'], 'User name', '', ''],
    [['email', 'username'], 'E-mail address or user name', '', ''],
    [['phone', 'email', 'username'], any, phoneHint, ''],
  ] as const) {
    it(`asks for a ${kinds.join(' or ')} in one input`, async () => {
      const {page} = await open(kinds);
      expect(page.form.querySelectorAll('input')).to.have.length(1);
      expect(page.field(label).autocomplete).to.equal('username');
      expect(page.field(label).type).to.equal('text');
      expect(page.field(label).inputMode).to.equal(keyboard);
      expect(page.field(label).getAttribute('enterkeyhint')).to.equal('go');
      expect(page.descriptionOf(label)).to.equal(hint);
    });
  }

  for (const [typed, identifierKind, identifier] of [
    [' +48 601-234-567 ', 'phone', '+48601234567'],
    ['Anna.Nowak@Example.ORG', 'email', 'Anna.Nowak@example.org'],
    ['anna n', 'username', ''],
    ['anna_n', 'username', 'anna_n'],
  ] as const) {
    it(`recognises “${typed}”`, async () => {
      const {page, service} = await open(['phone', 'email', 'username']);
      await page.fill(any, typed);
      await page.submit();
      if (identifier === '') {
        expect(page.errorOf(any)).to.be.a('string');
        expect(service.actions()).to.deep.equal([]);
      } else {
        await page.arrive(headings.document);
        expect(service.actions()).to.deep.equal([{type: 'identify', identifierKind, identifier}]);
      }
    });
  }

  for (const [kinds, label, text] of [
    [['email'], 'E-mail address', 'Enter an e-mail address, such as name@example.com.'],
    [['phone'], 'Phone number', 'Enter a phone number with its country code, such as +48 123 456 789.'],
    [
      ['phone', 'email'],
      'Phone number or e-mail address',
      'Enter a phone number with its country code, such as +48 123 456 789, or an e-mail address, such as name@example.com.',
    ],
  ] as const) {
    it(`says how a ${kinds.join(' or ')} is written, and sends nothing`, async () => {
      const {page, service} = await open(kinds);
      for (const typed of ['', 'anna@', '601 234']) {
        await page.fill(label, typed);
        await page.submit();
        expect(page.errorOf(label), typed).to.equal(text);
      }
      expect(service.actions()).to.deep.equal([]);
    });
  }

  it('has the login that the page knows already, and begins with it', async () => {
    const {transport, of} = recorded(demoBackend().transport);
    const page = await RecoverAccessPage.open({transport, identifier: 'anna.nowak@example.org'});
    expect(of('begin')[0]?.input).to.deep.equal({identifier: 'anna.nowak@example.org'});
    expect(page.field('Phone number or e-mail address').value).to.equal('anna.nowak@example.org');
    expect(page.element.outerHTML, 'in no attribute').not.to.include('anna.nowak');
    await page.submit();
    await page.arrive(headings.document);
  });

  it('has the login still, when somebody comes back', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    await page.identify('anna.nowak@example.org');
    await page.click('Back');
    await page.arrive(headings.identify);
    expect(page.field('Phone number or e-mail address').value).to.equal('anna.nowak@example.org');
  });

  it('keeps what is typed when the server has another look', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport, identifier: 'a@example.org'});
    await page.fill('Phone number or e-mail address', 'b@example.org');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await page.pause();
    await page.settled();
    expect(page.field('Phone number or e-mail address').value).to.equal('b@example.org');
  });
});
