import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, test} from 'node:test';
import type {Shown} from '../../demo/server/assisted/desk.js';
import {assistedBackend} from '../support/journey/backends.js';
import {officeWith, Staff} from '../support/journey/desk.js';
import type {Person} from '../support/journey/person.js';
import type {TestAccount} from '../support/journey/world.js';

const minute = 60_000;
const hour = 60 * minute;

/** What the holder of an account shows at the desk. */
const shownBy = ({email}: TestAccount): Shown => ({
  login: {kind: 'email', value: email},
  name: 'Tamsin Okafor',
  document: 'pl-pesel',
  value: '44051401359',
});
const documents = [/SNILS/, /PESEL/];

/** The text of the calendar file. */
async function calendarOf({page}: Person, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: link}).click()]);
  return readFile(await download.path(), 'utf8');
}

/** Asks the server where the flow is, as a tab does that is shown again. */
async function comeBack(person: Person, heading: string): Promise<void> {
  await person.page.reload();
  await person.sees(heading);
}

assistedBackend((world, label) => {
  describe(`recovering access by a visit, on ${label}`, () => {
    test('with an appointment: booked, moved to another time, approved, and a new password', async () => {
      const account = await world.account();
      const {email, phone} = account;
      const staff = await Staff.of(world);
      const office = await officeWith(world, 'appointments');
      const person = await world.person();
      await person.planVisit(...documents);
      await person.looksAccessible();
      await person.chooseOffice(office);
      await person.sees('Choose a time');
      await person.looksAccessible();
      await person.page.getByRole('radio').first().check();
      await person.press('Continue');
      await person.sees('Check your visit');
      await person.looksAccessible();
      await person.press('Get the ticket');
      await person.sees('Your ticket');
      await person.looksAccessible();
      const reference = await person.reference();
      assert.match(reference, /^[0-9A-HJKMNP-TV-Z]{12}$/);
      const booked = await calendarOf(person, 'Add to the calendar (file)');
      assert.match(booked, /SEQUENCE:0/);

      await person.press('Choose another time');
      await person.sees('Choose a time');
      await person.page.getByRole('radio').nth(3).check();
      await person.press('Continue');
      await person.press('Get the ticket');
      await person.sees('Your ticket');
      assert.equal(await person.reference(), reference, 'it is the same ticket');
      const moved = await calendarOf(person, 'Add to the calendar (file)');
      assert.match(moved, /SEQUENCE:1/);
      assert.equal(/UID:.*/.exec(moved)?.[0], /UID:.*/.exec(booked)?.[0]);

      await person.type(/Send a copy/, 'someone@example.org');
      await person.press('Send the copy');
      await person.reads('A copy is on its way.');
      const [copy = ''] = await world.messagesTo('someone@example.org');
      assert.ok(copy.replace(/\s/g, '').includes(reference));

      // The tab is closed, and another one opened a day later.
      const later = await person.secondTab();
      await person.page.close();
      world.wait(24 * hour);
      await later.goTo('/recover');
      await later.sees('Your ticket');
      assert.equal(await later.reference(), reference);

      await staff.takeIn(reference, shownBy(account));
      await comeBack(later, 'Your request is being checked');
      await later.looksAccessible();
      const activation = await staff.approveVisit(reference);
      await comeBack(later, 'Enter both codes');
      await later.looksAccessible();
      await later.type(/Activation code/, '0000000000');
      await later.enterCode(await world.codeTo(phone));
      assert.match(await later.summary(), /activation code/i);
      await later.type(/Activation code/, activation.toLowerCase());
      await later.enterCode(await world.codeTo(phone));
      await later.sees('Choose a new password');
      await later.saveNewPassword('nineteen copper pans');
      await later.sees('Your password has been changed');
      await later.signIn(email, 'nineteen copper pans');
      assert.ok(await later.isSignedIn());
      later.hasNoComplaints();
    });

    test('cancelled: the time is free again, and the calendar is told', async () => {
      const office = await officeWith(world, 'appointments');
      const person = await world.person();
      await person.planVisit(...documents);
      await person.chooseOffice(office);
      const first = person.page.getByRole('radio').first();
      const slot = await first.getAttribute('value');
      await first.check();
      await person.press('Continue');
      await person.press('Get the ticket');
      await person.sees('Your ticket');
      await person.press('Cancel the visit');
      await person.press('Yes, cancel the visit');
      await person.sees('Your visit is cancelled');
      await person.looksAccessible();
      assert.match(await calendarOf(person, 'Take it out of the calendar (file)'), /METHOD:CANCEL/);
      person.hasNoComplaints();

      const other = await world.person();
      await other.planVisit(...documents);
      await other.chooseOffice(office);
      assert.equal(await other.page.getByRole('radio').first().getAttribute('value'), slot);
    });

    test('a time that somebody else has just taken: told so, and the nearest are offered', async () => {
      const office = await officeWith(world, 'appointments');
      const [one, other] = [await world.person(), await world.person()];
      for (const person of [one, other]) {
        await person.planVisit(...documents);
        await person.chooseOffice(office);
        await person.page.getByRole('radio').first().check();
      }
      for (const person of [one, other]) await person.press('Continue');
      for (const person of [one, other]) await person.sees(/Check your visit|Choose a time/);
      await one.press('Get the ticket');
      await one.sees('Your ticket');
      if (await other.page.getByRole('button', {name: 'Get the ticket'}).isVisible())
        await other.press('Get the ticket');
      await other.reads(/Somebody else has just taken that time/);
      await other.reads('Nearest free times');
      await other.page.getByRole('radio').first().check();
      await other.press('Continue');
      await other.press('Get the ticket');
      await other.sees('Your ticket');
      assert.notEqual(await other.reference(), await one.reference());
      other.hasNoComplaints();
    });

    test('without an appointment, refused at the desk: another way is open', async () => {
      const account = await world.account();
      const staff = await Staff.of(world);
      const person = await world.person();
      const reference = await person.getWalkInTicket(await officeWith(world, 'walk-in', 'appointments'), documents);
      await person.reads(/no appointment is needed/);
      await staff.takeIn(reference, shownBy(account));
      await staff.refuse('ticket', reference, 'identity');
      await comeBack(person, 'Your request was refused');
      await person.looksAccessible();
      await person.press('Another way');
      await person.sees('Which way suits you?');
      person.hasNoComplaints();
    });

    test('another document is needed: the person comes again', async () => {
      const account = await world.account();
      const staff = await Staff.of(world);
      const person = await world.person();
      const reference = await person.getWalkInTicket(await officeWith(world, 'walk-in', 'appointments'), documents);
      await staff.takeIn(reference, shownBy(account));
      await staff.needDocument('ticket', reference);
      await comeBack(person, 'Another document is needed');
      await person.press('Plan a visit');
      await person.sees('What you can bring to an office');
      person.hasNoComplaints();
    });

    test('not decided in time: support, with the reference', async () => {
      const account = await world.account();
      const staff = await Staff.of(world);
      const person = await world.person();
      const reference = await person.getWalkInTicket(await officeWith(world, 'walk-in', 'appointments'), documents);
      await staff.takeIn(reference, shownBy(account));
      world.wait(25 * hour);
      await comeBack(person, 'Your request is being checked');
      await person.reads(/It should have been decided by now/);
      assert.equal(await person.reference(), reference);
      person.hasNoComplaints();
    });

    test('the service of offices is down: a ticket for any office all the same', async () => {
      const person = await world.person();
      await person.page.route('**/api/latchkey/offices?*', route => route.abort());
      await person.planVisit(...documents);
      await person.press('Go on with any office');
      await person.sees('Check your visit');
      await person.press('Get the ticket');
      await person.sees('Your ticket');
      await person.reads('At any office');
    });

    test('with an activation code, on another device: the login, and both codes', async () => {
      const account = await world.account();
      const {phone} = account;
      const staff = await Staff.of(world);
      const person = await world.person();
      const reference = await person.getWalkInTicket(await officeWith(world, 'walk-in', 'appointments'), documents);
      await staff.takeIn(reference, shownBy(account));
      const activation = await staff.approveVisit(reference);

      const elsewhere = await world.person();
      await elsewhere.goTo('/recover');
      await elsewhere.press('Another way');
      await elsewhere.press(/^Choose: With an activation code/);
      await elsewhere.type('Phone number or e-mail address', phone);
      await elsewhere.press('Continue');
      await elsewhere.sees('Enter both codes');
      await elsewhere.type(/Activation code/, activation);
      await elsewhere.enterCode(await world.codeTo(phone));
      await elsewhere.sees('Choose a new password');
      elsewhere.hasNoComplaints();
    });

    test('with the keyboard alone', async () => {
      const office = await officeWith(world, 'appointments');
      const person = await world.person();
      const {keyboard} = person.page;
      await person.goTo('/recover');
      await person.sees('Get back in');
      await person.tabTo(/^Another way$/);
      await keyboard.press('Enter');
      await person.sees('Which way suits you?');
      await person.tabTo(/^I can go to an office$/);
      await keyboard.press('Space');
      await person.tabTo(/^Choose: At an office$/);
      await keyboard.press('Enter');
      await person.sees('What you can bring to an office');
      for (const each of documents) {
        await person.tabTo(each);
        await keyboard.press('Space');
      }
      await keyboard.press('Enter');
      await person.sees('Choose an office');
      await person.tabTo(/^Town, street or name/);
      await keyboard.type(office);
      await keyboard.press('Enter');
      await person.reads(/Offices shown: 1–1 of 1/);
      await person.tabTo(/^Choose this office/);
      await keyboard.press('Enter');
      await person.sees('Choose a time');
      await person.page.getByRole('radio').first().waitFor();
      await person.tabTo(/\d/);
      await keyboard.press('Space');
      await keyboard.press('Enter');
      await person.sees('Check your visit');
      await person.tabTo(/^Get the ticket$/);
      await keyboard.press('Enter');
      await person.sees('Your ticket');
      await person.tabTo(/^Cancel the visit$/);
      await keyboard.press('Enter');
      await person.tabTo(/^Yes, cancel the visit$/);
      await keyboard.press('Enter');
      await person.sees('Your visit is cancelled');
      person.hasNoComplaints();
    });

    test('once it is shown, the ticket needs no network', async () => {
      const person = await world.person();
      await person.planVisit(...documents);
      await person.chooseOffice(await officeWith(world, 'appointments'));
      await person.page.getByRole('radio').first().check();
      await person.press('Continue');
      await person.press('Get the ticket');
      await person.sees('Your ticket');
      await person.page.getByRole('link', {name: 'Add to the calendar (file)'}).waitFor();
      let asked = 0;
      await person.page.route('**/*', route => {
        asked++;
        return route.abort();
      });
      assert.match(await calendarOf(person, 'Add to the calendar (file)'), /BEGIN:VEVENT/);
      await person.page.getByRole('img', {name: /^QR code/}).waitFor();
      assert.match(await person.reference(), /^[0-9A-HJKMNP-TV-Z]{12}$/);
      assert.equal(asked, 0);
    });
  });
});
