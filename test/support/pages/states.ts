import {demoAccount, demoBackend, scriptedTransport, step} from 'latchkey/transports/scripted';
import {ChangePasswordPage, current, fresh} from './change-password-page.js';
import type {FlowPage} from './flow-page.js';
import {known, RecoverAccessPage} from './recover-access-page.js';
import {until} from './until.js';

const good = 'seven green bottles on a wall';

const change = (options: Parameters<typeof demoBackend>[0] = {}): Promise<ChangePasswordPage> =>
  ChangePasswordPage.open({transport: demoBackend(options).transport, headingLevel: 1});

const recover = (options: Parameters<typeof demoBackend>[0] = {}): Promise<RecoverAccessPage> =>
  RecoverAccessPage.open({transport: demoBackend(options).transport, headingLevel: 1});

const scripted = (name: keyof typeof scenes): Promise<RecoverAccessPage> =>
  RecoverAccessPage.open({transport: scriptedTransport({start: name, scenes}), headingLevel: 1});

const scenes = {
  hold: {step: step.hold()},
  redirect: {step: step.redirect()},
  unsupported: {step: step.unsupported()},
  changed: {step: step.done({sessionsFailed: true, signInUrl: '/sign-in', reportUrl: '/help/not-me'})},
};

/** Every state that a flow can be seen in, with the way there. */
export const states: Readonly<Record<string, () => Promise<FlowPage>>> = {
  'a change': () => change(),
  'a change with a password that is shown': async () => {
    const page = await change();
    await page.click('Generate a password');
    await until('a password', () => page.field(fresh).value);
    await until('a verdict', () => page.text.includes('Strength'));
    return page;
  },
  'a change with much that is wrong': async () => {
    const page = await change();
    await page.fill(fresh, 'short');
    await page.submit();
    page.field(current).dispatchEvent(new KeyboardEvent('keydown', {key: 'A', modifierCapsLock: true}));
    await page.element.updateComplete;
    return page;
  },
  'a change that is refused': async () => {
    const page = await change();
    await page.fillAll('wrong', good);
    await page.submit();
    return page;
  },
  'a change that is under way': async () => {
    const page = await change({faults: {act: [{delay: Infinity}]}});
    await page.fillAll(demoAccount.password, good);
    page.submitButton.click();
    await page.element.updateComplete;
    return page;
  },
  'a change without a network': async () => {
    const page = await change({faults: {act: ['offline']}});
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    return page;
  },
  'a change that is done': async () => {
    const page = await change();
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    await page.arrive('Your password has been changed');
    return page;
  },
  'a change without a session': async () => {
    const page = await change({signedIn: null});
    await until('the link', () => page.hasControl('Sign in'));
    return page;
  },
  'a service that cannot be reached': () => change({faults: {begin: ['offline']}}),
  'a session of long ago': () => change({staleSession: true}),
  'a session of long ago, with a code': async () => {
    const page = await change({staleSession: true});
    await page.click('Get a code by text message instead');
    return page;
  },
  'the login': () => recover(),
  'a login that is wrong': async () => {
    const page = await recover();
    await page.fill('Phone number or e-mail address', 'anna@');
    await page.submit();
    return page;
  },
  'the documents': async () => {
    const page = await recover();
    await page.identify();
    return page;
  },
  'no document': async () => {
    const page = await recover();
    await page.identify();
    await page.submit();
    return page;
  },
  'a document that is wrong': async () => {
    const page = await recover();
    await page.identify();
    await page.choose(known.document);
    await page.fill(known.document, '44051401358');
    await page.submit();
    return page;
  },
  'the code': async () => {
    const page = await recover();
    await page.identify();
    await page.showDocument();
    return page;
  },
  'a code that is wrong': async () => {
    const page = await recover();
    await page.identify();
    await page.showDocument();
    await page.enterCode('000000');
    return page;
  },
  'a recovery code': async () => {
    const page = await recover();
    await page.identify();
    await page.showDocument();
    await page.click('Use a recovery code instead');
    await page.arrive('Enter a recovery code');
    await page.submit();
    return page;
  },
  'recovery codes': async () => {
    const page = await change();
    await page.fillAll(demoAccount.password, good);
    await page.submit();
    await until('the offer', () => page.hasControl('Get recovery codes'));
    await page.click('Get recovery codes');
    return page;
  },
  'a new password': async () => {
    const page = await recover();
    await page.reachNewPassword();
    return page;
  },
  'a recovery that is done': async () => {
    const page = await recover();
    await page.reachNewPassword();
    await page.save(good);
    await page.arrive('Your password has been changed');
    return page;
  },
  'a wait': () => scripted('hold'),
  'another page': () => scripted('redirect'),
  'an unknown step': () => scripted('unsupported'),
  'a change whose sessions could not be ended': () => scripted('changed'),
};
