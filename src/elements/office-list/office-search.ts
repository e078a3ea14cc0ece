import type {Office, OfficePage, OfficeQuery} from '../../core/protocol/assisted/office.js';
import type {Transport} from '../../core/protocol/transport.js';
import {activeLocale} from '../locale.js';

/** How many more offices are shown at a time, and how many there are on the page at the most. */
const batch = 20;
const most = 60;

/** A search for offices: asks page by page, drops whatever answers too late, and knows which part of it all is shown. */
export class OfficeSearch {
  /** Where it is; `idle` before the first question. */
  status: 'idle' | 'loading' | 'found' | 'failed' = 'idle';
  /** How many there are in all, as far as the service counts. */
  total: number | undefined;
  /** The server's clock at the last answer, in milliseconds since 1970. */
  now = Date.now();
  /** The first that is shown, and the first after those that are. */
  start = 0;
  end = 0;

  private offices: readonly Office[] = [];
  private query: OfficeQuery = {};
  private next: string | undefined;
  private controller: AbortController | undefined;
  /** What failed, to be tried again. */
  private failed: (() => Promise<void>) | undefined;

  constructor(
    private readonly source: () => Transport | undefined,
    /** Called after every change. */
    private readonly onChange: () => void,
  ) {}

  /** The offices that are shown. */
  get shown(): readonly Office[] {
    return this.offices.slice(this.start, this.end);
  }

  /** Whether there are more to show after those that are shown. */
  get hasMore(): boolean {
    return this.end < this.offices.length || this.next !== undefined;
  }

  /** Looks for other offices. */
  async find(query: OfficeQuery): Promise<void> {
    this.query = query;
    const page = await this.ask(query, () => this.find(query));
    if (!page) return;
    this.offices = page.offices;
    this.start = 0;
    this.end = Math.min(batch, page.offices.length);
    this.onChange();
  }

  /** Shows the next ones; the first ones go, if there are too many. */
  async more(): Promise<void> {
    while (this.end + batch > this.offices.length && this.next !== undefined) {
      const page = await this.ask({...this.query, cursor: this.next}, () => this.more());
      if (!page) return;
      this.offices = [...this.offices, ...page.offices];
    }
    this.end = Math.min(this.end + batch, this.offices.length);
    this.start = Math.max(this.start, this.end - most);
    this.onChange();
  }

  /** Shows those before again. */
  before(): void {
    this.start = Math.max(0, this.start - batch);
    this.end = Math.min(this.end, this.start + most);
    this.onChange();
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    await this.failed?.();
  }

  /** Leaves no question behind. */
  stop(): void {
    this.controller?.abort();
    this.controller = undefined;
  }

  /** The answer, unless it fails or something else is asked for meanwhile. */
  private async ask(query: OfficeQuery, again: () => Promise<void>): Promise<OfficePage | undefined> {
    this.stop();
    const controller = (this.controller = new AbortController());
    const isStale = (): boolean => this.controller !== controller;
    this.status = 'loading';
    this.onChange();
    try {
      const page = await this.source()?.offices?.(query, {
        signal: controller.signal,
        locale: activeLocale(),
        idempotencyKey: crypto.randomUUID(),
      });
      if (isStale()) return undefined;
      if (page) {
        ({total: this.total, next: this.next, serverNow: this.now} = page);
        this.status = 'found';
        return page;
      }
    } catch {
      if (isStale()) return undefined;
    }
    this.status = 'failed';
    this.failed = again;
    this.onChange();
    return undefined;
  }
}
