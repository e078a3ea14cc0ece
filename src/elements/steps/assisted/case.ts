import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseStep} from '../../../core/protocol/assisted/step.js';
import {Poll} from '../../poll.js';
import {adoptAssistedStyles} from '../../styles/assisted.styles.js';
import {momentText} from '../../texts/moments.js';
import {refusalText} from '../../texts/refusals.js';
import {channelName} from '../../texts/support.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {channelFacts} from './channel-facts.js';
import {overdue, revisit} from './exits.js';
import {referenceView} from './reference.js';

/** The case: what to read out, what the agent must say, and where it is. */
export class CaseView implements StepView {
  readonly fields = [];
  private readonly poll: Poll;

  constructor(
    private readonly host: ViewHost,
    private step: CaseStep,
  ) {
    adoptAssistedStyles(host);
    this.poll = new Poll(host);
    this.wait();
  }

  update(step: CaseStep): void {
    const {state} = this.step;
    this.step = step;
    if (step.state === state) return;
    this.host.announce(this.stateText());
    this.wait();
  }

  heading(): string {
    return msg('Your case with support', {id: 'latchkey.case.heading'});
  }

  chrome(): TemplateResult {
    const {host, step} = this;
    const {state, word, dueAt} = step;
    const isUnderWay = this.isUnderWay();
    return html`${referenceView(host, step.reference)}
      ${
        isUnderWay
          ? html`<div class="notice" part="notice">
              <p>
                ${msg('The agent has to say this word. If they do not, end the call: it is not support.', {id: 'latchkey.case.word'})}
              </p>
              <p class="word"><bdi translate="no">${word}</bdi></p>
            </div>`
          : nothing
      }
      <dl>
        <dt>${msg('State', {id: 'latchkey.case.state'})}</dt>
        <dd>${this.stateText()}</dd>
        ${
          isUnderWay
            ? html`<dt>${msg('Decided by', {id: 'latchkey.processing.due'})}</dt>
                <dd>${momentText(dueAt)}</dd>`
            : nothing
        }
      </dl>
      ${isUnderWay && host.now() > dueAt ? overdue(host) : nothing}
      ${state === 'document-needed' ? revisit(host) : nothing} ${isUnderWay ? this.renderChannel() : nothing}`;
  }

  dispose(): void {
    this.poll.stop();
  }

  private isUnderWay(): boolean {
    return this.step.state === 'received' || this.step.state === 'checking';
  }

  private wait(): void {
    // Nothing more happens by itself after a verdict.
    if (this.isUnderWay()) this.poll.start(this.step.pollAfter);
    else this.poll.stop();
  }

  private stateText(): string {
    const {state, reason} = this.step;
    switch (state) {
      case 'received':
        return msg('Received. It goes on when you get in touch with support.', {id: 'latchkey.case.received'});
      case 'checking':
        return msg('Support is checking it. Once it is approved, a code is sent to the contact on record.', {
          id: 'latchkey.case.checking',
        });
      case 'document-needed':
        return msg('Support cannot decide it. Show a document at an office.', {id: 'latchkey.case.document-needed'});
      case 'refused': {
        const why = refusalText(reason);
        return msg(str`Refused. ${why} You can still go another way.`, {id: 'latchkey.case.refused'});
      }
      case 'expired':
        return msg('The time for it is over. Start again, or go another way.', {id: 'latchkey.case.expired'});
    }
  }

  private renderChannel(): TemplateResult {
    const {host, step} = this;
    const {supportChannel} = step;
    return html`<p class="name">${channelName(supportChannel)}</p>
      ${channelFacts(supportChannel, host.now())} ${supportChannel.kind === 'chat' ? this.renderChat() : nothing}`;
  }

  /** The token goes by `post`, so that it is in no address. Asked for first: it is good once, and for a short time. */
  private renderChat(): TemplateResult {
    const {chat} = this.step;
    return html`<form
      method="post"
      action=${chat?.url ?? nothing}
      target="_blank"
      rel="noopener"
      @submit=${this.onOpened}
    >
      ${chat ? html`<input type="hidden" name="token" .value=${chat.token} />` : nothing}
      <button type=${chat ? 'submit' : 'button'} part="button" @click=${chat ? nothing : this.onAsk}>
        ${
          chat
            ? msg('Go on to the chat (new tab)', {id: 'latchkey.case.chat-open'})
            : msg('Get ready to chat', {id: 'latchkey.case.chat-ask'})
        }
      </button>
    </form>`;
  }

  private readonly onAsk = (): void => {
    this.host.send({type: 'open-chat'});
  };

  private readonly onOpened = (): void => {
    // The browser reads the form after this.
    setTimeout(() => {
      this.host.refresh();
    });
  };
}
