import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {repeat} from 'lit/directives/repeat.js';
import type {OfficeFilter} from '../../core/protocol/assisted/names.js';
import type {Office, OfficeQuery, Place} from '../../core/protocol/assisted/office.js';
import {filterText, languageText} from '../texts/offices.js';
import type {ViewHost} from '../view-host.js';
import {officeCard} from './office-card.js';
import {OfficeSearch} from './office-search.js';

/** How long somebody has to stop typing, in milliseconds, before it is looked for. */
const typing = 300;

/** What the list is to do for whoever shows it. */
export interface OfficeListOptions {
  /** What the list can be narrowed down to. */
  readonly filters: () => readonly OfficeFilter[];
  /** The languages that it can be narrowed down to, BCP 47 tags; without them, those of the offices that were found. */
  readonly languages?: () => readonly string[];
  /** What may be done with an office. */
  readonly action?: (office: Office) => TemplateResult;
  /** What else may be done while the service does not answer. */
  readonly otherwise?: () => TemplateResult;
}

/** Offices that can be searched: by words, around a place, and by what they offer. Shown in a shadow root. */
export class OfficeList {
  private readonly search: OfficeSearch;
  private text = '';
  private near: Place | undefined;
  private filters: readonly OfficeFilter[] = [];
  private language = '';
  private readonly spoken = new Set<string>();
  /** The offices whose hours are shown. */
  private readonly opened = new Set<string>();
  private place: 'unknown' | 'asked' | 'known' | 'failed' = 'unknown';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private disposed = false;
  /** The office that gets the focus as soon as it is shown. */
  private focusOn: string | undefined;

  constructor(
    private readonly host: Pick<ViewHost, 'uid' | 'source' | 'requestUpdate' | 'announce'>,
    private readonly options: OfficeListOptions,
  ) {
    this.search = new OfficeSearch(
      () => host.source,
      () => {
        this.host.requestUpdate();
      },
    );
  }

  /** Whether the service did not answer. */
  get hasFailed(): boolean {
    return this.search.status === 'failed';
  }

  /** Looks for the offices. */
  async load(announced = false): Promise<void> {
    clearTimeout(this.timer);
    const {near, filters, language} = this;
    const text = this.text.trim();
    const query: OfficeQuery = {
      ...(text && {text}),
      ...(near && {near}),
      ...(filters[0] && {filters}),
      ...(language && {language}),
    };
    await this.search.find(query);
    this.learnLanguages();
    if (announced && this.search.status === 'found') this.host.announce(this.count());
  }

