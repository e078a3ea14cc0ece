import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {demoAccounts} from '../../demo/server/seed.js';
import {assistedBackend} from '../support/journey/backends.js';
import {officeWith} from '../support/journey/desk.js';
import type {Person} from '../support/journey/person.js';
import type {World} from '../support/journey/world.js';

const agents = demoAccounts.filter(({staff}) => staff);

/** An agent at a browser, signed in. */
async function agent(world: World, index: number): Promise<Person> {
  const account = agents[index];
  assert.ok(account);
  const person = await world.person();
  await person.signIn(account.email, account.password);
  await person.goTo('/staff');
  await person.sees('Staff desk');
  return person;
}

assistedBackend((world, label) => {
  describe(`the staff desk, on ${label}`, () => {
    test('a visitor leaves with a temporary password, which two agents have approved, and has to replace it', async () => {
      const {email, password} = await world.account();
      const visitor = await world.person();
      const office = await officeWith(world, 'walk-in', 'appointments');
      const reference = await visitor.getWalkInTicket(office, [/SNILS/, /PESEL/]);

      const [first, second] = [await agent(world, 0), await agent(world, 1)];
      await first.looksAccessible();
      await first.type(/Ticket reference/, reference.toLowerCase());
      await first.press('Check in');
      await first.sees(/^Visit/);
      await first.looksAccessible();
      await first.type(/^Login/, email);
      await first.type(/Full name/, 'Tamsin Okafor');
      await first.page.getByLabel('Document', {exact: true}).selectOption('pl-pesel');
      await first.type(/Number of the document/, '44051401359');
      await first.press('Compare');
      await first.reads('What has been found');
      const page = await first.page.locator('main').innerText();
      assert.ok(!page.includes('44051401359') && !page.includes(email), 'numbers and contacts are never shown');
      await first.page.getByLabel('To hand out').selectOption({label: 'A temporary password'});
      await first.press('Propose approval');
      await first.reads(/Somebody else has to approve/);

      await second.goTo(`/staff/visits/${reference}`);
      await second.press('Approve');
      await second.sees('Temporary password');
      await second.looksAccessible();
      const [temporary = ''] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await second.page.locator('main').innerText()) ?? [];
      assert.ok(temporary);
      await second.goTo(`/staff/visits/${reference}`);
      assert.ok(!(await second.page.locator('main').innerText()).includes(temporary), 'it is shown once');

      await visitor.signIn(email, password);
      assert.equal(await visitor.isSignedIn(), false, 'the earlier password is void');
      await visitor.signIn(email, temporary);
      await visitor.goTo('/account');
      await visitor.sees(/password/i);
      assert.equal(visitor.path, '/account/password', 'nothing else is open');
      await visitor.type('Current password', temporary);
      await visitor.saveNewPassword('nineteen copper pans');
      await visitor.sees('Your password has been changed');
      const elsewhere = await world.person();
      await elsewhere.signIn(email, 'nineteen copper pans');
      assert.ok(await elsewhere.isSignedIn());
      for (const each of [visitor, first, second]) each.hasNoComplaints();
    });

    test('for everybody else there is no desk', async () => {
      const {email, password} = await world.account();
      const person = await world.person();
      await person.signIn(email, password);
      const answer = await person.page.request.get(`${world.origin()}/staff`);
      assert.equal(answer.status(), 404);
      const stranger = await world.person();
      await stranger.goTo('/staff');
      assert.equal(stranger.path, '/sign-in');
    });

    test('the help page has the offices, without a sign-in', async () => {
      const person = await world.person();
      await person.goTo('/help');
      await person.sees('Find an office');
      await person.page.getByRole('searchbox').fill((await officeWith(world, 'hearing-loop')).split(' ')[0] ?? '');
      await person.reads(/Offices shown: 1–/);
      await person.looksAccessible();
      person.hasNoComplaints();
    });
  });
});
