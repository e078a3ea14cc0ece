import type {Channel} from 'latchkey/protocol';
import type {Contact} from '../auth/accounts.js';
import {channelOf} from './contact.js';
import type {Recipient} from './codes.js';
import type {Scene} from './turn.js';

/**
 * Where a code goes in a recovery. By the way of the contact that was typed it goes there and nowhere else; by another
 * way, to what the account has. A decoy's goes nowhere.
 */
export function recipient({contacts}: Pick<Scene, 'contacts'>, typed: Contact, channel: Channel): Recipient {
  const own = contacts.find(contact => channelOf(contact) === channel);
  return {channel, to: own && (own.kind !== typed.kind || own.value === typed.value) ? own.value : undefined};
}
