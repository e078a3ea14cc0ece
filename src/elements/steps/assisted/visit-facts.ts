import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Office, Slot} from '../../../core/protocol/assisted/office.js';
import type {DocumentId} from '../../../core/protocol/names.js';
import {directionsLink, officeAddress} from '../../office-list/office-card.js';
import {openingHours} from '../../office-list/opening-hours.js';
import {documentName} from '../../texts/documents.js';
import {elsewhereText, rangeText} from '../../texts/moments.js';

/** Where and when a visit is, and what to bring. Without an office it may be any; without a slot, any time. */
export interface Visit {
  readonly office?: Office;
  readonly slot?: Slot;
  readonly documents: readonly DocumentId[];
}

/** Terms and descriptions of a visit; `now` is the server's clock. */
export const visitFacts = ({office, slot, documents}: Visit, now: number): TemplateResult => {
  const zone = office && elsewhereText(office.hours.timeZone, slot?.startsAt ?? now);
  return html`<dt>${msg('Where', {id: 'latchkey.visit.where'})}</dt>
    <dd>
      ${
        office
          ? html`<bdi>${office.name}</bdi><br />${officeAddress(office)} ${directionsLink(office)}`
          : msg('At any office', {id: 'latchkey.visit.any-office'})
      }
    </dd>
    <dt>${msg('When', {id: 'latchkey.visit.when'})}</dt>
    <dd>
      ${
        slot && office
          ? rangeText(slot.startsAt, slot.endsAt, office.hours.timeZone)
          : msg('Whenever the office is open: no appointment is needed.', {id: 'latchkey.visit.walk-in'})
      }
      ${zone === undefined ? nothing : html`<br />${zone}`}
      ${
        office && !slot
          ? html`<details>
              <summary>${msg('Opening hours', {id: 'latchkey.offices.hours'})}</summary>
              ${openingHours(office.hours, now)}
            </details>`
          : nothing
      }
    </dd>
    <dt>${msg('What to bring', {id: 'latchkey.visit.bring'})}</dt>
    <dd>
      <ul class="list">
        ${documents.map(id => html`<li>${documentName(id)}</li>`)}
      </ul>
      ${msg('Originals only, no copies.', {id: 'latchkey.visit.originals'})}
    </dd>`;
};
