import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {Authenticator} from '../support/journey/authenticator.js';
import {assistedBackend} from '../support/journey/backends.js';
import type {Person} from '../support/journey/person.js';
import type {TestAccount} from '../support/journey/world.js';

const hour = 60 * 60_000;
const better = 'nineteen copper pans';

assistedBackend((world, label) => {
  describe(`passkeys, on ${label}`, () => {
    /** Somebody who is signed in and has added a passkey in the settings. */
    async function owner(): Promise<{account: TestAccount; person: Person; authenticator: Authenticator}> {
      const account = await world.account();
      const person = await world.person();
      const authenticator = await Authenticator.plugIn(person.page);
      await person.signIn(account.email, account.password);
      await person.goTo('/account');
      await authenticator.touchFor(async () => {
        await person.press('Add a passkey');
        await person.reads(/^Added on/);
      });
      return {account, person, authenticator};
    }

    test('one is added in the settings, is there once, and is removed', async () => {
      const {person, account, authenticator} = await owner();
      await person.looksAccessible();
      await authenticator.touchFor(async () => {
        await person.press('Add a passkey');
        await person.reads(/There is a passkey for this account here already/);
      });
      await person.looksAccessible();
      assert.match((await world.messagesTo(account.email))[0] ?? '', /passkeys .* were changed/);
      await person.press('Remove');
      await person.reads('You have no passkey yet.');
      await authenticator.verifies(false);
      await authenticator.touchFor(async () => {
        await person.press('Add a passkey');
        await person.reads('No passkey was added. You can try again.');
      });
      person.hasNoComplaints();
    });

    test('one signs in: by the button, and out of the autofill', async () => {
      const {person, authenticator} = await owner();
      await person.press('Sign out');
      await person.goTo('/sign-in');
      await person.looksAccessible();
      await authenticator.touchFor(async () => {
        await person.press('Sign in with a passkey');
        await person.sees('Your account');
      });
      await person.press('Sign out');
      await person.page.waitForLoadState();
      await authenticator.touchFor(async () => {
        await person.goTo('/sign-in');
        await person.sees('Your account');
      });
      person.hasNoComplaints();
    });

    test('one shows who somebody is before a change; without it the password does', async () => {
      const {person, account, authenticator} = await owner();
      world.wait(2 * hour);
      await person.goTo('/account/password');
      await person.sees('Check that it is you');
      await person.looksAccessible();
      await authenticator.verifies(false);
      await authenticator.touchFor(async () => {
        await person.press('Use a passkey instead');
        await person.reads('No passkey was used. Try again, or choose another way.');
      });
      await person.type('Current password', account.password);
      await person.press('Continue');
      await person.sees('Choose a new password');

      // Without the id of the flow, another one begins.
      await person.page.evaluate(() => sessionStorage.clear());
      await person.goTo('/account/password');
      await person.sees('Check that it is you');
      await authenticator.verifies(true);
      await authenticator.touchFor(async () => {
        await person.press('Use a passkey instead');
        await person.sees('Choose a new password');
      });
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      person.hasNoComplaints();
    });

    test('one is offered after a change, and added there', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      const authenticator = await Authenticator.plugIn(person.page);
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      await authenticator.verifies(false);
      await authenticator.touchFor(async () => {
        await person.press('Add a passkey');
        await person.reads('No passkey was added. You can try again.');
      });
      await person.looksAccessible();
      await authenticator.verifies(true);
      await authenticator.touchFor(async () => {
        await person.press('Add a passkey');
        await person.reads('The passkey has been added.');
      });
      await person.goTo('/account');
      await person.reads(/^Added on/);
      person.hasNoComplaints();
    });

    test('one gets somebody back in, with the document and without a code', async () => {
      const {person, account, authenticator} = await owner();
      await person.press('Sign out');
      await authenticator.touchFor(async () => {
        await person.goTo('/recover');
        await person.sees('Show who you are');
      });
      await person.choose(/SNILS/);
      await person.type(/SNILS/, '112-233-445 95');
      await person.press('Continue');
      await person.sees('Choose a new password');
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      assert.equal(await world.hasWrittenTo(account.phone), true, 'the owner is told');
      person.hasNoComplaints();
    });

    test('where one is wanted besides the password, neither sign-in nor a reset goes round it', async () => {
      const {person, account, authenticator} = await owner();
      await person.press('Also ask for my passkey when I sign in');
      await person.reads('Signing in with your password also takes a passkey.');
      await person.press('Sign out');
      await person.signIn(account.email, account.password);
      await person.sees('Now your passkey');
      await person.looksAccessible();
      await authenticator.touchFor(async () => {
        await person.press('Sign in with a passkey');
        await person.sees('Your account');
      });
      await person.press('Sign out');

      await person.recoverUpToCode(account.phone, /SNILS/, '112-233-445 95');
      await person.enterCode(await world.codeTo(account.phone));
      await person.sees('Use your passkey');
      await person.looksAccessible();
      await authenticator.touchFor(async () => {
        await person.press('Use a passkey');
        await person.sees('Choose a new password');
      });
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      person.hasNoComplaints();
    });

    test('one that is lost is made up for by a recovery code, and signing in does without it', async () => {
      const {person, account} = await owner();
      await person.press('Also ask for my passkey when I sign in');
      await person.reads('Signing in with your password also takes a passkey.');
      await person.goTo('/account/recovery-codes');
      await person.type('Your password, once more', account.password);
      await person.press('Get recovery codes');
      await person.sees('Your recovery codes');
      const [code = ''] = await person.page.locator('.codes li').allInnerTexts();
      await person.press('Sign out');

      await person.recoverUpToCode(account.phone, /SNILS/, '112-233-445 95');
      await person.enterCode(await world.codeTo(account.phone));
      await person.sees('Use your passkey');
      await person.press('Use a recovery code instead');
      await person.sees('Enter a recovery code');
      await person.looksAccessible();
      await person.type('Recovery code', code);
      await person.press('Continue');
      await person.sees('Choose a new password');
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      await person.signIn(account.email, better);
      await person.sees('Your account');
      person.hasNoComplaints();
    });
  });
});