  /** Leaves no timer and no question behind. */
  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.search.stop();
  }

  /** The search, the list and the place for a map. */
  render(): TemplateResult {
    const {search} = this;
    return html`${this.renderSearch()}
      <slot name="map"></slot>
      <div class="found" aria-busy=${search.status === 'loading'}>
        ${search.status === 'failed' ? this.renderFailed() : this.renderFound()}
      </div>`;
  }

  private renderSearch(): TemplateResult {
    const {host, options, place} = this;
    const filters = options.filters();
    const languages = options.languages?.() ?? [...this.spoken];
    return html`<form class="search" role="search" novalidate @submit=${this.onSubmit}>
      <label for="${host.uid}-text">${msg('Town, street or name of the office', {id: 'latchkey.offices.text'})}</label>
      <div class="row">
        <input
          type="search"
          id="${host.uid}-text"
          autocomplete="off"
          enterkeyhint="search"
          .value=${this.text}
          @input=${this.onType}
        />
        <button type="submit" part="button">${msg('Search', {id: 'latchkey.offices.search'})}</button>
      </div>
      ${
        'geolocation' in navigator
          ? html`<button
              type="button"
              class="lk-link"
              part="button"
              aria-disabled=${place === 'asked' ? 'true' : nothing}
              @click=${this.onPlace}
            >
              ${
                place === 'known'
                  ? msg('Forget where I am', {id: 'latchkey.offices.forget-place'})
                  : msg('Nearest to where I am', {id: 'latchkey.offices.near'})
              }
            </button>`
          : nothing
      }
      ${
        place === 'failed'
          ? html`<p class="warning">
              ${msg('Your device did not say where you are. Search for a town or a street instead.', {id: 'latchkey.offices.no-place'})}
            </p>`
          : nothing
      }
      ${
        filters.length
          ? html`<fieldset>
              <legend>${msg('Narrow the list down', {id: 'latchkey.offices.filters'})}</legend>
              ${filters.map(
                filter =>
                  html`<label class="tick">
                    <input
                      type="checkbox"
                      .checked=${this.filters.includes(filter)}
                      @change=${() => {
                        this.toggle(filter);
                      }}
                    />
                    <span>${filterText(filter)}</span>
                  </label>`,
              )}
            </fieldset>`
          : nothing
      }
      ${
        languages.length > 1
          ? html`<label for="${host.uid}-language">${msg('Language spoken', {id: 'latchkey.offices.language'})}</label>
              <select id="${host.uid}-language" @change=${this.onLanguage}>
                <option value="" ?selected=${this.language === ''}>
                  ${msg('Any language', {id: 'latchkey.offices.any-language'})}
                </option>
                ${languages.map(
                  tag => html`<option value=${tag} ?selected=${tag === this.language}>${languageText(tag)}</option>`,
                )}
              </select>`
          : nothing
      }
    </form>`;
  }

  private renderFound(): TemplateResult {
    const {search} = this;
    if (search.status === 'idle' || (search.status === 'loading' && !search.shown.length)) {
      return html`<p>${msg('One moment…', {id: 'latchkey.loading'})}</p>`;
    }
    if (!search.shown.length) return this.renderNone();
    return html`<p class="count">${this.count()}</p>
      ${
        search.start > 0
          ? this.button(msg('Show the ones before', {id: 'latchkey.offices.before'}), () => {
              search.before();
              this.moveTo(search.shown[0]);
            })
          : nothing
      }
      <ul class="offices">
        ${repeat(
          search.shown,
          ({id}) => id,
          office => this.renderOffice(office),
        )}
      </ul>
      ${
        search.hasMore
          ? this.button(msg('Show more', {id: 'latchkey.offices.more'}), () => {
              void this.showMore();
            })
          : nothing
      }`;
  }

  private renderOffice(office: Office): TemplateResult {
    return html`<li>
      <p class="name" tabindex="-1" ${ref(office.id === this.focusOn ? this.onFocusable : undefined)}>
        <bdi>${office.name}</bdi>
      </p>
      ${officeCard(office, this.search.now, {
        isShown: this.opened.has(office.id),
        onToggle: ({target}) => {
          if (target instanceof HTMLDetailsElement) this.toggleHours(office.id, target.open);
        },
      })}
      ${this.options.action?.(office) ?? nothing}
    </li>`;
  }

  private renderNone(): TemplateResult {
    return html`<p>${this.count()}</p>
      <p>${msg('Search for something else, or look at all offices.', {id: 'latchkey.offices.widen'})}</p>
      ${this.button(msg('Show all offices', {id: 'latchkey.offices.all'}), () => {
        this.text = this.language = '';
        this.filters = [];
        void this.load(true).then(() => {
          this.moveTo(this.search.shown[0]);
        });
      })}`;
  }

  private renderFailed(): TemplateResult {
    return html`<div class="notice error" part="notice" role="alert">
      <p>${msg('The list of offices cannot be loaded at the moment.', {id: 'latchkey.offices.failed'})}</p>
      <p>
        ${this.button(msg('Try again', {id: 'latchkey.try-again'}), () => {
          void this.retry();
        })}
      </p>
      ${this.options.otherwise?.() ?? nothing}
    </div>`;
  }

  private button(text: string, onClick: () => void): TemplateResult {
    return html`<button type="button" class="plain" part="button" @click=${onClick}>${text}</button>`;
  }

  private count(): string {
    const {shown, start, end, total} = this.search;
    if (!shown.length) return msg('No office fits.', {id: 'latchkey.offices.none'});
    const range = `${start + 1}–${end}`;
    return total === undefined
      ? msg(str`Offices shown: ${range}.`, {id: 'latchkey.offices.shown'})
      : msg(str`Offices shown: ${range} of ${total}.`, {id: 'latchkey.offices.shown-of'});
  }

  private async showMore(): Promise<void> {
    const {end} = this.search;
    await this.search.more();
    this.learnLanguages();
    if (this.search.end === end) return;
    this.host.announce(this.count());
    this.moveTo(this.search.shown[end - this.search.start]);
  }

  private learnLanguages(): void {
    for (const {languages} of this.search.shown) for (const each of languages) this.spoken.add(each);
    this.host.requestUpdate();
  }

  private async retry(): Promise<void> {
    await this.search.retry();
    if (!this.hasFailed) this.moveTo(this.search.shown[0]);
  }

  /** Moves the focus to an office with the next render: what was pressed is elsewhere by then, or gone. */
  private moveTo(office: Office | undefined): void {
    this.focusOn = office?.id;
    this.host.requestUpdate();
  }

  private readonly onFocusable = (name: Element | undefined): void => {
    if (!(name instanceof HTMLElement)) return;
    this.focusOn = undefined;
    // It is put into the page only after this.
    queueMicrotask(() => {
      name.focus();
    });
  };

  private toggleHours(id: string, isShown: boolean): void {
    if (isShown) this.opened.add(id);
    else this.opened.delete(id);
    this.host.requestUpdate();
  }

  private toggle(filter: OfficeFilter): void {
    const {filters} = this;
    this.filters = filters.includes(filter) ? filters.filter(each => each !== filter) : [...filters, filter];
    void this.load(true);
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.load(true);
  };

  private readonly onType = ({target}: Event): void => {
    if (target instanceof HTMLInputElement) this.text = target.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(true), typing);
  };

  private readonly onLanguage = ({target}: Event): void => {
    if (target instanceof HTMLSelectElement) this.language = target.value;
    void this.load(true);
  };

  private readonly onPlace = (): void => {
    if (this.place === 'asked') return;
    if (this.place === 'known') {
      this.onPosition('unknown');
      return;
    }
    this.place = 'asked';
    this.host.requestUpdate();
    navigator.geolocation.getCurrentPosition(
      ({coords: {latitude, longitude}}) => {
        // A hundred metres are near enough; nobody needs to know the house.
        const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;
        this.onPosition('known', {latitude: round(latitude), longitude: round(longitude)});
      },
      () => {
        this.onPosition('failed');
      },
      {timeout: 10_000, maximumAge: 300_000},
    );
  };

  private onPosition(place: 'known' | 'unknown' | 'failed', near?: Place): void {
    if (this.disposed) return;
    this.place = place;
    this.near = near;
    if (place === 'failed') {
      this.host.announce(
        msg('Your device did not say where you are. Search for a town or a street instead.', {
          id: 'latchkey.offices.no-place',
        }),
      );
      this.host.requestUpdate();
    } else void this.load(true);
  }
}
