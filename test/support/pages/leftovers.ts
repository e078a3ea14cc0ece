/** What was started and is still going on. */
export interface Leftovers {
  /** Timers that are still running. */
  timers(): number;
  /** Listeners on the window and the document that are still there, by the name of their event. */
  listeners(): readonly string[];
}

let restore: (() => void) | undefined;

afterEach(() => {
  restore?.();
  restore = undefined;
});

/** Counts, until the end of the test, every timer and every listener on what outlives an element. */
export function watchLeftovers(): Leftovers {
  const {setTimeout, setInterval, clearTimeout, clearInterval} = globalThis;
  const {addEventListener, removeEventListener} = EventTarget.prototype;
  const timers = new Set<unknown>();
  const listeners: {readonly target: EventTarget; readonly type: string; readonly listener: unknown}[] = [];

  const forget = (target: EventTarget, type: string, listener: unknown): void => {
    const index = listeners.findIndex(
      each => each.target === target && each.type === type && each.listener === listener,
    );
    if (index >= 0) listeners.splice(index, 1);
  };

  const replaced = {
    setTimeout(work: () => void, ms?: number) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.add(timer);
      return timer;
    },
    setInterval(work: () => void, ms?: number) {
      const timer = setInterval(work, ms);
      timers.add(timer);
      return timer;
    },
    clearTimeout(timer?: number) {
      timers.delete(timer);
      clearTimeout(timer);
    },
    clearInterval(timer?: number) {
      timers.delete(timer);
      clearInterval(timer);
    },
  };
  Object.assign(globalThis, replaced);

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (this === window || this === document) {
      listeners.push({target: this, type, listener});
      if (typeof options === 'object' && options.once) {
        addEventListener.call(
          this,
          type,
          () => {
            forget(this, type, listener);
          },
          options,
        );
      }
    }
    addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    forget(this, type, listener);
    removeEventListener.call(this, type, listener, options);
  };

  restore = () => {
    Object.assign(globalThis, {setTimeout, setInterval, clearTimeout, clearInterval});
    Object.assign(EventTarget.prototype, {addEventListener, removeEventListener});
  };
  return {timers: () => timers.size, listeners: () => listeners.map(({type}) => type)};
}
