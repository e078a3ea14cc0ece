import {expect} from 'chai';
import {passkeyCreation, passkeyRequest, scriptedTransport, step} from 'latchkey/transports/scripted';
import {webauthnAuthenticator} from '../../src/adapters/webauthn/index.js';
import {authenticatorContract} from '../../src/ports/authenticator.contract.js';
import {engine} from '../support/browser.js';
import {violations} from '../support/pages/axe.js';
import {ChangePasswordPage, current} from '../support/pages/change-password-page.js';
import {recorded} from '../support/pages/recorded.js';
import {RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {until} from '../support/pages/until.js';
import {VirtualAuthenticator} from '../support/pages/virtual-authenticator.js';

const notUsed = 'No passkey was used. Try again, or choose another way.';

/** The steps that have to do with passkeys, each of which leads to the end. */
const service = () =>
  recorded(
    scriptedTransport({
      start: {'change-password': 'who', 'recover-access': 'login'},
      scenes: {
        who: {
          step: step.reauthenticate({methods: ['password', 'code', 'passkey'], passkey: passkeyRequest}),
          on: {reauthenticate: 'done', channel: 'sent'},
        },
        sent: {step: step.reauthenticate({methods: ['code', 'passkey'], passkey: passkeyRequest})},
        login: {step: step.identify({passkey: passkeyRequest}), on: {passkey: 'passkey', identify: 'passkey'}},
        passkey: {
          step: step.passkey({methods: ['code'], actions: ['method', 'restart']}),
          on: {passkey: [{problems: [{code: 'passkey_refused'}]}, 'done']},
        },
        done: {
          step: step.done({addPasskey: passkeyCreation}),
          on: {'add-passkey': {problems: [], step: step.done()}},
        },
      },
    }),
  );

const hidePasskeys = (): (() => void) => {
  const known = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  Reflect.deleteProperty(window, 'PublicKeyCredential');
  return () => {
    if (known) Object.defineProperty(window, 'PublicKeyCredential', known);
  };
};

describe('a browser without passkeys', () => {
  let restore = (): void => undefined;
  before(() => {
    restore = hidePasskeys();
  });
  after(() => {
    restore();
  });

  it('shows nothing of them besides the password', async () => {
    const page = await ChangePasswordPage.open({transport: service().transport, headingLevel: 1});
    expect(page.hasControl('Use a passkey instead')).to.equal(false);
    await page.fill(current, 'whatever it is');
    await page.submit();
    await page.arrive('Your password has been changed');
    expect(page.hasForm).to.equal(false);
    expect(page.chrome).not.to.include('passkey');
  });

  it('goes on with the login, and offers the other proofs where a passkey is asked for', async () => {
    const {transport, actions} = service();
    const page = await RecoverAccessPage.open({transport, headingLevel: 1});
    expect(page.field('Phone number or e-mail address').autocomplete).to.equal('username');
    await page.fill('Phone number or e-mail address', 'anna.nowak@example.org');
    await page.submit();
    await page.arrive('Use your passkey');
    expect(page.chrome).to.include('This browser does not know passkeys.');
    expect(page.hasControl('Use a passkey')).to.equal(false);
    expect(page.hasControl('Use a code that is sent to you instead')).to.equal(true);
    expect(page.hasControl('Start again')).to.equal(true);
    expect(actions()).to.have.length(1);
  });
});

describe('a browser with passkeys', () => {
  let authenticator: VirtualAuthenticator;

  before(function () {
    if (engine !== 'chromium') this.skip();
  });
  beforeEach(async () => {
    authenticator = await VirtualAuthenticator.plugIn();
    await webauthnAuthenticator().create(passkeyCreation, new AbortController().signal);
    await authenticator.touches(false);
  });
  afterEach(() => authenticator.unplug());

  it('answers instead of the password', async () => {
    const {transport, actions} = service();
    const page = await ChangePasswordPage.open({transport, headingLevel: 1});
    await authenticator.touches(true);
    page.control('Use a passkey instead').click();
    await page.arrive('Your password has been changed');
    expect(actions()).to.have.length(1);
    expect(actions()[0]).to.have.nested.property('credential.response.signature');
  });

  it('says that no passkey was used, and lets the person go on otherwise', async () => {
    const page = await ChangePasswordPage.open({transport: service().transport, headingLevel: 1});
    await authenticator.touches(true);
    await authenticator.verifies(false);
    page.control('Use a passkey instead').click();
    await until('the reason', () => page.text.includes(notUsed));
    expect(await violations()).to.deep.equal([]);
    await page.fill(current, 'whatever it is');
    await page.submit();
    await page.arrive('Your password has been changed');
  });

  it('gives up what it has asked for when the person goes on otherwise', async () => {
    const {transport, actions} = service();
    const page = await RecoverAccessPage.open({transport, headingLevel: 1});
    expect(page.field('Phone number or e-mail address').autocomplete).to.equal('username webauthn');
    await page.fill('Phone number or e-mail address', 'anna.nowak@example.org');
    await page.submit();
    await page.arrive('Use your passkey');
    page.control('Use a passkey').click();
    await until('the wait', () => page.hasControl('Waiting for your passkey…'));
    expect(await violations()).to.deep.equal([]);
    page.element.remove();
    await authenticator.touches(true);
    await webauthnAuthenticator().get(passkeyRequest, new AbortController().signal);
    expect(actions(), 'neither of the two requests was answered').to.have.length(1);
  });

  it('offers them with the login, and says so of one that is refused', async () => {
    await authenticator.touches(true);
    const {transport, actions} = service();
    const page = await RecoverAccessPage.open({transport, headingLevel: 1});
    await page.arrive('Use your passkey');
    expect(actions()).to.have.length(1);
    await page.submit();
    await until('the refusal', () => page.text.includes('That passkey was not accepted.'));
    expect(page.focus).to.include('That passkey was not accepted.');
    await page.submit();
    await page.arrive('Your password has been changed');
    await until('the offer', () => page.hasControl('Add a passkey'));
    page.control('Add a passkey').click();
    await until('the outcome', () => page.chrome.includes('The passkey has been added.'));
    expect(page.hasControl('Add a passkey')).to.equal(false);
  });
});

describe('webauthnAuthenticator', () => {
  before(function () {
    if (engine !== 'chromium') this.skip();
  });

  const subject = async () => {
    const authenticator = await VirtualAuthenticator.plugIn();
    return {
      authenticator: webauthnAuthenticator(),
      creation: passkeyCreation,
      request: passkeyRequest,
      async behave(conduct: 'agrees' | 'fails' | 'waits') {
        await authenticator.verifies(conduct !== 'fails');
        await authenticator.touches(conduct !== 'waits');
      },
      dispose: () => authenticator.unplug(),
    };
  };

  for (const promise of authenticatorContract(subject)) it(promise.name, () => promise.run());
});
