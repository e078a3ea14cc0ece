import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {possessionsFor, rankWays, type RankedWay} from '../../../core/flow/steps/ways.js';
import type {Possession} from '../../../core/protocol/assisted/names.js';
import type {WaysStep} from '../../../core/protocol/assisted/step.js';
import type {Way} from '../../../core/protocol/assisted/way.js';
import {hasPasskeys} from '../../has-passkeys.js';
import {adoptAssistedStyles} from '../../styles/assisted.styles.js';
import {duration} from '../../texts/times.js';
import {missingText, possessionText, takesText, wayName} from '../../texts/ways.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** Which way suits the person. What somebody still has is asked to rank the ways, and stays in the page. */
export class WaysView implements StepView {
  readonly fields = [];
  private has: readonly Possession[] = [];

  constructor(
    private readonly host: ViewHost,
    private step: WaysStep,
  ) {
    adoptAssistedStyles(host);
  }

  update(step: WaysStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('Which way suits you?', {id: 'latchkey.ways.heading'});
  }

  chrome(): TemplateResult {
    const {ways} = this;
    return html`<fieldset>
        <legend>${msg('What do you still have?', {id: 'latchkey.ways.question'})}</legend>
        <p class="hint">${msg('What you tick sorts the list and is not sent.', {id: 'latchkey.ways.private'})}</p>
        ${possessionsFor(ways).map(each => this.renderPossession(each))}
      </fieldset>
      <ul class="choices">
        ${repeat(
          rankWays(ways, this.has),
          ({way}) => way,
          way => this.renderWay(way),
        )}
      </ul>`;
  }

  /** The ways that can be gone here. */
  private get ways(): readonly Way[] {
    return this.step.ways.filter(({way}) => way !== 'passkey' || hasPasskeys());
  }

  private renderPossession(possession: Possession): TemplateResult {
    return html`<label class="tick">
      <input
        type="checkbox"
        .checked=${this.has.includes(possession)}
        @change=${() => {
          this.toggle(possession);
        }}
      />
      <span>${possessionText(possession)}</span>
    </label>`;
  }

  private renderWay({way, needs, minutes, missing}: RankedWay): TemplateResult {
    const name = wayName(way);
    const time = duration(minutes * 60);
    return html`<li>
      <p class="name">${name}</p>
      <p>${msg(str`About ${time}.`, {id: 'latchkey.ways.time'})} ${takesText(needs)}</p>
      ${this.has[0] && missing[0] ? html`<p class="missing">${missingText(missing)}</p>` : nothing}
      <button
        type="button"
        class=${missing[0] && this.has[0] ? 'plain' : nothing}
        part="button"
        @click=${() => {
          this.host.send({type: 'choose-way', way});
        }}
      >
        ${msg(str`Choose: ${name}`, {id: 'latchkey.ways.choose'})}
      </button>
    </li>`;
  }

  private toggle(possession: Possession): void {
    const {has} = this;
    this.has = has.includes(possession) ? has.filter(each => each !== possession) : [...has, possession];
    const usable = rankWays(this.ways, this.has).filter(({missing}) => !missing[0]);
    this.host.announce(msg(str`Ways that suit you: ${usable.length}. They come first.`, {id: 'latchkey.ways.sorted'}));
    this.host.requestUpdate();
  }
}
