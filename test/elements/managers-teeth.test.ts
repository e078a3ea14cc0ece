// The rules of test/support/pages/form-rules.ts can be broken, each of them.
import {expect} from 'chai';
import {demoBackend} from 'latchkey/transports/scripted';
import {ChangePasswordPage} from '../support/pages/change-password-page.js';
import {formFaults} from '../support/pages/form-rules.js';
import {given} from '../support/pages/until.js';

describe('a form that managers would not know is seen to be one:', () => {
  const inputOf = (form: HTMLFormElement, name: string): HTMLInputElement =>
    given(form.querySelector<HTMLInputElement>(`[name=${name}]`), name);
  const set = (form: HTMLFormElement, name: string, attribute: string, value: string): void => {
    inputOf(form, name).setAttribute(attribute, value);
  };
  /** What is done to the form of a change, and what is said of it then. */
  const broken: Readonly<Record<string, readonly [harm: (form: HTMLFormElement) => void, said: readonly string[]]>> = {
    'a user name of another type': [
      form => {
        set(form, 'username', 'type', 'hidden');
      },
      ['a user name of the type hidden', 'a user name out of reach', 'the type of username: hidden'],
    ],
    'a user name that is not drawn': [
      form => {
        inputOf(form, 'username').hidden = true;
      },
      ['a user name out of reach'],
    ],
    'no user name': [
      form => {
        inputOf(form, 'username').remove();
      },
      ['no user name before the password'],
    ],
    'a user name that is empty': [
      form => {
        inputOf(form, 'username').value = '';
      },
      ['an empty user name'],
    ],
    'a user name after the passwords': [
      form => {
        form.append(inputOf(form, 'username'));
      },
      ['no user name before the password'],
    ],
    'a token that is not exact': [
      form => {
        set(form, 'currentPassword', 'autocomplete', 'current-password webauthn');
      },
      ['the token of currentPassword at new-password: current-password webauthn'],
    ],
    'a code among passwords': [
      form => {
        inputOf(form, 'repeat').before(Object.assign(document.createElement('input'), {id: 'code', name: 'code'}));
        set(form, 'code', 'autocomplete', 'one-time-code');
      },
      ['among passwords: code', 'the token of code at new-password: one-time-code'],
    ],
    'an id that is there twice': [
      form => {
        inputOf(form, 'repeat').id = inputOf(form, 'password').id;
      },
      ['twice on the page: #password'],
    ],
    'a limit that cuts off a paste': [
      form => {
        set(form, 'password', 'maxlength', '20');
      },
      ['cuts off a paste: password'],
    ],
    'rules that say two things': [
      form => {
        set(form, 'repeat', 'minlength', '7');
      },
      ['the rules of repeat: minlength: 15; maxlength: 128; allowed: ascii-printable;, at least 7'],
    ],
    'no button': [
      form => {
        for (const each of form.querySelectorAll('[type=submit]')) each.remove();
      },
      ['no button to send it'],
    ],
    'an input outside of the form': [
      form => {
        form.after(inputOf(form, 'endOtherSessions'));
      },
      ['no form of the page has it: endOtherSessions'],
    ],
    'a form that would put passwords into the address': [
      form => {
        form.method = 'get';
      },
      ['sent by get'],
    ],
    'a button that sends by mistake': [
      form => {
        form.append(document.createElement('button'));
      },
      ['sends by mistake: <button></button>'],
    ],
    'an input without a name': [
      form => {
        set(form, 'repeat', 'name', '');
      },
      ['no id or no name: new-password', 'the token of  at new-password: new-password'],
    ],
    'a form in a form': [
      form => {
        form.append(document.createElement('form'));
      },
      ['2 forms', 'a form in a form'],
    ],
  };
  for (const [name, [harm, said]] of Object.entries(broken)) {
    it(name, async () => {
      const {element, form} = await ChangePasswordPage.open({transport: demoBackend().transport});
      const {id} = inputOf(form, 'password');
      harm(form);
      expect(formFaults(element, 'new-password').map(each => each.replace(id, 'password'))).to.deep.equal(said);
    });
  }
});
