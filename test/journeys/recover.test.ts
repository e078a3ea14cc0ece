import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {eachBackend} from '../support/journey/backends.js';

const minute = 60_000;

eachBackend((world, label) => {
  describe(`recovering access, on ${label}`, () => {
    test('by SMS: earlier passwords are void, sessions end, every contact is told', async () => {
      const {phone, email, password} = await world.account();
      const elsewhere = await world.person();
      await elsewhere.signIn(email, password);
      assert.ok(await elsewhere.isSignedIn());

      const person = await world.person();
      await person.goTo('/sign-in');
      await person.page
        .getByRole('link', {name: /don.t know my password/i})
        .or(person.page.getByRole('button', {name: /don.t know my password/i}))
        .click();
      await person.sees('Get back in');
      await person.looksAccessible();
      await person.type('Phone number or e-mail address', phone);
      await person.press('Continue');
      await person.sees('Show who you are');
      await person.choose(/SNILS/);
      await person.type(/SNILS/, '112-233-445 95');
      await person.looksAccessible();
      await person.press('Continue');
      await person.sees('Enter the code');
      await person.looksAccessible();
      await person.enterCode(await world.codeTo(phone));
      await person.sees('Choose a new password');
      await person.looksAccessible();
      await person.saveNewPassword('nineteen copper pans');
      await person.sees('Your password has been changed');
      await person.looksAccessible();
      assert.equal(await person.isSignedIn(), false, 'nobody is signed in by a recovery');
      person.hasNoComplaints();

      assert.equal(await elsewhere.isSignedIn(), false, 'other sessions end');
      await person.signIn(email, password);
      assert.equal(await person.isSignedIn(), false, 'the earlier password is void');
      await person.signIn(email, 'nineteen copper pans');
      assert.ok(await person.isSignedIn());
      for (const contact of [phone, email]) {
        assert.match((await world.messagesTo(contact))[0] ?? '', /was changed/);
      }
    });

    test('by e-mail, with another document', async () => {
      const {email} = await world.account();
      const person = await world.person();
      await person.recoverUpToCode(email.toUpperCase(), /PESEL/, '440514 01359');
      const code = await world.codeTo(email);
      await person.enterCode(`${code.slice(0, 3)} - ${code.slice(3)}`);
      await person.saveNewPassword('nineteen copper pans');
      await person.sees('Your password has been changed');
      await person.signIn(email, 'nineteen copper pans');
      assert.ok(await person.isSignedIn());
      person.hasNoComplaints();
    });

    test('by the link in the e-mail, in another browser', async () => {
      const {email, password} = await world.account();
      const asker = await world.person();
      await asker.recoverUpToCode(email, /SNILS/, '11223344595');
      const [text = ''] = await world.messagesTo(email);
      const [link = assert.fail(text), token = ''] = /\/recover\/link#(\w+)/.exec(text) ?? [];

      // A program that looks through mail runs what is on the page as well.
      const scanner = await world.person();
      await scanner.goTo(link);
      await scanner.sees('Go on by the link');
      await scanner.page.waitForLoadState('networkidle');
      await scanner.looksAccessible();

      const person = await world.person();
      await person.goTo(link);
      await person.press('Go on');
      await person.sees('Show who you are');
      assert.equal(person.page.url().includes(token), false);
      await person.page.reload();
      await person.choose(/SNILS/);
      await person.type(/SNILS/, '11223344595');
      await person.press('Continue');
      await person.sees('Choose a new password');
      await asker.page.reload();
      await asker.sees('Enter the code');
      await asker.enterCode(await world.codeTo(email));
      assert.match(await asker.summary(), /mistyped, used or too old/);
      await person.saveNewPassword('nineteen copper pans');
      await person.sees('Your password has been changed');

      await scanner.press('Go on');
      await scanner.reads(/That link does not work/);
      await scanner.sees('Get back in');
      await person.signIn(email, password);
      assert.equal(await person.isSignedIn(), false, 'the earlier password is void');
      await person.signIn(email, 'nineteen copper pans');
      assert.ok(await person.isSignedIn());
      for (const each of [asker, scanner, person]) each.hasNoComplaints();
    });

    test('an unknown phone gets the same steps, and no code fits', async () => {
      const person = await world.person();
      await person.recoverUpToCode('+44 20 7946 0999', /SNILS/, '112-233-445 95');
      await person.reads(/If these details match an account/);
      await person.enterCode('123456');
      assert.match(await person.summary(), /That code does not work.*Tries left: 4/);
      assert.equal(await world.hasWrittenTo('+442079460999'), false);
      person.hasNoComplaints();
    });

    test('a malformed document is told at the field before anything is sent', async () => {
      const {phone} = await world.account();
      const person = await world.person();
      await person.goTo('/recover');
      await person.type('Phone number or e-mail address', phone);
      await person.press('Continue');
      await person.choose(/SNILS/);
      const sent: string[] = [];
      person.page.on('request', request => sent.push(request.url()));
      await person.type(/SNILS/, '112-233-445 96');
      await person.press('Continue');
      assert.match(await person.summary(), /does not add up/);
      assert.equal(await person.field(/SNILS/).inputValue(), '112-233-445 96');
      assert.deepEqual(sent, []);
      person.hasNoComplaints();
    });

    test('a document of somebody else is found out only after the right code', async () => {
      const {phone} = await world.account();
      const person = await world.person();
      await person.recoverUpToCode(phone, /SNILS/, '087-654-303 00');
      await person.enterCode(await world.codeTo(phone));
      await person.sees('Show who you are');
      assert.match(await person.summary(), /does not match the account/);
      await person.choose(/PESEL/);
      await person.type(/PESEL/, '44051401359');
      await person.press('Continue');
      await person.sees('Choose a new password');
      person.hasNoComplaints();
    });

    test('a wrong, an old and a used code get one text, and another code can be had', async () => {
      const {phone} = await world.account();
      const person = await world.person();
      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      const first = await world.codeTo(phone);
      await person.enterCode(first === '000000' ? '111111' : '000000');
      const wrong = await person.summary();
      assert.match(wrong, /That code does not work/);
      world.wait(11 * minute);
      await person.enterCode(first);
      await person.reads(/Tries left: 3/);
      assert.equal((await person.summary()).replace('Tries left: 3', 'Tries left: 4'), wrong);
      await person.page.reload();
      await person.press('Send another code');
      await person.reads(/Send another code \(/);
      const second = await world.codeTo(phone);
      assert.notEqual(second, first);
      await person.enterCode(second);
      await person.sees('Choose a new password');
      person.hasNoComplaints();
    });

    test('five wrong codes end the code, not the way back', async () => {
      const {phone} = await world.account();
      const person = await world.person();
      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      const right = await world.codeTo(phone);
      const wrong = right === '000000' ? '111111' : '000000';
      for (let left = 4; left > 0; left--) {
        await person.enterCode(wrong);
        await person.reads(new RegExp(`Tries left: ${left}`));
      }
      await person.enterCode(wrong);
      await person.reads(/tried too often/);
      await person.enterCode(right);
      await person.page.waitForTimeout(300);
      await person.sees('Enter the code');
      world.wait(minute);
      await person.page.reload();
      await person.press('Send another code');
      await person.reads(/Send another code \(/);
      await person.enterCode(await world.codeTo(phone));
      await person.sees('Choose a new password');
      person.hasNoComplaints();
    });

    test('reload, the back button and a second tab show the server’s step', async () => {
      const {phone} = await world.account();
      const person = await world.person();
      await person.recoverUpToCode(phone, /SNILS/, '11223344595');
      await person.page.reload();
      await person.sees('Enter the code');
      await person.goTo('/help');
      await person.page.goBack();
      await person.sees('Enter the code');

      const [popup] = await Promise.all([
        person.page.waitForEvent('popup'),
        person.page.evaluate(() => void window.open(location.href)),
      ]);
      await popup.getByRole('heading', {name: 'Enter the code'}).waitFor();
      await popup.getByRole('textbox', {name: 'Code', exact: true}).fill(await world.codeTo(phone));
      await popup.getByRole('button', {name: 'Continue'}).click();
      await popup.getByRole('heading', {name: 'Choose a new password'}).waitFor();
      // The first tab is a step behind now: it is told so, and shown where the flow is.
      await person.enterCode('123456');
      await person.sees('Choose a new password');
      await person.reads(/another tab or window/);
      person.hasNoComplaints();
    });

    test('with the keyboard alone', async () => {
      const {email} = await world.account();
      const person = await world.person();
      const {keyboard} = person.page;
      await person.goTo('/recover');
      await person.sees('Get back in');
      await person.field('Phone number or e-mail address').focus();
      await keyboard.type(email);
      await keyboard.press('Enter');
      await person.sees('Show who you are');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      for (let n = 0; n < 8 && !(await person.field(/SNILS/).isVisible()); n++) await keyboard.press('ArrowDown');
      await keyboard.press('Tab');
      await keyboard.type('11223344595');
      await keyboard.press('Enter');
      await person.sees('Enter the code');
      await keyboard.press('Tab');
      await keyboard.type(await world.codeTo(email));
      await keyboard.press('Enter');
      await person.sees('Choose a new password');
      await keyboard.press('Tab');
      await keyboard.type('nineteen copper pans');
      for (let n = 0; n < 4; n++) {
        await keyboard.press('Tab');
        if (await person.field('New password again').evaluate(input => input === document.activeElement)) break;
      }
      await keyboard.type('nineteen copper pans');
      await keyboard.press('Enter');
      await person.sees('Your password has been changed');
      person.hasNoComplaints();
    });
  });
});
