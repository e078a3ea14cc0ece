import {expect} from 'chai';
import {demoAccount, demoBackend, scriptedTransport, step, type Hitch} from 'latchkey/transports/scripted';
import {ChangePassword, TransportError, type StepChangedEvent, type TransportFault} from 'latchkey';
import type {Step} from 'latchkey/protocol';
import type {StepView} from '../../src/elements/steps/view.js';
import {again, ChangePasswordPage, current, fresh} from '../support/pages/change-password-page.js';
import {FlowPage} from '../support/pages/flow-page.js';
import {watchLeftovers} from '../support/pages/leftovers.js';
import {expectSame, mainOf, putOnPage} from '../support/pages/page.js';
import {headings, known, RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {recorded} from '../support/pages/recorded.js';
import {given, turn, until} from '../support/pages/until.js';

const good = 'seven green bottles on a wall';
const unreachable = 'The service cannot be reached at the moment.';

/** A page with everything filled in, over a service whose answers go wrong like this. */
const filledIn = async (...act: readonly (TransportFault | Hitch)[]) => {
  const service = recorded(demoBackend({faults: {act}}).transport);
  const page = await ChangePasswordPage.open({transport: service.transport});
  await page.fillAll(demoAccount.password, good);
  return {page, ...service, keys: () => service.of('act').map(({idempotencyKey}) => idempotencyKey)};
};

const typed = (page: ChangePasswordPage): string[] => [current, fresh, again].map(label => page.field(label).value);

describe('a flow element', () => {
  describe('starts', () => {
    it('with a heading and a word of waiting', async () => {
      const page = new ChangePasswordPage().put({transport: demoBackend({latency: 30}).transport});
      await page.element.updateComplete;
      expect(page.heading).to.equal('Change your password');
      expect(page.chrome).to.match(/One moment…/);
      expect(page.section.getAttribute('aria-busy')).to.equal('true');
      await page.settled();
      expect(page.hasField(fresh)).to.equal(true);
    });

    it('not before there is something to talk to', async () => {
      const page = new ChangePasswordPage().put();
      await page.pause();
      expect(page.chrome).to.equal('Change your password');
      expect(page.hasForm).to.equal(false);
      page.element.transport = demoBackend().transport;
      await until('the form', () => page.hasForm);
    });

    it('again after a fault, when somebody wants it', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend({faults: {begin: ['offline']}}).transport});
      expect(page.notice).to.equal(`${unreachable} Try again`);
      expect(page.interruptions).to.deep.equal(['offline']);
      page.control('Try again').focus();
      await page.click('Try again');
      expect(page.hasField(fresh)).to.equal(true);
      expect(page.focus).to.equal('Change your password');
    });

    it('by a thrown value of any kind', async () => {
      for (const thrown of [new Error('x'), 'x', undefined, null, {code: 'constructor'}]) {
        const page = await ChangePasswordPage.open({
          transport: {
            ...demoBackend().transport,
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            begin: () => Promise.reject(thrown),
          },
        });
        expect(page.notice).to.equal('That did not work. Nothing has changed. Try again');
        expect(page.interruptions).to.deep.equal(['unknown']);
        page.element.remove();
      }
    });

    it('without knowing what the service can do', async () => {
      const page = await ChangePasswordPage.open({
        transport: demoBackend({faults: {capabilities: ['unavailable']}}).transport,
      });
      expect(page.hasField(fresh)).to.equal(true);
      expect(page.hasControl('I don’t know my current password')).to.equal(false);
      expect(page.hasControl('Help')).to.equal(false);
    });

    it('over HTTP with an endpoint', async () => {
      const {fetch} = window;
      const asked: string[] = [];
      window.fetch = async (input, init) => {
        asked.push(
          `${init?.method ?? 'GET'} ${String(input instanceof Request ? input.url : input).replace(location.origin, '')}`,
        );
        return new Response('<!doctype html><h1>Bad gateway</h1>', {
          status: 502,
          headers: {'content-type': 'text/html'},
        });
      };
      try {
        const page = await ChangePasswordPage.open({endpoint: '/account/latchkey'});
        expect(page.notice).to.equal(`${unreachable} Try again`);
        expect(asked.join()).to.match(/\/account\/latchkey\/flows/);
      } finally {
        window.fetch = fetch;
      }
    });

    it('over HTTP a few at a time, where there are many', async () => {
      const {fetch} = window;
      let begun = 0;
      window.fetch = async input => {
        if (String(input instanceof Request ? input.url : input).includes('/flows')) begun++;
        return Response.json(step.newPassword());
      };
      const elements = Array.from({length: 20}, () =>
        Object.assign(document.createElement('change-password'), {endpoint: '/account/latchkey'}),
      );
      try {
        // The code of the transport is there then.
        await ChangePasswordPage.open({endpoint: '/account/latchkey'});
        begun = 0;
        for (const element of elements) putOnPage(element);
        let most = 0;
        while (begun < elements.length) {
          const before = begun;
          await new Promise(resolve => setTimeout(resolve));
          most = Math.max(most, begun - before);
        }
        expect(most).to.be.below(elements.length);
        await until('all of them', () => elements.every(element => element.querySelector('form')));
      } finally {
        window.fetch = fetch;
      }
    });

    it('again where the code of a step could not be loaded', async () => {
      let offline = true;
      class Remote extends ChangePassword {
        protected override createView(shown: Step): StepView | Promise<StepView> {
          return offline ? Promise.reject(new TypeError('Failed to fetch')) : super.createView(shown);
        }
      }
      customElements.define('remote-change-password', Remote);
      const {transport, of} = recorded(demoBackend({staleSession: true}).transport);
      const page = await new FlowPage(new Remote()).open({transport});
      expect(page.notice).to.equal(`${unreachable} Try again`);
      expect(page.section.getAttribute('aria-busy')).to.equal('false');
      offline = false;
      await page.click('Try again');
      await page.arrive('Check that it is you');
      expect([of('begin').length, of('resume').length]).to.deep.equal([1, 1]);
    });

    it('with another transport after a fault', async () => {
      const page = await ChangePasswordPage.open({
        transport: {
          ...demoBackend().transport,
          begin: () => Promise.reject(new TransportError('timeout')),
        },
      });
      page.element.transport = demoBackend().transport;
      await until('the form', () => page.hasForm);
    });
  });

  describe('meets a fault', () => {
    for (const [fault, text] of [
      ['offline', 'There is no connection. What you typed is still here.'],
      ['timeout', 'The service did not answer. What you typed is still here.'],
      ['unavailable', 'The service did not answer. What you typed is still here.'],
      ['unknown', 'That did not work. Nothing has changed.'],
    ] as const) {
      it(`“${fault}” and stays where it is, with everything that is typed`, async () => {
        const {page} = await filledIn(fault);
        await page.submit();
        expect(page.summary?.heading).to.equal(text);
        expect(document.activeElement?.className).to.equal('lk-summary');
        expect(typed(page)).to.deep.equal([demoAccount.password, good, good]);
        expect(page.interruptions).to.deep.equal([]);
        await page.click('Try again');
        await page.arrive(headings.done);
      });
    }

    it('and sends the same again under the same key', async () => {
      const {page, keys} = await filledIn('timeout', 'offline');
      await page.submit();
      await page.click('Try again');
      await page.submit();
      await page.arrive(headings.done);
      expect(new Set(keys()).size).to.equal(1);
      expect(keys()).to.have.length(3);
    });

    it('and sends something else under another key', async () => {
      const {page, keys} = await filledIn('timeout', 'timeout');
      await page.submit();
      await page.fill(fresh, `${good}!`);
      await page.fill(again, `${good}!`);
      await page.submit();
      expect(new Set(keys()).size).to.equal(2);
    });

    it('and takes another way out of it under another key', async () => {
      const {page, keys, actions} = await filledIn('timeout');
      await page.submit();
      await page.click('Cancel');
      await page.arrive(headings.redirect);
      expect(actions().map(({type}) => type)).to.deep.equal(['new-password', 'cancel']);
      expect(new Set(keys()).size).to.equal(2);
    });

    it('and never sends the form because something else went wrong', async () => {
      const {page, actions} = await filledIn('timeout');
      await page.click('Cancel');
      expect(page.summary?.heading).to.match(/^The service did not answer/);
      expect(page.hasControl('Try again')).to.equal(false);
      await page.click('Cancel');
      await page.arrive(headings.redirect);
      expect(actions().map(({type}) => type)).to.deep.equal(['cancel', 'cancel']);
    });

    it('and finds out that the answer had arrived', async () => {
      const {page, actions, of} = await filledIn({fault: 'timeout', lost: true});
      await page.submit();
      await page.arrive(headings.done);
      expect(actions()).to.have.length(1);
      expect(of('resume')).to.have.length(1);
    });

    it('with a time to try again', async () => {
      const {page} = await filledIn({fault: 'rate_limited', retryAfter: 120_000});
      await page.submit();
      expect(page.summary?.heading).to.equal('That was tried too often. Try again in 2 minutes.');
    });

    it('that a page of a proxy makes', async () => {
      const {fetch} = window;
      const shown = step.newPassword({current: true});
      window.fetch = async (_, init) =>
        init?.method === 'POST' && typeof init.body === 'string' && init.body.includes('revision')
          ? new Response('<h1>Sign in to the Wi-Fi</h1>', {headers: {'content-type': 'text/html'}})
          : Response.json(shown);
      try {
        const page = await ChangePasswordPage.open({endpoint: '/account/latchkey'});
        await page.fillAll('old one', good);
        await page.submit();
        expect(page.summary?.heading).to.be.a('string');
        expect(page.hasControl('Try again')).to.equal(true);
        expect(typed(page)).to.deep.equal(['old one', good, good]);
      } finally {
        window.fetch = fetch;
      }
    });
  });

  describe('is interrupted', () => {
    it('by the end of the session, before anything is shown', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend({signedIn: null}).transport});
      expect(page.interruptions).to.deep.equal(['session_expired']);
      await until('the link', () => page.hasControl('Sign in'));
      expect(page.notice).to.match(/^You have been signed out\. Sign in again to go on; nothing has changed so far\./);
      expect(page.control('Sign in').getAttribute('href')).to.equal('/sign-in');
      await turn();
      expect(page.interruptions, 'told once').to.have.length(1);
    });

    it('by the end of the session, later, and leaves nothing that was typed', async () => {
      const backend = demoBackend();
      const page = await ChangePasswordPage.open({transport: backend.transport});
      await page.fillAll(demoAccount.password, good);
      page.submitButton.focus();
      backend.signOut();
      await page.submit();
      expect(page.interruptions).to.deep.equal(['session_expired']);
      expect(page.hasForm).to.equal(false);
      expect(page.hasControl('Sign in')).to.equal(true);
      expect(page.focus, 'nobody is left without the focus').to.equal('Change your password');
    });

    it('and goes on when the page has let somebody sign in', async () => {
      let signedIn = false;
      const {transport} = demoBackend();
      const page = await ChangePasswordPage.open({
        transport: {
          ...transport,
          begin: (...request) =>
            signedIn ? transport.begin(...request) : Promise.reject(new TransportError('session_expired')),
        },
      });
      signedIn = true;
      page.element.restart();
      await page.settled();
      expect(page.hasField(fresh)).to.equal(true);
    });

    it('by the end of the flow, and starts again', async () => {
      let time = Date.now();
      const page = await RecoverAccessPage.open({transport: demoBackend({now: () => time}).transport});
      await page.identify();
      time += 3_700_000;
      await page.choose(known.document);
      await page.fill(known.document, known.number);
      await page.submit();
      expect(page.notice).to.equal('The time for this is over. Start again. Try again');
      expect(page.interruptions).to.deep.equal(['flow_expired']);
      await page.click('Try again');
      await page.arrive(headings.identify);
    });

    it('where the account cannot do this', async () => {
      const page = await ChangePasswordPage.open({
        transport: demoBackend({faults: {begin: ['managed_elsewhere']}}).transport,
      });
      expect(page.notice).to.match(/^This password is kept by another service and is changed there\./);
    });

    it('and stops counting and asking', async () => {
      const leftovers = watchLeftovers();
      const page = await RecoverAccessPage.open({
        transport: scriptedTransport({
          start: 'code',
          scenes: {code: {step: step.code(), on: {code: {fault: 'session_expired'}}}},
        }),
      });
      await page.enterCode();
      expect(page.interruptions).to.deep.equal(['session_expired']);
      await until('no timers', () => leftovers.timers() === 0);
    });
  });

  it('shows where the flow is, when it went on in another tab', async () => {
    const {transport} = demoBackend();
    const page = await RecoverAccessPage.open({transport});
    const other = await RecoverAccessPage.open({transport});
    await page.identify();
    await other.fill('Phone number or e-mail address', known.login);
    await other.submit();
    await other.arrive(headings.document);
    expect(other.summary?.items).to.deep.equal(['This went on in another tab or window. Here is where it is now.']);
  });

  describe('remembers the flow of the tab', () => {
    it('and shows the step of the server after a reload', async () => {
      const {transport, of} = recorded(demoBackend().transport);
      const page = await RecoverAccessPage.open({transport, id: 'a'});
      await page.identify();
      await page.showDocument();
      page.element.remove();
      const reloaded = await RecoverAccessPage.open({transport, id: 'a'});
      expect(reloaded.heading).to.equal(headings.code);
      expect(of('begin')).to.have.length(1);
      expect(reloaded.steps).to.deep.equal(['code']);
    });

    it('by nothing but its opaque id', async () => {
      const {transport, of} = recorded(demoBackend().transport);
      const page = await RecoverAccessPage.open({transport, id: 'a'});
      await page.identify();
      expect(Object.fromEntries(Object.entries(sessionStorage))).to.deep.equal({
        'latchkey:recover-access:a': of('act')[0]?.flow,
      });
      // Tests of steps that wait run in the same browser.
      expect(localStorage.getItem('latchkey:recover-access:a')).to.equal(null);
      expect(document.cookie).to.equal('');
    });

    it('until it is done', async () => {
      const {page} = await filledIn();
      await page.submit();
      await page.arrive(headings.done);
      expect(sessionStorage).to.have.length(0);
    });

    it('and begins anew where the service has forgotten it', async () => {
      sessionStorage.setItem('latchkey:recover-access:', 'long-gone');
      const {transport, of} = recorded(demoBackend().transport);
      const page = await RecoverAccessPage.open({transport});
      expect(page.heading).to.equal(headings.identify);
      expect([of('resume').length, of('begin').length]).to.deep.equal([1, 1]);
      expect(page.interruptions).to.deep.equal([]);
    });

    it('and begins anew where a transport cannot take one up', async () => {
      const {resume: _, ...transport} = demoBackend().transport;
      sessionStorage.setItem('latchkey:recover-access:', 'some-flow');
      const page = await RecoverAccessPage.open({transport});
      expect(page.heading).to.equal(headings.identify);
    });

    it('not across kinds of flow or endpoints', async () => {
      const {transport} = demoBackend();
      await RecoverAccessPage.open({transport});
      const page = await ChangePasswordPage.open({transport});
      expect(page.hasField(current)).to.equal(true);
    });

    it('nowhere, where the storage is closed', async () => {
      const descriptor = given(Object.getOwnPropertyDescriptor(window, 'sessionStorage'), 'storage');
      Object.defineProperty(window, 'sessionStorage', {
        configurable: true,
        get(): never {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
      try {
        const page = await RecoverAccessPage.open({transport: demoBackend().transport});
        await page.reachNewPassword();
        await page.save(good);
        await page.arrive(headings.done);
      } finally {
        Object.defineProperty(window, 'sessionStorage', descriptor);
      }
    });
  });

  describe('goes along with what the page does', () => {
    it('to another transport', async () => {
      const before = recorded(demoBackend({faults: {act: [{delay: Infinity}]}}).transport);
      const page = await ChangePasswordPage.open({transport: before.transport});
      await page.fillAll(demoAccount.password, good);
      page.submitButton.click();
      await page.element.updateComplete;
      const after = recorded(demoBackend({staleSession: true}).transport);
      page.element.transport = after.transport;
      await page.arrive('Check that it is you');
      expect(before.of('act')[0]?.signal.aborted).to.equal(true);
      expect(after.of('begin')).to.have.length(1);
      expect(page.field(current).value).to.equal('');
    });

    it('to another place, and keeps what is typed', async () => {
      const {page, of} = await filledIn();
      const box = putOnPage(document.createElement('section'));
      box.append(page.element);
      await turn();
      await page.settled();
      expect(typed(page)).to.deep.equal([demoAccount.password, good, good]);
      expect(of('begin')).to.have.length(1);
      await page.submit();
      await page.arrive(headings.done);
    });

    it('into a shadow root, and takes the style of the form along', async () => {
      const {page} = await filledIn();
      const root = putOnPage(document.createElement('div')).attachShadow({mode: 'open'});
      root.append(page.element);
      await turn();
      expect(getComputedStyle(page.submitButton).cursor).to.equal('pointer');
      expect(root.adoptedStyleSheets).to.have.length(1);
    });

    it('out of the page: it stops, and a call under way is aborted', async () => {
      const {page, of} = await filledIn({delay: Infinity});
      page.submitButton.click();
      await page.element.updateComplete;
      page.element.remove();
      expect(of('act')[0]?.signal.aborted).to.equal(false);
      await turn();
      expect(of('act')[0]?.signal.aborted).to.equal(true);
      expectSame(page.element.querySelector('form'), null);
    });

    it('out of the page, and leaves no listener and no timer behind', async () => {
      const leftovers = watchLeftovers();
      const {page} = await filledIn();
      await page.leave(fresh);
      expect(leftovers.listeners()).to.include('visibilitychange');
      page.element.remove();
      await turn();
      await until('no timers', () => leftovers.timers() === 0);
      expect(leftovers.listeners()).to.deep.equal([]);
    });

    it('back into the page, and goes on', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      await page.identify();
      page.element.remove();
      await turn();
      mainOf().append(page.element);
      await page.arrive(headings.document);
    });

    it('in the level of its heading', async () => {
      const page = await ChangePasswordPage.open({transport: demoBackend().transport});
      const level = (): string | null | undefined => page.section.querySelector('[role=heading]')?.ariaLevel;
      expect(level()).to.equal('2');
      page.element.setAttribute('heading-level', '3');
      await page.element.updateComplete;
      expect(level()).to.equal('3');
    });

    it('in what it puts into the slots', async () => {
      const page = new ChangePasswordPage();
      page.element.innerHTML =
        '<b slot="heading">A new key</b><i slot="intro">Ten minutes.</i><p slot="footer">Foot</p>';
      await page.open({transport: demoBackend().transport});
      for (const name of ['heading', 'intro', 'footer', 'form']) {
        const slot = page.section.querySelector<HTMLSlotElement>(`slot[name=${name}]`);
        expect(slot?.assignedElements(), name).to.have.length(1);
      }
      await page.fillAll(demoAccount.password, good);
      await page.submit();
      await page.arrive(headings.done);
      expect(page.element.querySelector('b')?.isConnected).to.equal(true);
    });
  });

  describe('moves the focus', () => {
    it('nowhere when it first shows something', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      expectSame(document.activeElement, document.body);
      expect(page.heading).to.equal(headings.identify);
    });

    it('to the heading of each next step', async () => {
      const page = await RecoverAccessPage.open({transport: demoBackend().transport});
      await page.identify();
      expect(page.focus).to.equal(headings.document);
      await page.showDocument();
      expect(page.focus).to.equal(headings.code);
      await page.enterCode();
      await page.arrive(headings.newPassword);
      expect(page.focus).to.equal(headings.newPassword);
      await page.save(good);
      await page.arrive(headings.done);
      expect(page.focus).to.equal(headings.done);
    });

    it('to the heading where “Try again” goes away under it', async () => {
      const {page} = await filledIn('timeout', {delay: 50});
      await page.submit();
      page.control('Try again').focus();
      page.control('Try again').click();
      await page.element.updateComplete;
      expect(page.focus).to.equal('Change your password');
      await page.arrive(headings.done);
    });

    it('not away from somebody who is busy elsewhere on the page', async () => {
      const search = putOnPage(document.createElement('input'));
      const page = await RecoverAccessPage.open({transport: demoBackend({latency: 30}).transport});
      await page.fill('Phone number or e-mail address', known.login);
      page.submitButton.click();
      await page.element.updateComplete;
      search.focus();
      await page.arrive(headings.document);
      expectSame(document.activeElement, search);
    });
  });

  describe('tells the page', () => {
    it('of each step, by events that come out of every shadow root', async () => {
      const root = putOnPage(document.createElement('div')).attachShadow({mode: 'open'});
      const kinds: string[] = [];
      const listen = ({step: kind}: StepChangedEvent): unknown => kinds.push(kind);
      document.body.addEventListener('step-changed', listen);
      const page = await RecoverAccessPage.open({transport: demoBackend().transport, parent: root});
      await page.reachNewPassword();
      await page.save(good);
      await page.arrive(headings.done);
      document.body.removeEventListener('step-changed', listen);
      expect(kinds).to.deep.equal(['identify', 'document', 'code', 'new-password', 'done']);
    });

    it('in time that the flow will end', async () => {
      const {serverNow} = step.code();
      const page = await RecoverAccessPage.open({
        transport: scriptedTransport({
          start: 'identify',
          scenes: {identify: {step: step.identify({expiresAt: serverNow + 120_300})}},
        }),
      });
      expect(page.announcement).to.equal('');
      await until('the warning', () => page.announcement === 'The time for this step ends in 2 minutes.');
    });
  });

  it('has help in the same place in every step', async () => {
    const page = await RecoverAccessPage.open({transport: demoBackend().transport});
    const help = (): string | null | undefined => page.section.querySelector('footer a')?.getAttribute('href');
    expect(help()).to.equal('/help');
    await page.reachNewPassword();
    expect(help()).to.equal('/help');
    await page.save(good);
    await page.arrive(headings.done);
    expect(help()).to.equal('/help');
  });
});
