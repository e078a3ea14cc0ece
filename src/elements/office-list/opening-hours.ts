import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {Hours, Period} from '../../core/protocol/assisted/hours.js';
import {clockText, dayText, elsewhereText, weekdayText} from '../texts/moments.js';
import {listText} from '../texts/offices.js';
import {dateIn} from '../wall-clock.js';

function periodsText(periods: readonly Period[]): string {
  if (!periods.length) return msg('closed', {id: 'latchkey.offices.closed'});
  if (periods.some(({opens, closes}) => opens === '00:00' && closes === '24:00')) {
    return msg('round the clock', {id: 'latchkey.offices.round-the-clock'});
  }
  return listText(periods.map(({opens, closes}) => `${clockText(opens)}–${clockText(closes)}`));
}

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
