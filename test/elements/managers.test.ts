// What password managers go by, in every form of every step. The forms of the stories are held to the same rules where
// they are played: test/stories/stories.ts.
import {expect} from 'chai';
import {scriptedTransport, step} from 'latchkey/transports/scripted';
import type {Action} from '../../src/core/protocol/action.js';
import {ChangePasswordPage} from '../support/pages/change-password-page.js';
import {forms, strict, type Filled} from '../support/pages/filled-forms.js';
import type {FlowPage} from '../support/pages/flow-page.js';
import {formFaults, isPassword, textInputs, tokens} from '../support/pages/form-rules.js';
import {expectSame} from '../support/pages/page.js';
import {recorded} from '../support/pages/recorded.js';
import {RecoverAccessPage} from '../support/pages/recover-access-page.js';
import {states} from '../support/pages/states.js';
import {given, until} from '../support/pages/until.js';

interface Opened {
  readonly page: FlowPage;
  readonly actions: () => readonly Action[];
}

async function open({shown, chosen = [], sent}: Filled): Promise<Opened> {
  const {transport, actions} = recorded(
    scriptedTransport({
      start: 'shown',
      scenes: {shown: {step: shown, on: {[sent.type]: 'done'}}, done: {step: step.done()}},
    }),
  );
  const Page =
    shown.kind === 'new-password' || shown.kind === 'reauthenticate' ? ChangePasswordPage : RecoverAccessPage;
  const page = await Page.open({transport, id: crypto.randomUUID()});
  for (const value of chosen) given(page.form.querySelector<HTMLInputElement>(`[value=${value}]`), value).click();
  await page.element.updateComplete;
  return {page, actions};
}

/** What is shown to be filled in. */
const inputs = (form: HTMLFormElement): HTMLInputElement[] =>
  textInputs(form).filter(each => !each.closest('[hidden]'));

const {set: setValue} = given(Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'), 'value of inputs');

/** Fills in as an extension does: past whatever a page has put on the input, and without an event. */
function fillSilently(form: HTMLFormElement, values: Filled['values']): void {
  for (const [name, value] of Object.entries(values)) {
    const input = inputs(form).find(each => each.name === name);
    given(setValue, 'setter').call(given(input, name), value);
  }
}

/** What managers know an input by. */
const marks = ({id, name, autocomplete}: HTMLInputElement): readonly string[] => [id, name, autocomplete];

/** The button that shows or hides what is typed. */
const toggleOf = (input: HTMLInputElement): HTMLButtonElement =>
  given(input.form?.querySelector<HTMLButtonElement>(`[aria-controls='${input.id}']`), 'button that shows it');

describe('to password managers', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('every form with text is tried here', () => {
    expect(new Set(Object.values(forms).map(({shown}) => shown.kind))).to.deep.equal(new Set(Object.keys(tokens)));
  });

  for (const [name, filled] of Object.entries(forms)) {
    it(`${name} is a form that they know, and is sent as they have filled it in`, async () => {
      const {page, actions} = await open(filled);
      const {form, element} = page;
      expect(formFaults(element, filled.shown.kind)).to.deep.equal([]);
      expect(inputs(form).map(input => input.getAttribute('autocomplete'))).to.deep.equal(filled.tokens);

      fillSilently(form, filled.values);
      for (const input of inputs(form).filter(isPassword)) {
        const before = marks(input);
        for (const type of ['text', 'password', 'text']) {
          toggleOf(input).click();
          await element.updateComplete;
          expect(input.type, input.name).to.equal(type);
          expectSame(form.querySelector(`[name='${input.name}']`), input, input.name);
          expect(marks(input)).to.deep.equal(before);
        }
      }
      // Whatever is drawn again leaves alone what was filled in.
      element.requestUpdate();
      await element.updateComplete;

      const submits: object[] = [];
      const onSubmit = ({target, isTrusted}: SubmitEvent): void => {
        const shown = inputs(form).filter(each => isPassword(each) && each.type !== 'password');
        submits.push({ofTheForm: target === form, isTrusted, shown: shown.map(each => each.name)});
      };
      document.addEventListener('submit', onSubmit);
      form.requestSubmit();
      document.removeEventListener('submit', onSubmit);
      await until('the answer', () => actions().length > 0 || page.summary);
      expect(submits).to.deep.equal([{ofTheForm: true, isTrusted: true, shown: []}]);
      expect(actions()).to.deep.equal([filled.sent]);
      await page.arrive('Your password has been changed');
      expectSame(element.querySelector('form'), null);
    });
  }

  for (const [name, reach] of Object.entries(states)) {
    it(`${name} breaks no rule`, async () => {
      const {element, steps} = await reach();
      const shown = steps.at(-1);
      if (shown) expect(formFaults(element, shown)).to.deep.equal([]);
      else expectSame(element.querySelector('form'), null);
    });
  }

  describe('the rules of a new password', () => {
    const rulesOf = (page: FlowPage): readonly (readonly (string | null)[])[] =>
      inputs(page.form).map(input => [
        input.name,
        input.getAttribute('passwordrules'),
        input.getAttribute('minlength'),
      ]);

    it('are those of the service', async () => {
      const page = await ChangePasswordPage.open({
        transport: scriptedTransport({
          start: 'shown',
          scenes: {shown: {step: step.newPassword({policy: strict, current: true})}},
        }),
      });
      const rules =
        'minlength: 8; maxlength: 20; required: upper; required: digit, [-!]; allowed: ascii-printable; max-consecutive: 2;';
      expect(rulesOf(page)).to.deep.equal([
        ['username', null, null],
        ['currentPassword', null, null],
        ['password', rules, '8'],
        ['repeat', rules, '8'],
      ]);
    });

    it('are those of the page, where it has its own', async () => {
      const page = await ChangePasswordPage.open({
        transport: scriptedTransport({start: 'shown', scenes: {shown: {step: step.newPassword({policy: strict})}}}),
        policy: {minLength: 20, required: [['lower']]},
        noRepeat: true,
      });
      expect(rulesOf(page)).to.deep.equal([
        ['username', null, null],
        ['password', 'minlength: 20; required: lower; allowed: ascii-printable;', '20'],
      ]);
    });
  });
});
