import {chromium, type Browser} from 'playwright-core';
import {chromiumArgs, chromiumPath} from '../test/support/tools.js';

/** Starts the Chromium that set-up found. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('There is no Chromium: node scripts/setup.js --browsers');
  return chromium.launch({executablePath, args: [...chromiumArgs]});
}
