import {msg} from '@lit/localize';
import type {TemplateResult} from 'lit';
import type {Ticket} from '../../../core/protocol/assisted/ticket.js';
import type {ViewHost} from '../../view-host.js';

/**
 * What a ticket can be carried in: the QR code and the calendar file. Both are made when the ticket is shown, so that they
 * are there when the network is not.
 */
export class TicketFiles {
  /** The QR code of the reference, as a path on a square. */
  qr: {readonly size: number; readonly path: TemplateResult} | undefined;
  /** The address of the calendar file, where there is an appointment. */
  calendar: string | undefined;

  private version = '';
  private disposed = false;

  constructor(private readonly host: ViewHost) {}

  /** Makes them for a ticket, unless they are made already; `now` is the server's clock. */
  async prepare(ticket: Ticket, now: number): Promise<void> {
    const version = [ticket.reference, ticket.uid, ticket.sequence, ticket.state].join();
    if (version === this.version) return;
    this.version = version;
    // Either is there without the other.
    await Promise.allSettled([this.prepareQr(ticket.reference), this.prepareCalendar(ticket, now, version)]);
  }

  /** Leaves no file behind. */
  dispose(): void {
    this.disposed = true;
    this.forget();
  }

  private async prepareQr(reference: string): Promise<void> {
    const {qrCode} = await import('./qr.js');
    this.qr = await qrCode(reference);
    this.host.requestUpdate();
  }

  private async prepareCalendar(ticket: Ticket, now: number, version: string): Promise<void> {
    this.forget();
    const {visitCalendar, calendarFile} = await import('./calendar.js');
    const calendar = visitCalendar(ticket, now, {
      summary: msg('Visit to an office', {id: 'latchkey.ticket.event'}),
      description: msg('Bring the ticket and the documents that it names.', {id: 'latchkey.ticket.event-what'}),
    });
    if (!calendar) return;
    const file = await calendarFile(calendar);
    if (this.disposed || version !== this.version) return;
    this.calendar = URL.createObjectURL(new Blob([file], {type: 'text/calendar;charset=utf-8'}));
    this.host.requestUpdate();
  }

  private forget(): void {
    if (this.calendar !== undefined) URL.revokeObjectURL(this.calendar);
    this.calendar = undefined;
  }
}
