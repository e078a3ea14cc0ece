import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {ChannelsStep} from '../../../core/protocol/assisted/step.js';
import type {SupportChannel} from '../../../core/protocol/assisted/support.js';
import {adoptAssistedStyles} from '../../styles/assisted.styles.js';
import {channelChoice, channelName} from '../../texts/support.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {channelFacts} from './channel-facts.js';

/** How support is reached. */
export class ChannelsView implements StepView {
  readonly fields = [];

  constructor(
    private readonly host: ViewHost,
    private step: ChannelsStep,
  ) {
    adoptAssistedStyles(host);
  }

  update(step: ChannelsStep): void {
    this.step = step;
  }

  heading(): string {
    return msg('How to reach support', {id: 'latchkey.channels.heading'});
  }

  chrome(): TemplateResult {
    const {urgent, supportChannels} = this.step;
    return html`${
        urgent
          ? html`<div class="notice error" part="notice">
              <p>
                ${msg('Say first that somebody else may be using your account. The agent freezes it before anything else.', {id: 'latchkey.channels.urgent'})}
              </p>
            </div>`
          : nothing
      }
      <p>
        ${msg('Choose one, and you will get a reference to read out. You will be asked for your full name and the number of one document. Nobody from support asks for a password or a code.', {id: 'latchkey.channels.intro'})}
      </p>
      <ul class="choices">
        ${supportChannels.map(each => this.renderChannel(each))}
      </ul>`;
  }

  private renderChannel(channel: SupportChannel): TemplateResult {
    return html`<li>
      <p class="name">${channelName(channel)}</p>
      ${channelFacts(channel, this.host.now())}
      <p>
        <button
          type="button"
          class=${channel.isOpen ? nothing : 'plain'}
          part="button"
          @click=${() => {
            this.host.send({type: 'support', supportChannel: channel.id});
          }}
        >
          ${channelChoice(channel)}
        </button>
      </p>
    </li>`;
  }
}
