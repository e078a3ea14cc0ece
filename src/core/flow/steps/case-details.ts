import {recogniseIdentifier} from '../../identifier/index.js';
import type {CaseDetailsAction} from '../../protocol/assisted/action.js';
import type {CaseDetailsStep} from '../../protocol/assisted/step.js';
import type {Problem} from '../../protocol/problem.js';
import {checkDocument, documentAction, type DocumentDraft} from './document.js';

/** What is chosen and typed in `case-details`. */
export interface CaseDetailsDraft extends DocumentDraft {
  /** The name, whole or in its parts: family, given, patronymic. */
  readonly name: readonly string[];
  readonly callBack: string;
}

/** A name as it is sent: its parts in their order, with single spaces. */
export const tidyName = (parts: readonly string[]): string =>
  parts.join(' ').normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What is wrong with it, before anything is sent. A name may be in any script, and may be one word. */
export function checkCaseDetails(draft: CaseDetailsDraft, {callBack}: CaseDetailsStep): Problem[] {
  const problems: Problem[] = [];
  if (tidyName(draft.name) === '') problems.push({code: 'identifier_malformed', field: 'name', reason: 'empty'});
  problems.push(...checkDocument(draft));
  const number = callBack ? recogniseIdentifier(draft.callBack, ['phone']) : undefined;
  if (number && !number.ok) problems.push({code: 'identifier_malformed', field: 'callBack', reason: number.code});
  return problems;
}

/** The answer; only for a draft without problems. */
export function caseDetailsAction(draft: CaseDetailsDraft, {callBack}: CaseDetailsStep): CaseDetailsAction | undefined {
  const document = documentAction(draft);
  const number = callBack ? recogniseIdentifier(draft.callBack, ['phone']) : undefined;
  if (!document || (number && !number.ok)) return undefined;
  return {
    ...document,
    type: 'case-details',
    name: tidyName(draft.name),
    ...(number && {callBack: number.value}),
  };
}
