import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Page} from 'playwright-core';
import {ChromiumManager, noChromiumManager} from '../support/managers/chromium.js';
import {fieldsOfPage, hostInShadowRoot, type FieldState} from '../support/managers/in-page.js';
import {picture} from '../support/managers/picture.js';
import {startService, until, type Service} from '../support/managers/service.js';

const better = 'nineteen copper pans';

describe('the password manager of Chromium', {skip: noChromiumManager()}, () => {
  let service: Service;
  let manager: ChromiumManager;

  before(async () => {
    [service, manager] = await Promise.all([startService(), ChromiumManager.open()]);
  });
  after(async () => {
    await manager.close();
    await service.close();
  });

  /** The fields of the page, once the browser has filled the one with a name. */
  const filled = (page: Page, name: string): Promise<readonly FieldState[]> =>
    until(`${name} to be filled`, async () => {
      const fields = await page.evaluate(fieldsOfPage);
      return fields.some(field => field.name === name && field.filled) && fields;
    });

  const save = async (page: Page, password: string): Promise<void> => {
    await page.getByLabel('New password', {exact: true}).fill(password);
    await page.getByLabel('New password again', {exact: true}).fill(password);
    await page.getByRole('button', {name: 'Save the new password'}).click();
  };

  test('offers to save what was typed at sign-in', async () => {
    const {origin, login} = service;
    const page = await manager.tab(`${origin}/sign-in`);
    await page.getByLabel(/^E-mail/).fill(login.username);
    await page.getByLabel('Password', {exact: true}).fill(login.password);
    await page.getByRole('button', {name: 'Sign in', exact: true}).click();
    await until('the offer', async () => (await manager.offers()) === 1);
    const {username, password} = await manager.reading();
    assert.deepEqual([username, password], ['login', 'password']);
    await page.getByRole('button', {name: 'Sign out'}).first().click();
    await page.getByRole('link', {name: 'Sign in'}).first().waitFor();
    await page.close();
  });

  test('keeps the login, and leaves the choice to the person where a passkey would do as well', async () => {
    const {origin, login} = service;
    await manager.save(login);
    const page = await manager.tab(`${origin}/sign-in`);
    assert.equal(await page.getByLabel(/^E-mail/).getAttribute('autocomplete'), 'username webauthn');
    await page.getByLabel(/^E-mail/).fill(login.username);
    await page.getByLabel('Password', {exact: true}).fill(login.password);
    await page.getByRole('button', {name: 'Sign in', exact: true}).click();
    await page.waitForURL(`${origin}/account`);
    await page.close();
  });

  test('fills the old password into <change-password>, and leaves the new ones alone', async () => {
    const page = await manager.tab(`${service.origin}/account/password`);
    await filled(page, 'currentPassword');
    await page.getByRole('heading').first().click();
    assert.deepEqual(await page.evaluate(fieldsOfPage), [
      {name: 'username', value: service.login.username, filled: false},
      {name: 'currentPassword', value: service.login.password, filled: true},
      {name: 'password', value: '', filled: false},
      {name: 'repeat', value: '', filled: false},
    ]);
    await picture('manager-chromium.png', () => page.screenshot());
    await page.close();
  });

  test('fills it inside the shadow root of a page’s own element', async () => {
    const page = await manager.tab(`${service.origin}/account/password`);
    await filled(page, 'currentPassword');
    await page.evaluate(hostInShadowRoot);
    const fields = await filled(page, 'currentPassword');
    assert.equal(fields.find(({name}) => name === 'currentPassword')?.value, service.login.password);
    assert.equal(await page.locator('account-card').count(), 1);
    await page.close();
  });

  test('offers nothing when the change is refused, and the new password once it is accepted', async () => {
    const page = await manager.tab(`${service.origin}/account/password`);
    await filled(page, 'currentPassword');
    const offers = await manager.offers();
    await page.getByLabel('Current password', {exact: true}).fill('not the old one');
    await save(page, better);
    await page.getByText('Tries left').first().waitFor();
    await page.getByLabel('Current password', {exact: true}).fill(service.login.password);
    const {length} = await manager.read();
    await save(page, better);
    await page.getByText('Your password has been changed').first().waitFor();
    await until('the offer', async () => (await manager.offers()) > offers);
    assert.equal(await manager.offers(), offers + 1, 'one for the answer that was good');
    const log = await manager.read(length);
    assert.match(log, /Successful submission indicator event: XHR_SUCCEEDED[^]*Decision: ASK the user/);
    assert.match(log, /PENDING_PASSWORD_UPDATE_STATE[^]*Show password prompt/, 'an update of what is saved');
    assert.deepEqual(await manager.reading(), {
      username: 'username',
      password: 'currentPassword',
      newPassword: 'password',
      repeat: 'repeat',
    });
    await page.close();
  });
});
