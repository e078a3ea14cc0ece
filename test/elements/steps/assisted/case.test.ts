import {expect} from 'chai';
import {step, supportChannel} from 'latchkey/transports/scripted';
import {watchLeftovers} from '../../../support/pages/leftovers.js';
import {shadowOf} from '../../../support/pages/page.js';
import type {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {given, turn, until} from '../../../support/pages/until.js';
import {noon, visit} from '../../../support/pages/visit-page.js';

const {number: _, ...withoutNumber} = supportChannel({id: 'chat', kind: 'chat'});
const chatting = step.case({supportChannel: withoutNumber});
const chat = {url: 'https://chat.example.org/start', token: '3F7Z'};

const chatForm = (page: RecoverAccessPage): HTMLFormElement =>
  given(shadowOf(page.element).querySelector('form'), 'the way to the chat');

describe('the step case', () => {
  it('gives the reference to read out, and the word that the agent must say', async () => {
    const {page, part} = await visit(step.case());
    expect(page.heading).to.equal('Your case with support');
    expect(page.hasForm).to.equal(false);
    expect(part('.reference')).to.equal('M4XW 81ZP 6HJC');
    expect(part('.word')).to.equal('lantern');
    expect(page.notice).to.match(/^The agent has to say this word\. If they do not, end the call: it is not support\./);
    expect(part('dl')).to.match(/^State Received\. .* Decided by Friday, January 16/);
    expect(page.control('+44 808 157 0192').getAttribute('href')).to.equal('tel:+448081570192');
  });

  it('goes on by itself once it is approved', async () => {
    const {page} = await visit(step.case({pollAfter: 1000}), {now: Date.now, later: 500, next: step.approved()});
    await page.arrive('Enter both codes');
  });

  it('tells of another state that comes while it is shown', async () => {
    const {page, part} = await visit(step.case({pollAfter: 1000}), {
      now: Date.now,
      later: 500,
      next: step.case({state: 'checking'}),
    });
    await until('the other state', () => part('dl').includes('Support is checking it.'));
    expect(page.announcement).to.match(/^Support is checking it\./);
  });

  it('leads to support when it is overdue', async () => {
    const {page, actions} = await visit(step.case({state: 'checking', dueAt: noon - 1}), {on: {way: 'next'}});
    expect(page.chrome).to.include('It should have been decided by now.');
    await page.click('Contact support');
    expect(actions).to.deep.equal([{type: 'way'}]);
  });

  it('leads to an office where a document is needed', async () => {
    const {page, actions, part} = await visit(step.case({state: 'document-needed'}), {on: {revisit: 'next'}});
    expect(part('dl')).to.equal('State Support cannot decide it. Show a document at an office.');
    expect(page.chrome).not.to.include('lantern');
    await page.click('Plan a visit');
    expect(actions).to.deep.equal([{type: 'revisit'}]);
  });

  it('says that it was refused, or that its time is over, and what can still be done', async () => {
    const refused = await visit(step.case({state: 'refused', reason: 'identity'}));
    expect(refused.part('dl')).to.equal(
      'State Refused. It could not be established who you are. You can still go another way.',
    );
    expect(refused.page.hasControl('Another way')).to.equal(true);
    refused.page.element.remove();
    const {part} = await visit(step.case({state: 'expired'}));
    expect(part('dl')).to.equal('State The time for it is over. Start again, or go another way.');
  });

  describe('hands over to a chat', () => {
    it('by a token that is asked for first', async () => {
      const {page, actions} = await visit(chatting, {
        on: {'open-chat': {problems: [], step: {...chatting, chat}}},
      });
      const ask = page.control('Get ready to chat');
      ask.focus();
      await page.click('Get ready to chat');
      expect(actions).to.deep.equal([{type: 'open-chat'}]);
      expect(page.focus, 'the same button').to.equal('Go on to the chat (new tab)');
    });

    it('in a form that is posted to a tab of its own, with no token in an address', async () => {
      const {page, looks} = await visit({...chatting, chat});
      const form = chatForm(page);
      expect(form.method).to.equal('post');
      expect(form.action).to.equal(chat.url);
      expect(form.target).to.equal('_blank');
      expect(form.getAttribute('rel')).to.equal('noopener');
      expect([...new FormData(form)]).to.deep.equal([['token', chat.token]]);
      form.addEventListener('submit', event => {
        event.preventDefault();
      });
      page.control('Go on to the chat (new tab)').click();
      await until('another look', () => looks() === 1);
    });

    it('and only where support is reached by chat', async () => {
      const {page} = await visit(step.case());
      expect(shadowOf(page.element).querySelectorAll('form').length).to.equal(0);
    });
  });

  it('leaves no timer behind, and none after a verdict', async () => {
    const leftovers = watchLeftovers();
    const {page} = await visit(step.case());
    expect(leftovers.timers()).to.be.greaterThan(0);
    page.element.remove();
    await turn();
    await until('no timers', () => leftovers.timers() === 0);
    await visit(step.case({state: 'refused'}));
    await until('no timers', () => leftovers.timers() === 0);
  });
});
