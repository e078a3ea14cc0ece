import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {formatIdentifier} from '../../core/identifier/index.js';
import type {Office} from '../../core/protocol/assisted/office.js';
import {distanceText, featureText, languageText, listText, openingText} from '../texts/offices.js';
import {openingHours} from './opening-hours.js';

const map = 'https://www.openstreetmap.org/';

/** The way to an office on a map that belongs to no service: by its place, or else by its address. */
const directionsUrl = ({place, address}: Office): string =>
  place
    ? `${map}directions?to=${encodeURIComponent(`${place.latitude},${place.longitude}`)}`
    : `${map}search?query=${encodeURIComponent(address.join(', '))}`;

/** The address, line by line. */
export const officeAddress = ({address}: Office): TemplateResult =>
  html`<span class="address">${address.map(line => html`<span><bdi>${line}</bdi></span>`)}</span>`;

/** The link to the map, in a tab of its own: the way there is no reason to lose one's place here. */
export const directionsLink = (office: Office): TemplateResult =>
  html`<a part="link" href=${directionsUrl(office)} target="_blank" rel="noopener noreferrer"
    >${msg('Directions (new tab)', {id: 'latchkey.offices.directions'})}<span class="hidden"
      >: <bdi>${office.name}</bdi></span
    ></a
  >`;

/** All about an office besides its name, its hours only while they are shown; `now` is the server's clock. */
export const officeCard = (
  office: Office,
  now: number,
  hours: {readonly isShown: boolean; readonly onToggle: (event: Event) => void},
): TemplateResult =>
  html`<p>${officeAddress(office)}</p>
    <p>
      <strong class=${office.isOpen ? 'open' : nothing}>${openingText(office, now)}</strong>
      ${office.distance === undefined ? nothing : html`<span class="fact">${distanceText(office.distance)}</span>`}
    </p>
    ${
      office.features.length
        ? html`<ul class="features">
            ${office.features.map(feature => html`<li>${featureText(feature)}</li>`)}
          </ul>`
        : nothing
    }
    ${
      office.languages.length
        ? html`<p>
            ${msg('Languages:', {id: 'latchkey.offices.languages-spoken'})}
            ${listText(office.languages.map(languageText))}
          </p>`
        : nothing
    }
    <details @toggle=${hours.onToggle}>
      <summary>
        ${msg('Opening hours', {id: 'latchkey.offices.hours'})}<span class="hidden">: <bdi>${office.name}</bdi></span>
      </summary>
      ${hours.isShown ? openingHours(office.hours, now) : nothing}
    </details>
    <p class="links">
      ${directionsLink(office)}
      ${
        office.phone === undefined
          ? nothing
          : html`<a part="link" href="tel:${office.phone}" dir="ltr"
              >${formatIdentifier({kind: 'phone', value: office.phone})}</a
            >`
      }
    </p>`;
