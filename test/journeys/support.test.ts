import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {numberLike} from '../portal/flows/world.js';
import {assistedBackend} from '../support/journey/backends.js';
import {Staff} from '../support/journey/desk.js';
import type {Person} from '../support/journey/person.js';

/** Up to the channels of support. */
async function askForHelp(person: Person, way: RegExp, reason: RegExp): Promise<void> {
  await person.goTo('/recover');
  await person.sees('Get back in');
  await person.press('Another way');
  await person.sees('Which way suits you?');
  await person.looksAccessible();
  await person.press(way);
  await person.sees('Get help from support');
  await person.looksAccessible();
  await person.choose(reason);
  await person.press('Continue');
  await person.sees('How to reach support');
}

/** Opens a case. */
async function openCase(person: Person, channel: RegExp, name: string, pesel: string): Promise<void> {
  await person.press(channel);
  await person.sees('Before you get in touch');
  await person.type('Full name', name);
  await person.choose(/PESEL/);
  await person.type(/PESEL/, pesel);
  await person.looksAccessible();
  await person.press('Get a reference');
  await person.sees('Your case with support');
}

const hour = 60 * 60_000;
const byPhone = /^Choose: By phone/;
const hotline = /^Choose: Call from inside/;

assistedBackend((world, label) => {
  describe(`recovering access with support, on ${label}`, () => {
    test('by a call: the case is approved, a code comes to the contact on record, and a new password', async () => {
      const pesel = numberLike('pl-pesel', '8203044321X');
      const {email, phone} = await world.account({name: 'Wanda Grzyb', documents: {'pl-pesel': pesel}});
      const staff = await Staff.of(world);
      const person = await world.person();
      await askForHelp(person, byPhone, /I do not know the password/);
      await person.looksAccessible();
      const links = person.page.getByRole('link', {name: /^\+/});
      for (const link of await links.all()) assert.match((await link.getAttribute('href')) ?? '', /^tel:\+\d+$/);
      await openCase(person, hotline, 'GRZYB, wanda', pesel);
      await person.looksAccessible();
      await person.reads(/The agent has to say this word/);
      const reference = await person.reference();
      assert.equal(await world.hasWrittenTo(phone), false, 'nothing is sent before somebody has approved it');

      await staff.approveCase(reference);
      await person.page.reload();
      await person.sees('Enter the code');
      await person.looksAccessible();
      await person.enterCode(await world.codeTo(phone));
      await person.sees('Choose a new password');
      await person.saveNewPassword('nineteen copper pans');
      await person.sees('Your password has been changed');
      await person.signIn(email, 'nineteen copper pans');
      assert.ok(await person.isSignedIn());
      person.hasNoComplaints();
    });

    test('somebody without an account gets a case that looks the same', async () => {
      const pesel = numberLike('pl-pesel', '8203044322X');
      await world.account({name: 'Olga Sowa', documents: {'pl-pesel': pesel}});
      const looks: string[] = [];
      for (const name of ['Olga Sowa', 'Nobody Whosoever']) {
        const person = await world.person();
        await askForHelp(person, byPhone, /I have lost the phone number/);
        await openCase(person, hotline, name, pesel);
        const reference = await person.reference();
        const text = await person.page.locator('recover-access').innerText();
        const word = await person.page.locator('.word').innerText();
        looks.push(
          text
            .replace(/[\s\u00a0]+/g, ' ')
            .replace(reference.replace(/.{4}(?=.)/g, '$& '), '…')
            .replace(word, '…'),
        );
        person.hasNoComplaints();
      }
      assert.equal(looks[1]?.replace(/\d+:\d+/, ''), looks[0]?.replace(/\d+:\d+/, ''));
    });

    test('in a chat: the token is handed over by a form, and is good once', async () => {
      // At noon: nobody answers in the chat at night.
      world.wait((36 * hour - (world.services().now() % (24 * hour))) % (24 * hour));
      const pesel = numberLike('pl-pesel', '8203044323X');
      await world.account({name: 'Igor Dudek', documents: {'pl-pesel': pesel}});
      const person = await world.person();
      await askForHelp(person, /^Choose: In a chat/, /I do not know the password/);
      await openCase(person, /^Choose: Chat/, 'Igor Dudek', pesel);
      const reference = await person.reference();
      await person.press('Get ready to chat');
      const form = person.page.locator('recover-access form[action]');
      await form.waitFor();
      const token = await form.locator('input[name=token]').inputValue();
      const address = (await form.getAttribute('action')) ?? '';
      assert.ok(!address.includes(token));
      const [chat] = await Promise.all([
        person.page.waitForEvent('popup'),
        person.press('Go on to the chat (new tab)'),
      ]);
      await chat.waitForLoadState();
      assert.ok((await chat.innerText('main')).replace(/\s/g, '').includes(reference));
      assert.ok(!chat.url().includes(token));
      const again = await chat.request.post(chat.url(), {form: {token}, headers: {Origin: world.origin()}});
      assert.ok(!(await again.text()).replace(/\s/g, '').includes(reference), 'the token is good once');
      person.hasNoComplaints();
    });

    test('theft is suspected: the agent freezes the account first', async () => {
      const pesel = numberLike('pl-pesel', '8203044324X');
      const {email, password} = await world.account({name: 'Ewa Lis', documents: {'pl-pesel': pesel}});
      const staff = await Staff.of(world);
      const thief = await world.person();
      await thief.signIn(email, password);
      assert.ok(await thief.isSignedIn());
      const person = await world.person();
      await askForHelp(person, byPhone, /Somebody else may be using/);
      await person.reads(/Say first that somebody else/);
      await openCase(person, hotline, 'Ewa Lis', pesel);
      const reference = await person.reference();
      await staff.freeze(reference);
      assert.equal(await thief.isSignedIn(), false);
      await staff.approveCase(reference);
      await person.page.reload();
      await person.sees('Enter the code');
    });

    test('refused, and a document needed: there is a next step', async () => {
      const pesel = numberLike('pl-pesel', '8203044325X');
      await world.account({name: 'Adam Wilk', documents: {'pl-pesel': pesel}});
      const staff = await Staff.of(world);
      for (const verdict of ['refused', 'document-needed'] as const) {
        const person = await world.person();
        await askForHelp(person, byPhone, /I have none of the documents/);
        await openCase(person, hotline, 'Adam Wilk', pesel);
        const reference = await person.reference();
        await (verdict === 'refused'
          ? staff.refuse('case', reference, 'identity')
          : staff.needDocument('case', reference));
        await person.page.reload();
        await person.reads(verdict === 'refused' ? /^Refused\./ : /Support cannot decide it/);
        if (verdict === 'refused') {
          await person.press('Another way');
          await person.sees('Which way suits you?');
        } else {
          await person.press('Plan a visit');
          await person.sees('What you can bring to an office');
        }
        person.hasNoComplaints();
      }
    });
  });
});
