// What a test may ask of the browser that runs it. Tests call these through test/support/browser.ts.

/** What WebDriver calls the keys that have a name in the other two protocols. */
const webdriverKeys = {
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};

const isWebDriver = browser => browser.type === 'webdriver';
const pageOf = ({browser, id}) => browser.getPage(id);

/** DevTools connections and log entries, by page. Pages serve several test files, one after the other. */
const devtools = new WeakMap();
const logs = new WeakMap();
/** Pages with emulated media. */
const emulated = new WeakSet();

const devtoolsOf = async session => {
  if (isWebDriver(session.browser) || session.browser.name === 'Firefox') return undefined;
  const page = pageOf(session);
  if (!devtools.has(page)) devtools.set(page, await page.createCDPSession());
  return devtools.get(page);
};

/**
 * Readies a page of Chromium: keeps what the browser itself has to say, which does not pass through the page's console, and
 * lets the page have the focus, though another is in front.
 */
export const readyPage = async page => {
  const session = await page.createCDPSession();
  const entries = [];
  logs.set(page, entries);
  session.on('Log.entryAdded', ({entry: {level, source, text}}) => entries.push({level, source, text}));
  await session.send('Log.enable');
  await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
};

const keys = async ({type, press, shift}, session) => {
  const {browser} = session;
  if (!isWebDriver(browser)) {
    const {keyboard} = pageOf(session);
    if (type !== undefined) return keyboard.type(type);
    if (shift) await keyboard.down('Shift');
    await keyboard.press(press);
    if (shift) await keyboard.up('Shift');
    return;
  }
  const tap = value => [
    {type: 'keyDown', value},
    {type: 'keyUp', value},
  ];
  const actions = type === undefined ? tap(webdriverKeys[press] ?? press) : [...type].flatMap(tap);
  if (shift) {
    actions.unshift({type: 'keyDown', value: webdriverKeys.Shift});
    actions.push({type: 'keyUp', value: webdriverKeys.Shift});
  }
  await browser.driver.performActions([{type: 'key', id: 'keyboard', actions}]);
  await browser.driver.releaseActions();
};

/** Over WebDriver each file runs in a frame of one window, and a frame can be narrower than any window. */
const sizeFrame = ({browser, id}, size) =>
  browser.driver.execute(
    (sessionId, css) => {
      const frame = [...document.querySelectorAll('iframe')].find(({src}) => src.includes(sessionId));
      frame?.setAttribute('style', css);
    },
    id,
    size,
  );

const viewport = async ({width, height}, session) => {
  if (isWebDriver(session.browser)) await sizeFrame(session, `width: ${width}px; height: ${height}px`);
  else await pageOf(session).setViewport({width, height});
};

const media = async ({colorScheme, forcedColors, reducedMotion, contrast}, session) => {
  const client = await devtoolsOf(session);
  if (!client) return false;
  const features = [
    {name: 'prefers-color-scheme', value: colorScheme ?? ''},
    {name: 'forced-colors', value: forcedColors ?? ''},
    {name: 'prefers-reduced-motion', value: reducedMotion ?? ''},
    {name: 'prefers-contrast', value: contrast ?? ''},
  ];
  await client.send('Emulation.setEmulatedMedia', {features});
  emulated.add(pageOf(session));
  return true;
};

const cdp = async ({method, params}, session) => {
  const client = await devtoolsOf(session);
  if (!client) throw new Error(`${session.browser.name} has no DevTools protocol`);
  return (await client.send(method, params)) ?? {};
};

const takeLog = session => (isWebDriver(session.browser) ? [] : (logs.get(pageOf(session))?.splice(0) ?? []));

const giveBack = async session => {
  if (isWebDriver(session.browser)) return sizeFrame(session, '');
  if (!emulated.delete(pageOf(session))) return;
  await (await devtoolsOf(session)).send('Emulation.setEmulatedMedia', {features: []});
};

const commands = {
  keys: async (payload, session) => (await keys(payload, session), true),
  viewport: async (payload, session) => (await viewport(payload, session), true),
  media,
  cdp,
  'take-log': async (_, session) => takeLog(session),
  'give-back': async (_, session) => (await giveBack(session), true),
};

export const commandsPlugin = {
  name: 'latchkey-commands',
  executeCommand: ({command, payload, session}) => commands[command]?.(payload, session),
};
