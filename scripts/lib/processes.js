// Nothing that a script has started may outlive it: browsers and servers start processes of their own, in groups of their own.
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';

const hasProc = existsSync('/proc/self/environ');

/** A file of /proc; empty where the process has ended meanwhile. */
const read = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const numbers = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);

/** Pairs of a process and its parent. The name of a process may have spaces and brackets in it: what follows it hasn't. */
const parents = () =>
  hasProc
    ? numbers().map(pid => [pid, Number(read(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ')[1])])
    : execFileSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8'})
        .trim()
        .split('\n')
        .map(line => line.trim().split(/\s+/).map(Number));

/**
 * The processes that a process started, and theirs.
 * @param {number} pid
 * @returns {number[]}
 */
export const descendantsOf = pid => {
  const all = parents();
  const found = [pid];
  for (const parent of found) found.push(...all.filter(([, each]) => each === parent).map(([child]) => child));
  return found.slice(1);
};

/**
 * The processes that have the text in their environment, whoever their parent is by now. Linux only; elsewhere none.
 * @param {string} mark
 * @returns {number[]}
 */
export const marked = mark =>
  hasProc ? numbers().filter(pid => pid !== process.pid && read(`/proc/${pid}/environ`).includes(mark)) : [];

/**
 * Sends a signal to each process that is still there.
 * @param {number[]} pids
 * @param {NodeJS.Signals} name
 */
export const signal = (pids, name) => {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended already.
    }
  }
};

/** Asks every descendant of this process to end, without waiting. For an `exit` handler. */
export const endDescendants = () => signal(descendantsOf(process.pid), 'SIGTERM');

const isAlive = pid => {
  if (hasProc) return /^[^Z]/.test(read(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim() || 'Z');
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Waits until the processes have ended, at most so long.
 * @param {number[]} pids
 * @param {number} milliseconds
 * @returns {Promise<number[]>} those that have not
 */
export const ended = async (pids, milliseconds) => {
  for (let waited = 0; ; waited += 50) {
    const left = pids.filter(isAlive);
    if (!left.length || waited >= milliseconds) return left;
    await pause(50);
  }
};

/**
 * Ends the processes, kindly first.
 * @param {number[]} pids
 */
export const end = async pids => {
  signal(pids, 'SIGTERM');
  signal(await ended(pids, 3000), 'SIGKILL');
};

/**
 * What a process is called.
 * @param {number} pid
 * @returns {string}
 */
export const nameOf = pid => read(`/proc/${pid}/comm`).trim() || String(pid);
