// Runs inside the frames of styles.test.ts: walks through a change, and tells its parent how that went.
import 'latchkey/define/change-password';
import {demoAccount, demoBackend} from 'latchkey/transports/scripted';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => violations.push(effectiveDirective));

const element = document.createElement('change-password');
element.transport = demoBackend().transport;
element.addEventListener('step-changed', ({step}) => {
  if (step === 'new-password') void fillIn();
  if (step === 'done') void tell();
});
document.body.append(element);

async function fillIn(): Promise<void> {
  await element.updateComplete;
  const form = element.querySelector('form');
  if (!form) return;
  for (const [name, value] of [
    ['currentPassword', demoAccount.password],
    ['password', 'seven green bottles on a wall'],
    ['repeat', 'seven green bottles on a wall'],
  ] as const) {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLInputElement)) continue;
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
  }
  guarded = getComputedStyle(form.querySelector('button') ?? form).cursor === 'pointer';
  await element.updateComplete;
  form.requestSubmit();
}

let guarded = false;

async function tell(): Promise<void> {
  await element.updateComplete;
  const heading = element.shadowRoot?.querySelector('#heading')?.textContent.trim();
  // An object of this frame would go with it.
  parent.postMessage(JSON.stringify({heading, guarded, violations}), '*');
}
