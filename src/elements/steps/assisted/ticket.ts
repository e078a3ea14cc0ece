import {msg, str} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {createRef, ref} from 'lit/directives/ref.js';
import {checkTicket, ticketAction} from '../../../core/flow/steps/ticket.js';
import type {Action} from '../../../core/protocol/action.js';
import type {TicketChange} from '../../../core/protocol/assisted/names.js';
import type {TicketStep} from '../../../core/protocol/assisted/step.js';
import type {Problem} from '../../../core/protocol/problem.js';
import {TextField} from '../../fields/text.js';
import {Poll} from '../../poll.js';
import {PrintOnly} from '../../print-only.js';
import {adoptVisitStyles} from '../../styles/visit.styles.js';
import {momentText} from '../../texts/moments.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';
import {grouped, referenceView} from './reference.js';
import {TicketFiles} from './ticket-files.js';
import {visitFacts} from './visit-facts.js';
import {visitProblem} from './visit-problem.js';

/** The order to show the changes in: what cannot be undone is last. */
const order: readonly TicketChange[] = ['reschedule', 'other-office', 'cancel'];

/** The ticket: what to bring and say, how to keep it, and what may be changed. Goes on by itself after the visit. */
export class TicketView implements StepView {
  readonly fields: readonly [TextField];
  /** The form, which sends a copy; there is none where the ticket is good no more. */
  form?: () => TemplateResult;

  private readonly poll: Poll;
  private readonly files: TicketFiles;
  private readonly paper = createRef();
  private readonly printOnly = new PrintOnly(() => this.paper.value);
  private asksToCancel = false;

  constructor(
    private readonly host: ViewHost,
    private step: TicketStep,
  ) {
    adoptVisitStyles(host);
    this.fields = [
      new TextField(host, 'email', {
        label: () => msg('Send a copy to an e-mail address', {id: 'latchkey.ticket.email'}),
        hint: () => msg('The address is used for this copy only, and not kept.', {id: 'latchkey.ticket.email-hint'}),
        autocomplete: 'email',
        inputMode: 'email',
        enterKey: 'go',
      }),
    ];
    this.poll = new Poll(host);
    this.files = new TicketFiles(host);
    this.show(true);
  }

  update(step: TicketStep): void {
    const before = this.step;
    this.step = step;
    if (step.copied && !before.copied) {
      this.host.announce(msg('A copy is on its way.', {id: 'latchkey.ticket.copied'}));
    }
    const isOther = step.ref.revision !== before.ref.revision || step.ticket.state !== before.ticket.state;
    if (isOther) this.asksToCancel = false;
    this.show(isOther);
  }

  heading(): string {
    switch (this.step.ticket.state) {
      case 'open':
        return msg('Your ticket', {id: 'latchkey.ticket.heading'});
      case 'cancelled':
        return msg('Your visit is cancelled', {id: 'latchkey.ticket.cancelled'});
      case 'expired':
        return msg('Your ticket has run out', {id: 'latchkey.ticket.expired'});
    }
  }

  chrome(): TemplateResult {
    return this.step.ticket.state === 'open' ? this.renderOpen() : this.renderClosed();
  }

  submitLabel(): string {
    return msg('Send the copy', {id: 'latchkey.ticket.send'});
  }

  check(): Problem[] {
    return checkTicket({email: this.fields[0].value});
  }

  action(): Action | undefined {
    return ticketAction({email: this.fields[0].value});
  }

  problemText(problem: Problem): string | undefined {
    return problem.code === 'identifier_malformed'
      ? msg('Enter an e-mail address, such as name@example.com.', {id: 'latchkey.identify.email-malformed'})
      : visitProblem(problem);
  }

  dispose(): void {
    this.poll.stop();
    this.files.dispose();
    this.printOnly.stop();
  }

  /** Takes over the ticket; what waits for a change begins anew if there was one. */
  private show(isOther: boolean): void {
    const {ticket, pollAfter} = this.step;
    const isOpen = ticket.state === 'open';
    if (isOpen) this.form = this.renderForm;
    else delete this.form;
    if (!isOpen) this.poll.stop();
    else if (isOther) this.poll.start(pollAfter);
    void this.files.prepare(ticket, this.host.now());
  }

