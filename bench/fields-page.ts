// Runs in the page for first-field.ts and hundred.ts.

/** What became of elements that were put on the page at once. Times in milliseconds. */
export interface Insertion {
  /** From the insertion, which sets the mark `insertion`, until the first field of each can be used. */
  readonly ready: number;
  /** The tasks of more than 50 ms in that time, in their order. */
  readonly longTasks: readonly {readonly start: number; readonly duration: number}[];
}

declare global {
  /** Resolves when the first field of an element has the focus, with the time since the navigation started. */
  function firstFieldReady(tag: string, field: string): Promise<number>;
  /** Puts so many elements on the page, all at once, and waits for the first field of each. */
  function insertAll(markup: string, count: number, tag: string, field: string): Promise<Insertion>;
  /** Takes off the page all that was put there. */
  function removeAll(): void;
}

const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

/** The task that follows. A timer would wait, nested as these are. */
const nextTask = () =>
  new Promise(resolve => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });

const isUsable = (field: Element | null | undefined): field is HTMLInputElement | HTMLTextAreaElement =>
  (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
  !field.disabled &&
  field.getClientRects().length > 0 &&
  field.checkVisibility({opacityProperty: true, visibilityProperty: true});

const fieldOf = (host: Element | undefined, selector: string) =>
  host?.querySelector(selector) ?? host?.shadowRoot?.querySelector(selector);

globalThis.firstFieldReady = async (tag, selector) => {
  for (;;) {
    await frame();
    const field = fieldOf(document.querySelector(tag) ?? undefined, selector);
    if (!isUsable(field)) continue;
    field.focus({preventScroll: true});
    if (!field.matches(':focus')) continue;
    await nextTask();
    return performance.now();
  }
};

globalThis.insertAll = async (markup, count, tag, selector) => {
  const entries: PerformanceEntry[] = [];
  const observer = new PerformanceObserver(list => entries.push(...list.getEntries()));
  observer.observe({type: 'longtask'});
  const main = document.createElement('main');
  document.body.append(main);
  await frame();
  await nextTask();
  const {startTime: start} = performance.mark('insertion');
  main.innerHTML = markup.repeat(count);
  const hosts = [...main.querySelectorAll(tag)];
  // The one that is waited for comes first, so that looking costs next to nothing.
  for (let ready = 0; ready < count;) {
    await frame();
    while (isUsable(fieldOf(hosts[ready], selector))) ready++;
  }
  await nextTask();
  const end = performance.now();
  // Entries come when the page has nothing better to do.
  await new Promise(resolve => setTimeout(resolve, 500));
  observer.disconnect();
  return {
    ready: end - start,
    longTasks: entries
      .filter(({startTime, duration}) => startTime + duration > start && startTime < end)
      .map(({startTime, duration}) => ({start: startTime, duration})),
  };
};

globalThis.removeAll = () => {
  for (const host of document.querySelectorAll('main')) host.remove();
};
