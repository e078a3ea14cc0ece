// The words that a string may be. A newer server may know more of them, so a schema names them and allows others.
import {
  caseStates,
  channels,
  documentIds,
  flowKinds,
  identifierKinds,
  officeFeatures,
  officeFilters,
  possessions,
  problemCodes,
  proofMethods,
  reauthenticationMethods,
  refusalReasons,
  stepActions,
  supportCosts,
  supportReasons,
  ticketChanges,
  ticketStates,
  visitVerdicts,
  wayNames,
} from '../../src/core/protocol/index.js';

/** By the path of members that leads to the string, `*` for the members of a list. The longest path that fits counts. */
const words: Readonly<Record<string, readonly string[]>> = {
  code: problemCodes,
  flows: flowKinds,
  actions: stepActions,
  identifiers: identifierKinds,
  documents: documentIds,
  methods: proofMethods,
  'reauthenticate.methods': reauthenticationMethods,
  channels,
  'challenge.channel': channels,
  'ways.way': wayNames,
  'ways.needs': possessions,
  filters: officeFilters,
  features: officeFeatures,
  'ticket.state': ticketStates,
  changes: ticketChanges,
  verdict: visitVerdicts,
  reasons: supportReasons,
  'case.state': caseStates,
  'case.reason': refusalReasons,
  'processing.reason': refusalReasons,
  cost: supportCosts,
};

/** What is known about a string at the end of a path of members. */
export const wordsAt = (path: readonly string[]): readonly string[] | undefined =>
  words[path.slice(-2).join('.')] ?? words[path.at(-1) ?? ''];
