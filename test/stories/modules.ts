import type {StepKind} from '../../src/core/protocol/step.js';
import * as changePassword from '../../stories/change-password.stories.js';
import * as codeField from '../../stories/fields/code.stories.js';
import * as documentField from '../../stories/fields/document.stories.js';
import * as identifierField from '../../stories/fields/identifier.stories.js';
import * as passwordField from '../../stories/fields/password.stories.js';
import * as officeFinder from '../../stories/office-finder.stories.js';
import * as passwordGenerator from '../../stories/password-generator.stories.js';
import * as recoverAccess from '../../stories/recover-access.stories.js';
import * as code from '../../stories/steps/code.stories.js';
import * as document from '../../stories/steps/document.stories.js';
import * as done from '../../stories/steps/done.stories.js';
import * as hold from '../../stories/steps/hold.stories.js';
import * as identify from '../../stories/steps/identify.stories.js';
import * as newPassword from '../../stories/steps/new-password.stories.js';
import * as reauthenticate from '../../stories/steps/reauthenticate.stories.js';
import * as recoveryCode from '../../stories/steps/recovery-code.stories.js';
import * as passkey from '../../stories/steps/passkey.stories.js';
import * as redirect from '../../stories/steps/redirect.stories.js';
import * as unsupported from '../../stories/steps/unsupported.stories.js';
import * as approved from '../../stories/steps/approved.stories.js';
import * as caseStep from '../../stories/steps/case.stories.js';
import * as caseDetails from '../../stories/steps/case-details.stories.js';
import * as channels from '../../stories/steps/channels.stories.js';
import * as offices from '../../stories/steps/offices.stories.js';
import * as processing from '../../stories/steps/processing.stories.js';
import * as reason from '../../stories/steps/reason.stories.js';
import * as review from '../../stories/steps/review.stories.js';
import * as slots from '../../stories/steps/slots.stories.js';
import * as suitability from '../../stories/steps/suitability.stories.js';
import * as ticket from '../../stories/steps/ticket.stories.js';
import * as ways from '../../stories/steps/ways.stories.js';
import type {StoryFile} from './stories.js';

/** The stories of each kind of step: the compiler asks for every kind. */
export const steps: Readonly<Record<StepKind, StoryFile>> = {
  identify,
  document,
  code,
  'recovery-code': recoveryCode,
  reauthenticate,
  passkey,
  'new-password': newPassword,
  hold,
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
  case: caseStep,
  unsupported,
};

/** The stories of each field. */
export const fields: Readonly<Record<string, StoryFile>> = {
  identifier: identifierField,
  document: documentField,
  code: codeField,
  password: passwordField,
};

/** The stories of each element. */
export const elements = {
  'change-password': changePassword,
  'recover-access': recoverAccess,
  'password-generator': passwordGenerator,
  'office-finder': officeFinder,
} satisfies Readonly<Record<string, StoryFile>>;
