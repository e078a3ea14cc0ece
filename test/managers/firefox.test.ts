import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {FirefoxManager} from '../support/managers/firefox.js';
import {hostInShadowRoot} from '../support/managers/in-page.js';
import {picture} from '../support/managers/picture.js';
import {startService, type Service} from '../support/managers/service.js';
import {firefoxPath} from '../support/tools.js';

const better = 'nineteen copper pans';
const signIn = 'form[action="/sign-in"] button:not([type])';

describe('the password manager of Firefox', {skip: firefoxPath() === undefined && 'there is no Firefox'}, () => {
  let service: Service;
  let manager: FirefoxManager;

  before(async () => {
    [service, manager] = await Promise.all([startService(), FirefoxManager.open()]);
  });
  after(async () => {
    await manager.close();
    await service.close();
  });

  test('saves what was typed at sign-in, and fills it the next time', async () => {
    const {origin, login} = service;
    const {username, password} = login;
    await manager.goTo(`${origin}/sign-in`);
    await manager.type('[name=login]', username);
    await manager.type('[name=password]', password);
    await manager.press(signIn);
    assert.deepEqual(await manager.offers(), {username, password, button: 'Save'});
    await manager.agree();
    assert.deepEqual(await manager.saved(), [{username, password}]);
    await manager.press('form[action="/sign-out"] button');

    await manager.goTo(`${origin}/sign-in`);
    assert.deepEqual(await manager.filled('password'), [
      {name: 'login', value: username, filled: true},
      {name: 'password', value: password, filled: true},
    ]);
    await manager.press(signIn);
    await manager.reads('Change your password');
  });

  test('fills the old password into <change-password>, and leaves the new ones alone', async () => {
    await manager.goTo(`${service.origin}/account/password`);
    assert.deepEqual(await manager.filled('currentPassword'), [
      {name: 'username', value: service.login.username, filled: false},
      {name: 'currentPassword', value: service.login.password, filled: true},
      {name: 'password', value: '', filled: false},
      {name: 'repeat', value: '', filled: false},
    ]);
    await picture('manager-firefox.png', () => manager.picture());
  });

  test('fills it inside the shadow root of a page’s own element', async () => {
    await manager.do(hostInShadowRoot);
    const fields = await manager.filled('currentPassword');
    assert.equal(fields.find(({name}) => name === 'currentPassword')?.value, service.login.password);
  });

  test('offers the new password once it is in force, and puts it in the place of the old one', async () => {
    const {origin, login} = service;
    await manager.goTo(`${origin}/account/password`);
    await manager.filled('currentPassword');
    await manager.type('[name=password]', better);
    await manager.type('[name=repeat]', better);
    await manager.press('change-password .lk-primary');
    await manager.reads('Your password has been changed');
    assert.deepEqual(await manager.offers(), {username: login.username, password: better, button: 'Update'});
    await manager.agree();
    assert.deepEqual(await manager.saved(), [{username: login.username, password: better}]);
  });
});
