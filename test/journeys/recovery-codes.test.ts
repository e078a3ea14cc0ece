import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, test} from 'node:test';
import {assistedBackend} from '../support/journey/backends.js';
import type {Person} from '../support/journey/person.js';

const grouped = /^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/;

/** From the code that was sent to a recovery code, and on with it. */
async function enterRecoveryCode(person: Person, code: string): Promise<void> {
  await person.press('Use a recovery code instead');
  await person.sees('Enter a recovery code');
  await person.looksAccessible();
  await person.type('Recovery code', code);
  await person.press('Continue');
}

assistedBackend((world, label) => {
  describe(`recovery codes, on ${label}`, () => {
    test('are had at the end of a change, printed, saved and copied; each gets somebody back in once', async () => {
      const {phone, email, password} = await world.account();
      const person = await world.person();
      const {page} = person;
      await person.signIn(email, password);
      await person.goTo('/account');
      await person.type('Current password', password);
      await person.saveNewPassword('nineteen copper pans');
      await person.sees('Your password has been changed');
      await person.press('Get recovery codes');
      await person.reads('They are shown this once.');
      await person.looksAccessible();
      const codes = await page.locator('.codes li').allInnerTexts();
      assert.equal(codes.length, 10);
      for (const code of codes) assert.match(code, grouped);

      const download = page.waitForEvent('download');
      await page.getByRole('link', {name: 'Save as a text file'}).click();
      const saved = await download;
      assert.equal(saved.suggestedFilename(), 'recovery-codes.txt');
      const text = await readFile(await saved.path(), 'utf8');
      for (const code of codes) assert.ok(text.includes(code));

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await person.press('Copy');
      await person.reads('Copied.');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), codes.join('\n'));

      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({media: 'print'});
      assert.equal(await page.getByText(codes[0] ?? '').isVisible(), true);
      for (const hidden of ['Sign out', 'Print']) {
        assert.equal(await page.getByRole('button', {name: hidden, exact: true}).isVisible(), false, hidden);
      }
      await page.emulateMedia({media: 'screen'});
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.reload();
      await person.sees('Change your password');
      assert.equal(await page.getByText(codes[0] ?? '').count(), 0, 'they are shown once');
      await person.reads('Codes left: 10.');
      await person.press('Sign out');

      const [code = ''] = codes;
      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      await enterRecoveryCode(person, code.toLowerCase());
      await person.saveNewPassword('twenty iron skillets');
      await person.sees('Your password has been changed');
      await person.reads('You have some already.');
      assert.match((await world.messagesTo(email)).join('\n'), /used a recovery code/);

      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      await enterRecoveryCode(person, code);
      assert.match(await person.summary(), /That recovery code does not work.*Tries left: 4/);
      person.hasNoComplaints();
    });

    test('with the keyboard alone, from the sign-in page to new codes', async () => {
      const {phone, email, password} = await world.account();
      const person = await world.person();
      const {keyboard} = person.page;
      await person.signIn(email, password);
      await person.goTo('/account/recovery-codes');
      await person.looksAccessible();
      await person.tabTo(/^Your password, once more/);
      await keyboard.type(password);
      await keyboard.press('Enter');
      await person.sees('Your recovery codes');
      await person.looksAccessible();
      const [code = ''] = await person.page.locator('#codes li').allInnerTexts();
      await person.page.getByRole('button', {name: 'Sign out'}).click();

      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      await person.tabTo(/^Use a recovery code instead$/);
      await keyboard.press('Enter');
      await person.sees('Enter a recovery code');
      await person.tabTo(/^Recovery code$/);
      await keyboard.type(code.replaceAll(' ', ''));
      await keyboard.press('Enter');
      await person.sees('Choose a new password');
      for (const label of [/^New password$/, /^New password again$/]) {
        await person.tabTo(label);
        await keyboard.type('twenty iron skillets');
      }
      await keyboard.press('Enter');
      await person.sees('Your password has been changed');
      await person.tabTo(/^Get recovery codes$/);
      await keyboard.press('Enter');
      await person.reads('They are shown this once.');
      await person.tabTo(/^Copy$/);
      await person.tabTo(/^Save as a text file$/);
      person.hasNoComplaints();
    });
  });

  describe(`this was not me, on ${label}`, () => {
    test('the link in the notice freezes the account, and leads to support', async () => {
      const {phone, email} = await world.account();
      const thief = await world.person();
      await thief.recoverUpToCode(phone, /SNILS/, '11223344595');
      await thief.enterCode(await world.codeTo(phone));
      await thief.saveNewPassword('a password of a thief');
      await thief.sees('Your password has been changed');
      await thief.signIn(email, 'a password of a thief');
      assert.ok(await thief.isSignedIn());

      const owner = await world.person();
      const [message = ''] = await world.messagesTo(email);
      const [link = ''] = /\/not-me\/[\w-]+/.exec(message) ?? [];
      await owner.goTo(link);
      await owner.sees('This was not me');
      await owner.looksAccessible();
      assert.ok(await thief.isSignedIn(), 'to look at the page changes nothing');
      await owner.press('Freeze the account');
      await owner.sees('The account is frozen');
      await owner.looksAccessible();
      assert.equal(await thief.isSignedIn(), false);
      await owner.page.getByRole('link', {name: 'Contact support'}).click();
      await owner.sees('How to reach support');
      await owner.reads(/Say first that somebody else may be using your account/);
      await owner.goTo(link);
      await owner.press('Freeze the account');
      await owner.sees('This link does not work any more');
      owner.hasNoComplaints();
    });
  });
});
