import type {SuitabilityAction} from '../../protocol/assisted/action.js';
import type {SuitabilityStep} from '../../protocol/assisted/step.js';
import type {DocumentId} from '../../protocol/names.js';
import type {Problem} from '../../protocol/problem.js';

/** What is chosen in `suitability`. */
export interface SuitabilityDraft {
  readonly documents: readonly DocumentId[];
  readonly expired: boolean;
  readonly renamed: boolean;
}

/** What is wrong with it, before anything is sent: `empty` or `too_few`. Whether the documents are good, the server says. */
export function checkSuitability(
  {documents}: SuitabilityDraft,
  {atLeast}: Pick<SuitabilityStep, 'atLeast'>,
): Problem[] {
  if (documents.length >= atLeast) return [];
  const reason = documents.length ? 'too_few' : 'empty';
  return [{code: 'document_needed', field: 'documents', reason, params: {atLeast}}];
}

/** The answer. */
export const suitabilityAction = (draft: SuitabilityDraft): SuitabilityAction => ({type: 'suitability', ...draft});
