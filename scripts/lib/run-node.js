import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import {descendantsOf, end, ended, marked, nameOf, signal} from './processes.js';

const running = new Set();

const endRunning = () => {
  for (const {pid, mark} of running) signal([...descendantsOf(pid), ...marked(mark), pid], 'SIGKILL');
};
process.once('exit', endRunning);
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(name, () => process.exit(code));
}

/**
 * Runs a script with Node to its end, and ends whatever it leaves behind.
 * @param {string[]} args the script and its arguments
 * @param {object} options
 * @param {string} options.cwd
 * @param {number} options.guard after how many milliseconds it counts as hanging; it is ended then
 * @param {Record<string, string>} [options.env] added to the environment
 * @param {'live' | 'end' | 'never'} [options.show] what it prints: as it comes, or once it has ended, or not at all
 * @returns {Promise<{code: number, isHung: boolean, left: string[], output: string}>} the exit code (1 where a signal ended
 * it), the names of the processes that it left running, and what it printed
 */
export const runNode = async (args, {cwd, guard, env = {}, show = 'live'}) => {
  const mark = `LATCHKEY_RUN=${randomUUID()}`;
  const [name, value] = mark.split('=');
  const child = spawn(process.execPath, args, {
    cwd,
    env: {...process.env, ...env, [name]: value},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = {pid: child.pid, mark};
  running.add(run);
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.on('data', data => {
      output += data;
      if (show === 'live') to.write(data);
    });
  }
  let isHung = false;
  const timer = setTimeout(async () => {
    isHung = true;
    await end([...descendantsOf(child.pid), child.pid]);
  }, guard);
  const closed = once(child, 'close');
  // Not `close` here: a process left behind keeps the pipes open.
  const code = await new Promise(resolve => {
    child.once('error', () => resolve(1));
    child.once('exit', status => resolve(status ?? 1));
  });
  clearTimeout(timer);
  const strays = await ended(marked(mark), isHung ? 0 : 3000);
  const left = strays.map(nameOf);
  await end(strays);
  // What it printed last may still be in the pipe.
  await Promise.race([closed, pause(2000, undefined, {ref: false})]);
  running.delete(run);
  if (show === 'end') process.stdout.write(output);
  return {code, isHung, left, output};
};
