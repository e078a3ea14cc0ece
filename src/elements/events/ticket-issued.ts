/** The person has a ticket for a visit to an office. What it says stays in the element. */
export class TicketIssuedEvent extends Event {
  constructor() {
    super('ticket-issued', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'ticket-issued': TicketIssuedEvent;
  }
}
