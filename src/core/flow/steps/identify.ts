import {recogniseIdentifier} from '../../identifier/index.js';
import type {IdentifyAction} from '../../protocol/action.js';
import type {Problem} from '../../protocol/problem.js';
import type {IdentifyStep} from '../../protocol/step.js';

/** What is typed in `identify`. */
export interface IdentifyDraft {
  readonly identifier: string;
}

/** What is wrong with it, before anything is sent. The reason is a code of `recogniseIdentifier`. */
export function checkIdentify({identifier}: IdentifyDraft, {identifiers}: IdentifyStep): Problem[] {
  const check = recogniseIdentifier(identifier, identifiers);
  return check.ok ? [] : [{code: 'identifier_malformed', field: 'identifier', reason: check.code}];
}

/** The answer; only for a draft without problems. */
export function identifyAction({identifier}: IdentifyDraft, {identifiers}: IdentifyStep): IdentifyAction | undefined {
  const check = recogniseIdentifier(identifier, identifiers);
  return check.ok ? {type: 'identify', identifierKind: check.kind, identifier: check.value} : undefined;
}
