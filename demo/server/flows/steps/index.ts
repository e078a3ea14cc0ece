import type {Position} from '../flow.js';
import type {StepRoom} from '../turn.js';
import {code} from './code.js';
import {document} from './document.js';
import {done} from './done.js';
import {identify} from './identify.js';
import {newPassword} from './new-password.js';
import {reauthenticate} from './reauthenticate.js';
import {redirect} from './redirect.js';

/** Every kind of step that the portal has. */
export const rooms: {readonly [Kind in Position]: StepRoom<Kind>} = {
  identify,
  document,
  code,
  reauthenticate,
  'new-password': newPassword,
  redirect,
  done,
};
