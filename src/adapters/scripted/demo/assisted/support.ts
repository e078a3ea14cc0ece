import {identityDocument} from '../../../../core/identity/index.js';
import type {CaseDetailsAction} from '../../../../core/protocol/assisted/action.js';
import type {SupportChannel} from '../../../../core/protocol/assisted/support.js';
import {supportReasons, type SupportReason} from '../../../../core/protocol/assisted/names.js';
import type {StepAction} from '../../../../core/protocol/names.js';
import type {StepBody, Verdict} from '../../serve.js';
import {readIdentifier} from '../accounts.js';
import {misplaced, type DemoService} from '../service.js';
import {opaque, type Matter} from './matters.js';
import {contactOf, type Recovery, type Walk} from './walk.js';

const day = 86_400_000;
const exits: readonly StepAction[] = ['back', 'restart', 'cancel'];

/** A call or a chat: why, how, who calls, and the case. */
export function supportWalk(service: DemoService, recovery: Recovery, visit: () => Verdict): Walk {
  const {now, documents, matters, limits} = service;
  let reason: SupportReason | undefined;
  let channel: SupportChannel | undefined;
  let matter: Matter | undefined;
  let shown: Matter['state'] = 'open';

  const caseBody = (
    {reference, word, state, openedAt, reason: why}: Matter,
    supportChannel: SupportChannel,
  ): StepBody & {readonly kind: 'case'} => ({
    kind: 'case',
    reference,
    word,
    supportChannel,
    state: now() > openedAt + 7 * day ? 'expired' : state === 'open' || state === 'approved' ? 'received' : state,
    dueAt: openedAt + day,
    pollAfter: 5_000,
    actions: [],
    ...(why && {reason: why}),
  });

  function body(): StepBody {
    if (matter && channel) return caseBody(matter, channel);
    if (channel) {
      const callBack = channel.kind === 'call-back';
      return {kind: 'case-details', documents, inParts: true, actions: exits, ...(callBack && {callBack})};
    }
    return reason
      ? {kind: 'channels', supportChannels: service.supportChannels, urgent: reason === 'theft', actions: exits}
      : {kind: 'reason', reasons: supportReasons, actions: exits};
  }

  function back(): Verdict {
    if (!reason) return recovery.ways();
    if (channel) channel = undefined;
    else reason = undefined;
    return {go: body()};
  }

  /** Opens a case, whether or not there is such an account. */
  function open({name, document, value, callBack}: CaseDetailsAction): Verdict {
    const check = identityDocument(document).check(value);
    if (!check.ok) return {problems: [{code: 'document_malformed', field: 'value', reason: check.code}]};
    if (name.trim() === '') return {problems: [{code: 'identifier_malformed', field: 'name', reason: 'empty'}]};
    const number = channel?.kind === 'call-back' ? readIdentifier('phone', callBack ?? '') : undefined;
    if (number && 'problem' in number) return {problems: [{...number.problem, field: 'callBack'}]};
    const retryAt = limits.cases.spend(check.value);
    if (retryAt !== undefined) return {problems: [{code: 'rate_limited', retryAt}]};
    matter = matters.open(service.findByDocument(document, check.value));
    shown = 'open';
    return {go: body()};
  }

  function inCase(about: Matter, by: SupportChannel, type: string): Verdict {
    if (type === 'revisit' && about.state === 'document-needed') return visit();
    if (type !== 'open-chat' || by.kind !== 'chat') return misplaced;
    return {problems: [], stay: {...caseBody(about, by), chat: {url: '/help/chat', token: opaque(26)}}};
  }

  return {
    body,
    answer(action) {
      if (matter && channel) return inCase(matter, channel, action.type);
      if (action.type === 'back') return back();
      if (!reason && action.type === 'reason') {
        ({reason} = action);
        return {go: body()};
      }
      if (reason && !channel && action.type === 'support') {
        channel = service.supportChannels.find(({id}) => id === action.supportChannel);
        return channel ? {go: body()} : misplaced;
      }
      return channel && action.type === 'case-details' ? open(action) : misplaced;
    },
    look() {
      if (!matter) return undefined;
      const {account, state} = matter;
      if (state === 'approved' && account) {
        return recovery.approved(contactOf(account), false);
      }
      // The token of a chat is good once.
      if (state === shown) return {problems: [], stay: body()};
      shown = state;
      return {go: body()};
    },
  };
}
