#!/usr/bin/env node
// Gets a fresh clone ready: packages, with --browsers the browsers and PostgreSQL that the tests use, and with --servers the
// servers that adapters are tried on.
// Node built-ins only. Says nothing and takes no time where all is in place.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {findTools, ownChromium, root, writeTools} from './lib/tools.js';

const npmChromium = '@sparticuz/chromium@147.0.0';

/** What to ask apt for, and what it is called to a reader. */
const wanted = [
  {tool: 'chromium', name: 'Chromium', packages: ['chromium', 'fonts-liberation', 'fonts-dejavu-core']},
  {tool: 'firefox', name: 'Firefox', packages: ['firefox-esr', 'fonts-liberation', 'fonts-dejavu-core']},
  {tool: 'webkit', name: 'WebKit', packages: ['webkit2gtk-driver', 'xvfb', 'fonts-liberation', 'fonts-dejavu-core']},
  {tool: 'postgres', name: 'PostgreSQL', packages: ['postgresql']},
];

const say = text => process.stdout.write(`${text}\n`);

/** Runs a command, and shows what it printed only when it fails. Answers whether it went well. */
const run = (command, args, options = {}) => {
  const {status, error, stdout, stderr} = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  if (status === 0) return true;
  say(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ` (${status})`}`);
  const lines = [stdout, stderr].filter(Boolean).join('\n').trim().split('\n');
  const telling = lines.filter(line => !line.startsWith('npm warn'));
  say((telling.length > 40 ? [...telling.slice(0, 20), '…', ...telling.slice(-20)] : telling).join('\n'));
  return false;
};

const npm = (args, options = {}) =>
  process.env.npm_execpath?.endsWith('.js')
    ? run(process.execPath, [process.env.npm_execpath, ...args, '--loglevel=warn'], options)
    : run('npm', [...args, '--loglevel=warn'], {shell: process.platform === 'win32', ...options});

/** True where node_modules was filled from the same lock file by other means, such as `npm install`. */
const sameAsLock = lock => {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, entry]) =>
      path === '' ||
      (installed[path] ? installed[path].version === entry.version : entry.optional || entry.devOptional),
  );
};

const installPackages = () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.latchkey-lock');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!sameAsLock(lock)) {
    say('Installing packages (npm ci)');
    if (!npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) process.exit(1);
  }
  writeFileSync(stamp, hash);
};

/** Installs what `test/live/servers` names, apart from the project's own packages, of which it would be the larger half. */
const installServers = () => {
  const source = join(root, 'test', 'live', 'servers');
  const folder = join(root, '.cache', 'servers');
  const stamp = join(folder, 'node_modules', '.latchkey-lock');
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Installing the servers that adapters are tried on (npm ci)');
  mkdirSync(folder, {recursive: true});
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(source, file), join(folder, file));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  if (!npm(['ci', '--prefix', folder, ...options], {cwd: folder})) process.exit(1);
  writeFileSync(stamp, hash);
};

const missing = tools => wanted.filter(({tool}) => !tools[tool]);

const canUseApt = () =>
  process.getuid?.() === 0 &&
  existsSync('/usr/bin/apt-get') &&
  existsSync('/etc/os-release') &&
  /^ID="?debian/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Keeps the server package from making and starting a database of its own: the tests make theirs in a temporary folder. */
const forbidOwnCluster = () => {
  const folder = '/etc/postgresql-common/createcluster.d';
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'latchkey.conf'), 'create_main_cluster = false\n');
};

const installByApt = groups => {
  const apt = args =>
    run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    });
  const install = packages => apt(['install', '-y', '--no-install-recommends', ...new Set(packages)]);
  say(`Installing ${groups.map(({name}) => name).join(', ')} (apt-get)`);
  if (groups.some(({tool}) => tool === 'postgres')) forbidOwnCluster();
  // Old lists may serve where the network does not.
  apt(['update']);
  if (install(groups.flatMap(({packages}) => packages)) || groups.length === 1) return;
  for (const {packages} of groups) install(packages);
};

/**
 * A Chromium out of an npm package, kept in .cache, for a machine where nothing may be installed. The package is made for
 * a server without any libraries, says so only there, and unpacks into the temporary folder: hence the two variables.
 */
const unpackChromium = () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const folder = dirname(ownChromium);
  const packed = join(folder, 'package');
  mkdirSync(packed, {recursive: true});
  writeFileSync(join(packed, 'package.json'), '{"private": true, "type": "module"}\n');
  say(`Fetching Chromium (${npmChromium})`);
  if (!npm(['install', '--prefix', packed, '--ignore-scripts', '--no-audit', '--no-fund', npmChromium])) return;
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`;
  const env = {...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x'};
  if (!run(process.execPath, ['--input-type=module', '--eval', unpack], {cwd: packed, env})) return;
  // The package looks for its fonts in the temporary folder of that server.
  const fonts = [join(folder, 'fonts'), '/usr/share/fonts'].map(path => `<dir>${path}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    join(folder, 'fonts', 'fonts.conf'),
    `<!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}${cache}</fontconfig>\n`,
  );
  const start = [
    '#!/bin/sh',
    'here=$(dirname "$0")',
    'export FONTCONFIG_PATH="$here/fonts" LD_LIBRARY_PATH="$here/al2023/lib"',
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(ownChromium, `${start.join('\n')}\n`, {mode: 0o755});
};

const installTools = () => {
  let tools = findTools();
  if (missing(tools).length && canUseApt()) {
    installByApt(missing(tools));
    tools = findTools();
  }
  if (!tools.chromium) {
    unpackChromium();
    tools = findTools();
  }
  writeTools(tools);
  for (const {name, packages} of missing(tools)) {
    say(`${name} is not on this machine: its tests will be skipped. On Debian: apt-get install ${packages.join(' ')}`);
  }
};

installPackages();
if (process.argv.includes('--servers')) installServers();
if (process.argv.includes('--browsers')) {
  try {
    installTools();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
