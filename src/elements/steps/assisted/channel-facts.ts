import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {formatIdentifier} from '../../../core/identifier/index.js';
import type {SupportChannel} from '../../../core/protocol/assisted/support.js';
import {answeringText, hoursText} from '../../texts/hours.js';
import {languageText, listText} from '../../texts/offices.js';
import {channelName, costText} from '../../texts/support.js';

/** The number to dial, as a link. A short number is dialled as it is. */
const numberLink = ({kind, number}: SupportChannel): TemplateResult | typeof nothing =>
  number === undefined
    ? nothing
    : html`<a part="link" href="tel:${number}" dir="ltr"
        >${kind === 'short' ? number : formatIdentifier({kind: 'phone', value: number})}</a
      >`;

/** All about a way to reach support besides its name; `now` is the server's clock. */
export const channelFacts = (channel: SupportChannel, now: number): TemplateResult => html`
  <p>${numberLink(channel)} ${answeringText(channel, now)} ${costText(channel.cost)}</p>
  ${
    channel.languages.length
      ? html`<p>
          ${msg('Languages:', {id: 'latchkey.offices.languages-spoken'})}
          ${listText(channel.languages.map(languageText))}
        </p>`
      : nothing
  }
  <details>
    <summary>
      ${msg('Hours', {id: 'latchkey.support.hours'})}<span class="hidden">: ${channelName(channel)}</span>
    </summary>
    <ul class="hours">
      ${hoursText(channel.hours, now).map(line => html`<li>${line}</li>`)}
    </ul>
  </details>
`;
