import {press, type} from '../browser.js';
import {focused, nameOf} from './page.js';

/** Goes by Tab to the control with a name, as far as it takes. */
export async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < 40; count++) {
    const control = focused();
    if (control?.matches('input, button, select, a, summary, textarea') && nameOf(control) === name) return;
    await press('Tab');
  }
  throw new Error(`Tab doesn’t lead to “${name}”.`);
}

/** Goes to a field by Tab and types into it, key by key. */
export async function tabAndType(name: string, text: string): Promise<void> {
  await tabTo(name);
  await type(text);
}

/** Goes to a button by Tab and presses it. */
export async function tabAndPress(name: string): Promise<void> {
  await tabTo(name);
  await type(' ');
}
