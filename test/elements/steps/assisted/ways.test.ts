import {expect} from 'chai';
import {step} from 'latchkey/transports/scripted';
import {press, type} from '../../../support/browser.js';
import {tabTo} from '../../../support/pages/keyboard.js';
import {nameOf, read, shadowOf} from '../../../support/pages/page.js';
import type {RecoverAccessPage} from '../../../support/pages/recover-access-page.js';
import {given} from '../../../support/pages/until.js';
import {visit} from '../../../support/pages/visit-page.js';

const all = (page: RecoverAccessPage, selector: string): HTMLElement[] => [
  ...shadowOf(page.element).querySelectorAll<HTMLElement>(selector),
];

const names = (page: RecoverAccessPage): string[] => all(page, '.name').map(each => read(each.textContent));

async function tick(page: RecoverAccessPage, ...labels: readonly string[]): Promise<void> {
  const boxes = all(page, 'input[type=checkbox]');
  for (const label of labels)
    given(
      boxes.find(each => nameOf(each) === label),
      label,
    ).click();
  await page.element.updateComplete;
}

const way = (page: RecoverAccessPage, name: string): string =>
  read(
    given(
      all(page, '.choices > li').find(each => read(each.querySelector('.name')?.textContent) === name),
      name,
    ).textContent,
  );

describe('the step ways', () => {
  it('says what each way takes and how long, the quickest first', async () => {
    const {page} = await visit(step.ways());
    expect(page.heading).to.equal('Which way suits you?');
    expect(page.hasForm).to.equal(false);
    expect(names(page)).to.deep.equal([
      'With the current password',
      'Here and now, with a code',
      'With an activation code from an office',
      'By phone, with support',
      'In a chat with support',
      'At an office',
    ]);
    expect(way(page, 'Here and now, with a code')).to.include(
      'About 5 minutes. What it takes: your phone or your e-mail and an identity document.',
    );
    expect(way(page, 'At an office')).to.include('About 24 hours.');
    expect(page.chrome).not.to.include('What you do not have');
  });

  it('asks for what some way takes, and for nothing else; for a passkey only where the browser knows them', async () => {
    const {page} = await visit(
      step.ways({
        ways: [
          {way: 'passkey', needs: [['passkey']], minutes: 1},
          {way: 'visit', needs: [['documents'], ['travel']], minutes: 1440},
          {way: 'chat', needs: [], minutes: 60},
        ],
      }),
    );
    expect(all(page, 'input').map(nameOf)).to.deep.equal([
      ...('PublicKeyCredential' in window ? ['I have a passkey'] : []),
      'I have an identity document at hand',
      'I can go to an office',
    ]);
    expect(way(page, 'In a chat with support')).to.include('It takes nothing else.');
  });

  it('puts first what can be gone, and says what is missing for the rest', async () => {
    const {page, actions} = await visit(step.ways());
    await tick(page, 'I have an identity document at hand', 'I can go to an office');
    expect(names(page)).to.deep.equal([
      'In a chat with support',
      'At an office',
      'With the current password',
      'Here and now, with a code',
      'With an activation code from an office',
      'By phone, with support',
    ]);
    expect(way(page, 'Here and now, with a code')).to.include('What you do not have: your phone or your e-mail.');
    expect(way(page, 'At an office')).not.to.include('What you do not have');
    expect(page.announcement).to.equal('Ways that suit you: 2. They come first.');
    await tick(page, 'I can go to an office');
    expect(names(page)[0]).to.equal('In a chat with support');
    expect(way(page, 'At an office')).to.include('What you do not have: a visit to an office.');
    expect(actions).to.deep.equal([]);
  });

  it('goes any way, by a button that names it', async () => {
    const {page, actions} = await visit(step.ways(), {on: {'choose-way': 'next'}});
    await page.click('Choose: At an office');
    expect(actions).to.deep.equal([{type: 'choose-way', way: 'visit'}]);
  });

  it('goes back, and has no exit to itself', async () => {
    const {page, actions} = await visit(step.ways(), {on: {back: 'next'}});
    expect(page.hasControl('Another way')).to.equal(false);
    await page.click('Back');
    expect(actions).to.deep.equal([{type: 'back'}]);
  });

  it('is used by keyboard', async () => {
    const {page, actions} = await visit(step.ways(), {on: {'choose-way': 'next'}});
    await tabTo('I can make a call');
    await type(' ');
    await page.element.updateComplete;
    expect(page.focus).to.equal('I can make a call');
    await tabTo('Choose: By phone, with support');
    await press('Enter');
    await page.settled();
    expect(actions).to.deep.equal([{type: 'choose-way', way: 'call'}]);
  });
});
