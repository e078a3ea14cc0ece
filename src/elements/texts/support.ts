import {msg, str} from '@lit/localize';
import type {SupportCost, SupportReason} from '../../core/protocol/assisted/names.js';
import type {SupportChannel} from '../../core/protocol/assisted/support.js';
import {activeLocale} from '../locale.js';

/** Why somebody turns to support. */
export function reasonText(reason: SupportReason): string {
  switch (reason) {
    case 'forgotten':
      return msg('I do not know the password', {id: 'latchkey.reason.forgotten'});
    case 'contact-lost':
      return msg('I have lost the phone number or the e-mail address of the account', {
        id: 'latchkey.reason.contact-lost',
      });
    case 'no-document':
      return msg('I have none of the documents', {id: 'latchkey.reason.no-document'});
    case 'theft':
      return msg('Somebody else may be using my account', {id: 'latchkey.reason.theft'});
  }
}

function countryName(country: string): string {
  try {
    return new Intl.DisplayNames(activeLocale(), {type: 'region'}).of(country) ?? country;
  } catch {
    return country;
  }
}

const withCountry = (text: string, country: string | undefined): string =>
  country === undefined ? text : `${text} (${countryName(country)})`;

/** The name of a way to reach support, with the country that it works in. */
export function channelName({kind, country}: Pick<SupportChannel, 'kind' | 'country'>): string {
  switch (kind) {
    case 'domestic':
      return withCountry(msg('Call from inside of the country', {id: 'latchkey.support.domestic'}), country);
    case 'abroad':
      return msg('Call from abroad', {id: 'latchkey.support.abroad'});
    case 'short':
      return withCountry(msg('Call from a mobile phone, short number', {id: 'latchkey.support.short'}), country);
    case 'text-relay':
      return msg('Text relay, for those who do not hear or speak', {id: 'latchkey.support.text-relay'});
    case 'chat':
      return msg('Chat', {id: 'latchkey.support.chat'});
    case 'call-back':
      return msg('Be called back', {id: 'latchkey.support.call-back'});
  }
}

/** What a call or a chat costs. */
export function costText(cost: SupportCost): string {
  switch (cost) {
    case 'free':
      return msg('Free of charge.', {id: 'latchkey.support.free'});
    case 'local':
      return msg('Costs as much as a local call.', {id: 'latchkey.support.local'});
    case 'standard':
      return msg('Costs what your provider charges.', {id: 'latchkey.support.standard'});
  }
}

/** The word on the button that chooses a channel. */
export function channelChoice(channel: SupportChannel): string {
  const name = channelName(channel);
  return msg(str`Choose: ${name}`, {id: 'latchkey.ways.choose'});
}
