// How long an estimate of a password's strength takes in its worker: tsx bench/strength.ts
import {build} from 'esbuild';
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';
import {seededDice} from '../test/support/random.js';
import {launchChromium} from './browser.js';
import type {StrengthTimes} from './strength-page.js';

const dice = seededDice(1);
const printable = Array.from({length: 94}, (_, i) => String.fromCharCode(33 + i));
const words = 'correct horse battery staple monkey dragon summer shadow london coffee guitar window river castle'.split(
  ' ',
);
const walks = ['qwertyuiop', 'asdfghjkl', '1qaz2wsx', '!QAZ@WSX', 'poiuytrewq', 'abcdefgh', '87654321', 'aaaaaaaa'];
const noise = (least: number, most: number) => dice.some(least, most, () => dice.pick(printable)).join('');
const word = () => dice.pick(words);

/** What people type: the same 160 in every run. */
const everyday = [
  () => `${word()}${dice.below(10_000)}`,
  () => `${word()}${word()}!`.replace(/a/g, '@').replace(/e/g, '3').replace(/o/g, '0'),
  () => `${word()}${1 + dice.below(28)}.${1 + dice.below(12)}.${1950 + dice.below(70)}`,
  () => `${dice.pick(walks)}${noise(1, 8)}`,
  () => noise(8, 32),
  () => dice.some(3, 6, word).join(' '),
  () => `${word().repeat(3)}${noise(1, 3)}`,
  () => `${dice.pick(['пароль', '密码安全', 'contraseña', '🔒secret🔑'])}${noise(1, 12)}`,
].flatMap(make => Array.from({length: 20}, make));

const fit = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** What is hard to estimate, at a given length. */
const hard = (length: number): Readonly<Record<string, string>> => ({
  'random characters': noise(length, length),
  'random digits': dice.some(length, length, () => dice.below(10)).join(''),
  'signs for letters': fit('4@8({[<3690!1|7$5+%2', length),
  dates: fit('20.11.1987', length),
  words: fit(words.join(''), length),
});

const {outputFiles} = await build({
  entryPoints: {page: 'bench/strength-page.ts', worker: 'src/adapters/zxcvbn/worker.ts'},
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outdir: '/',
  write: false,
});
const files = new Map(outputFiles.map(({path, contents}) => [path, contents]));

const server = createServer(({url = '/'}, response) => {
  const file = files.get(url);
  response.writeHead(file || url === '/' ? 200 : 404, {
    'content-type': file ? 'text/javascript' : 'text/html',
    // Isolated, the page's clock counts in 5 µs steps instead of 100.
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  response.end(file ?? '<!doctype html><title>Strength</title><script type="module" src="/page.js"></script>');
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (typeof address !== 'object' || !address) throw new Error('The server has no port');

const browser = await launchChromium();

const measure = async (passwords: readonly string[], rounds: number): Promise<StrengthTimes> => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  const call = `measureStrength(${JSON.stringify(passwords)}, ${rounds})`;
  const result = await page.evaluate<StrengthTimes>(call);
  await page.close();
  return result;
};

const print = (name: string, ...times: readonly number[]) => {
  console.log(`${name.padEnd(36)}${times.map(time => time.toFixed(2).padStart(9)).join('')}`);
};

try {
  const {cold, warm} = await measure(everyday, 5);
  const sorted = [...warm].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  console.log('Milliseconds from the call to the verdict, worker and messages included.\n');
  console.log(`${' '.repeat(36)}${['median', '99 %', 'most'].map(head => head.padStart(9)).join('')}`);
  print(`${everyday.length} everyday passwords`, at(0.5), at(0.99), at(1 - 1 / sorted.length));
  console.log(`\n${' '.repeat(36)}${['64', '128', '10,000'].map(head => head.padStart(9)).join('')} characters`);
  const lengths = [64, 128, 10_000].map(hard);
  const results = [];
  for (const inputs of lengths) results.push((await measure(Object.values(inputs), 9)).warm);
  for (const [index, name] of Object.keys(hard(1)).entries()) print(name, ...results.map(times => times[index] ?? 0));
  console.log(`\n${' '.repeat(36)}${['first', 'final'].map(head => head.padStart(9)).join('')} verdict`);
  print('nothing started or loaded', cold.first, cold.final);
} finally {
  await browser.close();
  server.close();
}
