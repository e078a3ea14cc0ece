import {msg, str} from '@lit/localize';
import type {Possession, WayName} from '../../core/protocol/assisted/names.js';
import {activeLocale} from '../locale.js';

/** The name of a way. */
export function wayName(way: WayName): string {
  switch (way) {
    case 'password':
      return msg('With the current password', {id: 'latchkey.ways.password'});
    case 'self-service':
      return msg('Here and now, with a code', {id: 'latchkey.ways.self-service'});
    case 'passkey':
      return msg('With a passkey', {id: 'latchkey.ways.passkey'});
    case 'activation':
      return msg('With an activation code from an office', {id: 'latchkey.ways.activation'});
    case 'visit':
      return msg('At an office', {id: 'latchkey.ways.visit'});
    case 'call':
      return msg('By phone, with support', {id: 'latchkey.ways.call'});
    case 'chat':
      return msg('In a chat with support', {id: 'latchkey.ways.chat'});
  }
}

/** What somebody may still have, as an answer. */
export function possessionText(possession: Possession): string {
  switch (possession) {
    case 'old-password':
      return msg('I know the current password', {id: 'latchkey.ways.has-old-password'});
    case 'phone':
      return msg('I get text messages at my phone number', {id: 'latchkey.ways.has-phone'});
    case 'email':
      return msg('I can read my e-mail', {id: 'latchkey.ways.has-email'});
    case 'passkey':
      return msg('I have a passkey', {id: 'latchkey.ways.has-passkey'});
    case 'documents':
      return msg('I have an identity document at hand', {id: 'latchkey.ways.has-documents'});
    case 'travel':
      return msg('I can go to an office', {id: 'latchkey.ways.has-travel'});
    case 'call':
      return msg('I can make a call', {id: 'latchkey.ways.has-call'});
  }
}

function needText(possession: Possession): string {
  switch (possession) {
    case 'old-password':
      return msg('the current password', {id: 'latchkey.ways.need-old-password'});
    case 'phone':
      return msg('your phone', {id: 'latchkey.ways.need-phone'});
    case 'email':
      return msg('your e-mail', {id: 'latchkey.ways.need-email'});
    case 'passkey':
      return msg('a passkey', {id: 'latchkey.ways.need-passkey'});
    case 'documents':
      return msg('an identity document', {id: 'latchkey.ways.need-documents'});
    case 'travel':
      return msg('a visit to an office', {id: 'latchkey.ways.need-travel'});
    case 'call':
      return msg('a phone to call from', {id: 'latchkey.ways.need-call'});
  }
}

/** What a way takes, one of each inner list: "your phone or your e-mail, and an identity document". */
function needsText(needs: readonly (readonly Possession[])[]): string {
  const list = (type: Intl.ListFormatType, items: readonly string[]): string =>
    new Intl.ListFormat(activeLocale(), {type}).format(items);
  return list(
    'conjunction',
    needs.map(oneOf => list('disjunction', oneOf.map(needText))),
  );
}

/** What a way takes. */
export const takesText = (needs: readonly (readonly Possession[])[]): string =>
  needs.length
    ? msg(str`What it takes: ${needsText(needs)}.`, {id: 'latchkey.ways.takes'})
    : msg('It takes nothing else.', {id: 'latchkey.ways.takes-nothing'});

/** What somebody does not have for a way. */
export const missingText = (missing: readonly (readonly Possession[])[]): string =>
  msg(str`What you do not have: ${needsText(missing)}.`, {id: 'latchkey.ways.missing'});
