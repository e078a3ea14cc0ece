import {identityDocument} from '../../identity/index.js';
import type {DocumentAction} from '../../protocol/action.js';
import type {DocumentId} from '../../protocol/names.js';
import type {Problem} from '../../protocol/problem.js';

/** What is chosen and typed in `document`. */
export interface DocumentDraft {
  readonly document: DocumentId | undefined;
  readonly value: string;
}

/** What is wrong with it, before anything is sent. The reason is a code of the document's `check`, with its numbers. */
export function checkDocument({document, value}: DocumentDraft): Problem[] {
  if (!document) return [{code: 'document_needed', field: 'document', reason: 'empty'}];
  const check = identityDocument(document).check(value);
  if (check.ok) return [];
  const {expected, actual} = {expected: 0, actual: 0, ...check};
  return [
    {code: 'document_malformed', field: 'value', reason: check.code, ...(actual && {params: {expected, actual}})},
  ];
}

/** The answer; only for a draft without problems. */
export function documentAction({document, value}: DocumentDraft): DocumentAction | undefined {
  if (!document) return undefined;
  const check = identityDocument(document).check(value);
  return check.ok ? {type: 'document', document, value: check.value} : undefined;
}