  private renderOpen(): TemplateResult {
    const {host, step, files} = this;
    const {reference, expiresAt, office} = step.ticket;
    const until = momentText(expiresAt, office?.hours.timeZone);
    return html`<div class="ticket" ${ref(this.paper)}>
        ${referenceView(host, reference)}
        ${
          files.qr
            ? html`<svg
                class="qr"
                viewBox="0 0 ${files.qr.size} ${files.qr.size}"
                shape-rendering="crispEdges"
                role="img"
                aria-label=${msg(str`QR code with the reference ${grouped(reference)}`, {id: 'latchkey.ticket.qr'})}
              >
                ${files.qr.path}
              </svg>`
            : nothing
        }
        <dl>
          ${visitFacts(step.ticket, host.now())}
          <dt>${msg('What to say', {id: 'latchkey.ticket.say'})}</dt>
          <dd>
            ${msg('That you come for a new password. Show the code or read out the reference: by itself it opens nothing.', {id: 'latchkey.ticket.say-what'})}
          </dd>
          <dt>${msg('Good until', {id: 'latchkey.ticket.until'})}</dt>
          <dd>${until}</dd>
        </dl>
      </div>
      <p class="actions">
        <button type="button" class="plain" part="button" @click=${this.onPrint}>
          ${msg('Print', {id: 'latchkey.ticket.print'})}
        </button>
        ${this.calendarLink(msg('Add to the calendar (file)', {id: 'latchkey.ticket.calendar'}))}
      </p>
      ${this.asksToCancel ? this.renderQuestion() : this.renderChanges()}`;
  }

  private renderClosed(): TemplateResult {
    const {ticket} = this.step;
    return html`<p>
        ${
          ticket.state === 'cancelled'
            ? msg(str`The ticket ${grouped(ticket.reference)} is good no more. Nothing else has changed.`, {
                id: 'latchkey.ticket.cancelled-what',
              })
            : msg(
                str`The ticket ${grouped(ticket.reference)} was not used in time. Get another one, or go another way.`,
                {
                  id: 'latchkey.ticket.expired-what',
                },
              )
        }
      </p>
      ${
        ticket.state === 'cancelled'
          ? html`<p class="actions">
              ${this.calendarLink(msg('Take it out of the calendar (file)', {id: 'latchkey.ticket.calendar-cancel'}))}
            </p>`
          : nothing
      }`;
  }

  private calendarLink(text: string): TemplateResult | typeof nothing {
    const {calendar} = this.files;
    return calendar === undefined ? nothing : html`<a part="link" href=${calendar} download="visit.ics">${text}</a>`;
  }

  private renderChanges(): TemplateResult | typeof nothing {
    const changes = order.filter(change => this.step.changes.includes(change));
    if (!changes.length) return nothing;
    return html`<div class="actions">
      ${changes.map(change => this.button(this.changeText(change), () => this.change(change)))}
    </div>`;
  }

  private renderQuestion(): TemplateResult {
    return html`<div class="notice" part="notice">
      <p class="question" tabindex="-1" ${ref(this.onQuestion)}>
        ${msg('Cancel the visit? The ticket will be good no more, and the time goes to somebody else.', {id: 'latchkey.ticket.ask'})}
      </p>
      <div class="actions">
        ${this.button(msg('Yes, cancel the visit', {id: 'latchkey.ticket.yes'}), () => {
          this.host.send({type: 'change-ticket', change: 'cancel'});
        })}
        ${this.button(msg('No, keep it', {id: 'latchkey.ticket.no'}), () => {
          this.asksToCancel = false;
          this.host.requestUpdate();
        })}
      </div>
    </div>`;
  }

  private readonly renderForm = (): TemplateResult =>
    html`${this.fields[0].render()}
    ${
      this.step.copied
        ? html`<p class="lk-hint">${msg('A copy is on its way.', {id: 'latchkey.ticket.copied'})}</p>`
        : nothing
    }`;

  private button(text: string, onClick: () => void): TemplateResult {
    return html`<button type="button" class="plain" part="button" @click=${onClick}>${text}</button>`;
  }

  private changeText(change: TicketChange): string {
    switch (change) {
      case 'cancel':
        return msg('Cancel the visit', {id: 'latchkey.ticket.cancel'});
      case 'reschedule':
        return msg('Choose another time', {id: 'latchkey.ticket.reschedule'});
      case 'other-office':
        return msg('Choose another office', {id: 'latchkey.slots.other-office'});
    }
  }

  private change(change: TicketChange): void {
    if (change !== 'cancel') {
      this.host.send({type: 'change-ticket', change});
      return;
    }
    this.asksToCancel = true;
    this.host.requestUpdate();
  }

  /** The question has the focus: the button that was pressed is gone. */
  private readonly onQuestion = (question: Element | undefined): void => {
    queueMicrotask(() => {
      if (question instanceof HTMLElement) question.focus();
    });
  };

  private readonly onPrint = (): void => {
    window.print();
  };
}
