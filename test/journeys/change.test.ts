import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {eachBackend} from '../support/journey/backends.js';

const minute = 60_000;
const hour = 60 * minute;
const better = 'nineteen copper pans';

eachBackend((world, label) => {
  describe(`changing the password, on ${label}`, () => {
    test('the new one is in force, the old one is not, and other sessions end where that is wished', async () => {
      const {email, phone, password} = await world.account();
      const elsewhere = await world.person();
      await elsewhere.signIn(email, password);
      const person = await world.person();
      await person.signIn(phone, password);
      await person.goTo('/account');
      await person.sees('Change your password');
      await person.looksAccessible();
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      await person.reads(/Other sessions signed out: 1/);
      await person.looksAccessible();
      person.hasNoComplaints();

      assert.ok(await person.isSignedIn(), 'this session stays');
      assert.equal(await elsewhere.isSignedIn(), false);
      await elsewhere.signIn(email, password);
      assert.equal(await elsewhere.isSignedIn(), false);
      await elsewhere.signIn(email, better);
      assert.ok(await elsewhere.isSignedIn());
      for (const contact of [email, phone]) assert.match((await world.messagesTo(contact))[0] ?? '', /was changed/);
    });

    test('other sessions stay where that is wished', async () => {
      const {email, password} = await world.account();
      const elsewhere = await world.person();
      await elsewhere.signIn(email, password);
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.page.getByRole('checkbox', {name: 'Sign out everywhere else'}).uncheck();
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      assert.ok(await elsewhere.isSignedIn());
    });

    test('a wrong old password says so, counts down, and leads to recovery', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      for (const [guess, left] of [
        ['one guess', 4],
        ['one guess', 4],
        ['another guess', 3],
      ] as const) {
        await person.type('Current password', guess);
        await person.saveNewPassword(better);
        await person.reads(`Tries left: ${left}`);
        assert.match(await person.summary(), /not your current password/);
      }
      assert.equal(await person.field('New password').inputValue(), better, 'nothing is cleared');
      for (const guess of ['third', 'fourth', 'fifth']) {
        await person.type('Current password', guess);
        await person.press('Save the new password');
        await person.page.waitForTimeout(200);
      }
      await person.reads(/Try again in/);
      await person.type('Current password', password);
      await person.press('Save the new password');
      await person.reads(/Try again in/);
      world.wait(16 * minute);
      await person.press('Save the new password');
      await person.sees('Your password has been changed');
      person.hasNoComplaints();
    });

    test('the link to recovery stands by the old password', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.page.getByRole('link', {name: /don.t know my current password/}).click();
      await person.sees('Get back in');
    });

    test('used passwords are refused, also the one before the last', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      await person.goTo('/account/password');
      await person.type('Current password', better);
      await person.saveNewPassword(password);
      await person.reads(/has been used before/);
      await person.saveNewPassword(better);
      await person.reads(/has been used before/);
      person.hasNoComplaints();
    });

    test('all that is wrong is told at once, at the fields and in the summary', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.saveNewPassword('too short', 'and another');
      const summary = await person.summary();
      assert.match(summary, /Enter your current password/);
      assert.match(summary, /15 characters or more/);
      assert.match(summary, /passwords differ/);
      await person.looksAccessible();
      await person.saveNewPassword(`meridian ${better}`);
      await person.reads(/easy to guess/);
      person.hasNoComplaints();
    });

    test('a generated password is filled into both fields and works', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.type('Current password', password);
      await person.press('Generate a password');
      await assert.doesNotReject(
        person.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=password]')?.type === 'text'),
      );
      const generated = await person.field('New password').inputValue();
      assert.ok(generated.length >= 15);
      assert.equal(await person.field('New password again').inputValue(), generated);
      await person.press('Save the new password');
      await person.sees('Your password has been changed');
      await (await world.person()).signIn(email, generated);
      person.hasNoComplaints();
    });

    test('a temporary password opens nothing but the way to one’s own', async () => {
      const {email, password} = await world.account({temporary: true});
      const person = await world.person();
      await person.signIn(email, password);
      assert.equal(person.path, '/account/password');
      await person.goTo('/account');
      assert.equal(person.path, '/account/password');
      await person.sees('Change your password');
      await person.looksAccessible();
      assert.equal(await person.page.getByRole('button', {name: 'Cancel'}).count(), 0);
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
      await person.goTo('/account');
      assert.equal(person.path, '/account');
      person.hasNoComplaints();
    });

    test('after a long while one shows again who one is, by password or by code', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      world.wait(2 * hour);
      await person.goTo('/account/password');
      await person.sees('Check that it is you');
      await person.looksAccessible();
      await person.type('Current password', password);
      await person.press('Continue');
      await person.sees('Choose a new password');
      person.hasNoComplaints();

      const other = await world.account();
      const second = await world.person();
      await second.signIn(other.email, other.password);
      world.wait(2 * hour);
      await second.goTo('/account/password');
      await second.sees('Check that it is you');
      await second.press('Get a code by text message instead');
      await second.field('Code').waitFor();
      await second.enterCode(await world.codeTo(other.phone));
      await second.sees('Choose a new password');
      await second.saveNewPassword(better);
      await second.sees('Your password has been changed');
      second.hasNoComplaints();
    });

    test('a session that ends in the middle: sign in again, then back', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      await person.goTo('/account/password');
      await person.type('Current password', password);
      await person.type('New password', better);
      await person.type('New password again', better);
      // Signed out in another tab.
      const tab = await person.secondTab();
      await tab.goTo('/account');
      await tab.press('Sign out');
      await person.press('Save the new password');
      await person.reads(/You have been signed out/);
      await person.page.getByRole('link', {name: 'Sign in'}).last().click();
      await person.type(/^E-mail/, email);
      await person.type('Password', password);
      await person.press('Sign in');
      await person.goTo('/account/password');
      await person.type('Current password', password);
      await person.saveNewPassword(better);
      await person.sees('Your password has been changed');
    });
  });
});
