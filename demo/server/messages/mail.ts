import {createTransport} from 'nodemailer';
import type {Config} from '../config.js';
import type {Delivery} from './sender.js';

/** How long a mail server may take for one thing, in milliseconds. */
const patience = 10_000;

/** Delivers mail over SMTP. The id of a message is its `Message-ID`, so a second copy is recognised as one. */
export function mailDelivery(smtpUrl: string, {mailFrom, origin}: Pick<Config, 'mailFrom' | 'origin'>): Delivery {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({id, to, subject, text}) => {
    await transport.sendMail({
      messageId: `<${id}@${new URL(origin).hostname}>`,
      from: {name: '', address: mailFrom},
      to: {name: '', address: to},
      subject,
      text,
      headers: {'Auto-Submitted': 'auto-generated'},
    });
  };
}
