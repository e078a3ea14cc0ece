import type {Position} from '../flow.js';
import type {StepRoom} from '../turn.js';
import {approved} from './assisted/approved.js';
import {supportCase} from './assisted/case.js';
import {caseDetails} from './assisted/case-details.js';
import {channels} from './assisted/channels.js';
import {offices} from './assisted/offices.js';
import {processing} from './assisted/processing.js';
import {reason} from './assisted/reason.js';
import {review} from './assisted/review.js';
import {slots} from './assisted/slots.js';
import {suitability} from './assisted/suitability.js';
import {ticket} from './assisted/ticket.js';
import {ways} from './assisted/ways.js';
import {code} from './code.js';
import {document} from './document.js';
import {done} from './done.js';
import {identify} from './identify.js';
import {newPassword} from './new-password.js';
import {passkey} from './passkey.js';
import {reauthenticate} from './reauthenticate.js';
import {recoveryCode} from './recovery-code.js';
import {redirect} from './redirect.js';

/** Every kind of step that the portal has. */
export const rooms: {readonly [Kind in Position]: StepRoom<Kind>} = {
  identify,
  document,
  code,
  'recovery-code': recoveryCode,
  reauthenticate,
  passkey,
  'new-password': newPassword,
  redirect,
  done,
  ways,
  suitability,
  offices,
  slots,
  review,
  ticket,
  processing,
  approved,
  reason,
  channels,
  'case-details': caseDetails,
  case: supportCase,
};
