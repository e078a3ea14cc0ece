import type {ViewHost} from './view-host.js';

/** The longest pause between two questions, in milliseconds. */
const longest = 300_000;

const isAsleep = (): boolean => document.hidden || !navigator.onLine;

/**
 * Asks the server for the step again and again: each pause is twice as long as the one before, up to five minutes. It
 * sleeps in a hidden tab and without a network, and wakes with them.
 */
export class Poll {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = 0;
  private due = 0;

  constructor(private readonly host: Pick<ViewHost, 'now' | 'refresh'>) {}

  /** Begins anew, with the pause that the step names, in milliseconds: when a step is first shown, and when it changes. */
  start(pollAfter: number): void {
    this.stop();
    document.addEventListener('visibilitychange', this.onChange);
    window.addEventListener('online', this.onChange);
    this.pause = Math.max(1000, pollAfter);
    this.next();
  }

  /** Leaves no timer or listener behind. */
  stop(): void {
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.onChange);
    window.removeEventListener('online', this.onChange);
  }

  private next(): void {
    // Many people are given tickets at once: they must not all ask at once.
    // eslint-disable-next-line no-restricted-properties -- how long a pause is, is no secret
    this.due = this.host.now() + this.pause * (1 + Math.random() / 5);
    this.pause = Math.max(this.pause, Math.min(longest, 2 * this.pause));
    this.onChange();
  }

  private readonly onChange = (): void => {
    clearTimeout(this.timer);
    if (!isAsleep()) this.timer = setTimeout(this.ask, Math.max(0, this.due - this.host.now()));
  };

  private readonly ask = (): void => {
    if (isAsleep()) return;
    this.host.refresh();
    // There may be no answer.
    this.next();
  };
}
