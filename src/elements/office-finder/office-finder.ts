import {msg, updateWhenLocaleChanges} from '@lit/localize';
import {html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {officeFilters} from '../../core/protocol/assisted/names.js';
import type {Transport} from '../../core/protocol/transport.js';
import {loadHttpTransport} from '../defaults.js';
import {useLocale} from '../locale.js';
import {OfficeList} from '../office-list/office-list.js';
import {chromeStyles} from '../styles/chrome.styles.js';
import {controlStyles} from '../styles/controls.styles.js';
import {officeStyles} from '../styles/office.styles.js';
import {tokens} from '../styles/tokens.js';

let count = 0;

/**
 * Finds a service centre: where it is, when it is open and what it offers. Needs no session.
 *
 * @tagname office-finder
 * @slot heading - Instead of the heading.
 * @slot intro - Below the heading.
 * @slot map - A map of the host, between the search and the list.
 * @slot footer - Below the list.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart notice - A notice.
 * @csspart button - A button.
 * @csspart link - A link.
 * @csspart footer - The footer.
 */
export class OfficeFinder extends LitElement {
  static override styles = [tokens, chromeStyles, controlStyles, officeStyles];
  static override properties: PropertyDeclarations = {
    endpoint: {},
    transport: {attribute: false},
    locale: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };

  /** The base address of a backend that speaks the HTTP protocol, such as `/account/latchkey`. */
  endpoint: string | undefined;

  /** Any other backend. Goes before `endpoint`. */
  transport: Transport | undefined;

  /** The locale of the texts, a BCP 47 tag. `@lit/localize` keeps one a page: the last element that names one decides. */
  locale: string | undefined;

  /** The level of the heading, 1 to 6. */
  headingLevel = 2;

  /** @internal */
  readonly uid = `latchkey-finder-${++count}`;

  /** @internal */
  source: Transport | undefined;

  private list: OfficeList | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.list) void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page takes it out and puts it back at once: what was found stays.
    queueMicrotask(() => {
      if (!this.isConnected) this.end();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.locale !== undefined) void useLocale(this.locale);
    if (changed.has('endpoint') || changed.has('transport')) void this.begin();
  }

  /** @internal */
  announce(text: string): void {
    const status = this.renderRoot.querySelector('[role=status]');
    if (status) status.textContent = text;
  }

  private async begin(): Promise<void> {
    this.end();
    const {endpoint, transport} = this;
    const list = (this.list = new OfficeList(this, {filters: () => officeFilters}));
    try {
      this.source = transport ?? (endpoint === undefined ? undefined : await loadHttpTransport(endpoint));
    } catch {
      // Without one, the list says that it cannot be loaded.
    }
    if (this.list === list && (transport ?? endpoint) !== undefined) await list.load();
  }

  private end(): void {
    this.list?.dispose();
    this.list = this.source = undefined;
  }

  override render(): TemplateResult {
    return html`<section part="base" aria-labelledby="heading">
      <div id="heading" class="heading" part="heading" role="heading" aria-level=${this.headingLevel}>
        <slot name="heading">${msg('Find an office', {id: 'latchkey.finder.heading'})}</slot>
      </div>
      <slot name="intro"></slot>
      ${this.list?.render()}
      <footer part="footer"><slot name="footer"></slot></footer>
      <div class="status" role="status"></div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-finder': OfficeFinder;
  }
}
