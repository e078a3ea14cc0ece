/** A task of a thread. Times in milliseconds. */
export interface Task {
  /** On the page's clock. */
  readonly start: number;
  readonly duration: number;
  /** For how long of that the thread was running: what other processes took is left out. */
  readonly threadTime: number;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * The tasks of the main thread of the page that has set a mark, from a trace with the categories `toplevel` and
 * `blink.user_timing`. Nothing without the mark.
 */
export function tasksOf(trace: string, mark: string): Task[] {
  const json: unknown = JSON.parse(trace);
  const list: unknown = isObject(json) ? json.traceEvents : undefined;
  const events = Array.isArray(list) ? list.filter(isObject) : [];
  const marked = events.find(({name, cat}) => name === mark && cat === 'blink.user_timing');
  const data = isObject(marked?.args) && isObject(marked.args.data) ? marked.args.data : {};
  // The trace counts in microseconds, from another moment.
  const zero = Number(marked?.ts) / 1000 - Number(data.startTime);
  return events
    .filter(({name, pid, tid}) => String(name).endsWith('RunTask') && pid === marked?.pid && tid === marked?.tid)
    .map(({ts, dur, tdur}) => ({
      start: Number(ts) / 1000 - zero,
      duration: Number(dur) / 1000,
      threadTime: Number(tdur) / 1000,
    }));
}
