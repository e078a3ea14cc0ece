import {expect} from 'chai';
import {Poll} from '../../src/elements/poll.js';

const minute = 60_000;

describe('a poll', () => {
  const {setTimeout, clearTimeout} = globalThis;
  const {random} = Math;
  let now: number;
  let count: number;
  let timers: Map<number, {at: number; work: () => void}>;
  let poll: Poll;

  /** Lets time go by, and everything happen that is due in it. */
  const pass = (ms: number): void => {
    const end = now + ms;
    for (;;) {
      const [next] = [...timers].filter(([, {at}]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      timers.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].work();
    }
    now = end;
  };
  const shown = (name: 'hidden' | 'onLine', value: boolean): void => {
    Object.defineProperty(name === 'hidden' ? document : navigator, name, {configurable: true, value});
    if (name === 'hidden') document.dispatchEvent(new Event('visibilitychange'));
    else window.dispatchEvent(new Event(value ? 'online' : 'offline'));
  };

  beforeEach(() => {
    now = count = 0;
    timers = new Map();
    let last = 0;
    Object.assign(globalThis, {
      setTimeout: (work: () => void, ms = 0) => {
        timers.set(++last, {at: now + ms, work});
        return last;
      },
      clearTimeout: (timer: number) => timers.delete(timer),
    });
    Math.random = () => 0;
    poll = new Poll({now: () => now, refresh: () => count++});
  });
  afterEach(() => {
    poll.stop();
    Object.assign(globalThis, {setTimeout, clearTimeout});
    Math.random = random;
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(navigator, 'onLine');
  });

  it('asks after a while, each time later, up to five minutes', () => {
    poll.start(minute);
    const asked: number[] = [];
    for (let passed = 0; passed < 20; passed += 0.5) {
      const before = count;
      pass(minute / 2);
      if (count > before) asked.push(now / minute);
    }
    expect(asked).to.deep.equal([1, 3, 7, 12, 17]);
  });

  it('does not ask at the same moment as everybody else', () => {
    Math.random = () => 0.999;
    poll.start(minute);
    pass(1.19 * minute);
    expect(count).to.equal(0);
    pass(0.01 * minute);
    expect(count).to.equal(1);
  });

  it('asks no more often than once a second, and heeds a server that wants it less often than every five minutes', () => {
    poll.start(0);
    pass(999);
    expect(count).to.equal(0);
    pass(1);
    expect(count).to.equal(1);
    poll.start(10 * minute);
    pass(10 * minute);
    expect(count).to.equal(2);
    pass(9.9 * minute);
    expect(count).to.equal(2);
    pass(0.1 * minute);
    expect(count).to.equal(3);
  });

  it('begins anew when it is told to', () => {
    poll.start(minute);
    pass(3 * minute);
    expect(count).to.equal(2);
    poll.start(minute);
    pass(minute);
    expect(count).to.equal(3);
  });

  for (const [what, sleep, wake] of [
    ['in a hidden tab', () => shown('hidden', true), () => shown('hidden', false)],
    ['without a network', () => shown('onLine', false), () => shown('onLine', true)],
  ] as const) {
    it(`sleeps ${what}, and asks at once when it wakes, if it is time`, () => {
      poll.start(minute);
      sleep();
      pass(minute / 2);
      wake();
      expect(count).to.equal(0);
      pass(minute / 2);
      expect(count).to.equal(1);
      sleep();
      pass(60 * minute);
      expect(count).to.equal(1);
      wake();
      pass(0);
      expect(count).to.equal(2);
    });
  }

  it('leaves nothing behind', () => {
    poll.start(minute);
    poll.start(minute);
    expect(timers.size).to.equal(1);
    poll.stop();
    shown('hidden', false);
    shown('onLine', true);
    expect(timers.size).to.equal(0);
  });
});
