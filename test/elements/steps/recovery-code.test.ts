import {expect} from 'chai';
import {demoBackend} from 'latchkey/transports/scripted';
import {headings, RecoverAccessPage} from '../../support/pages/recover-access-page.js';
import {recorded} from '../../support/pages/recorded.js';

const label = 'Recovery code';
const good = '7kq2-m9xr 4tb3c8wd';

async function open(): Promise<{page: RecoverAccessPage} & ReturnType<typeof recorded>> {
  const listened = recorded(demoBackend().transport);
  const page = await RecoverAccessPage.open({transport: listened.transport});
  await page.identify();
  await page.showDocument();
  await page.click('Use a recovery code instead');
  await page.arrive('Enter a recovery code');
  return {page, ...listened};
}

describe('the step recovery-code', () => {
  it('takes a code in any case and grouping, and nothing that was sent', async () => {
    const {page, actions} = await open();
    const field = page.field(label);
    expect(field.autocomplete).to.equal('off');
    expect(page.form.querySelectorAll('[autocomplete=one-time-code]').length).to.equal(0);
    await page.fill(label, good);
    field.dispatchEvent(new Event('change', {bubbles: true}));
    expect(field.value).to.equal('7KQ2 M9XR 4TB3 C8WD');
    await page.submit();
    await page.arrive(headings.newPassword);
    expect(actions().at(-1)).to.deep.equal({type: 'recovery-code', code: '7KQ2M9XR4TB3C8WD'});
  });

  for (const [typed, text] of [
    ['', 'Enter a recovery code.'],
    ['7KQ2 M9XR', 'Enter all 16 letters and digits of the recovery code.'],
    ['7KQ2 M9XR 4TB3 C8W!', 'A recovery code has letters from A to Z and digits only.'],
  ] as const) {
    it(`tells at once what is wrong with “${typed}”`, async () => {
      const {page, actions} = await open();
      const before = actions().length;
      await page.fill(label, typed);
      await page.submit();
      expect(page.errorOf(label)).to.equal(text);
      expect(page.summary?.items).to.deep.equal([text]);
      expect(actions().length).to.equal(before);
    });
  }

  it('has one text for wrong, used and foreign ones, and says when there have been too many', async () => {
    const {page} = await open();
    for (let left = 4; left >= 0; left--) {
      await page.fill(label, `7KQ2 M9XR 4TB3 C8W${left}`);
      await page.submit();
      expect(page.errorOf(label)).to.equal(
        left
          ? `That recovery code does not work: it may be mistyped, used or replaced by newer ones. Try another one of them. Tries left: ${left}.`
          : 'Too many recovery codes were wrong. Go on without one, or start again.',
      );
    }
    await page.fill(label, good);
    await page.submit();
    expect(page.heading).to.equal('Enter a recovery code');
  });

  it('leads back to the code that was sent', async () => {
    const {page} = await open();
    await page.click('Use a code that is sent to you instead');
    await page.arrive(headings.code);
    await page.enterCode();
    await page.arrive(headings.newPassword);
  });
});
