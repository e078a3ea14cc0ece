import {msg} from '@lit/localize';
import type {RefusalReason} from '../../core/protocol/assisted/names.js';

/** Why a visit or a case was refused, as a class: never more than that. */
export function refusalText(reason: RefusalReason | undefined): string {
  switch (reason) {
    case 'identity':
      return msg('It could not be established who you are.', {id: 'latchkey.refusal.identity'});
    case 'document':
      return msg('The documents could not be accepted.', {id: 'latchkey.refusal.document'});
    case 'account':
      return msg('The password of this account cannot be changed that way.', {id: 'latchkey.refusal.account'});
    default:
      return msg('The request could not be approved.', {id: 'latchkey.refusal.other'});
  }
}
