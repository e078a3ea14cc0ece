import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Hours, Period} from '../../core/protocol/assisted/hours.js';
import {dateIn} from '../../core/protocol/assisted/wall-clock.js';
import {periodsText} from '../texts/hours.js';
import {dayText, elsewhereText, weekdayText} from '../texts/moments.js';

const row = (day: string, periods: readonly Period[]): TemplateResult =>
  html`<tr>
    <th scope="row">${day}</th>
    <td>${periodsText(periods)}</td>
  </tr>`;

/** The week of an office, and the days to come that are not like their weekday; `now` is the server's clock. */
export function openingHours({timeZone, week, exceptions}: Hours, now: number): TemplateResult {
  const today = dateIn(timeZone, now);
  const coming = exceptions.filter(({date}) => date >= today);
  const zone = elsewhereText(timeZone, now);
  return html`<table>
      <caption>
        ${msg('Every week', {id: 'latchkey.offices.week'})}
      </caption>
      ${[1, 2, 3, 4, 5, 6, 7].map(day =>
        row(
          weekdayText(day),
          week.filter(each => each.day === day),
        ),
      )}
    </table>
    ${
      coming.length
        ? html`<table>
            <caption>
              ${msg('Days that differ', {id: 'latchkey.offices.exceptions'})}
            </caption>
            ${coming.map(({date, periods}) => row(dayText(Date.parse(date), 'UTC'), periods))}
          </table>`
        : nothing
    }
    ${zone === undefined ? nothing : html`<p>${zone}</p>`}`;
}
