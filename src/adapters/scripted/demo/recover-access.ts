import type {Action, BeginInput, DocumentAction, IdentifyAction} from '../../../core/protocol/action.js';
import type {Channel, ProofMethod} from '../../../core/protocol/names.js';
import type {Dialogue, StepBody, Verdict} from '../serve.js';
import {identityDocument} from '../../../core/identity/index.js';
import {readIdentifier, type StoredAccount} from './accounts.js';
import {sendChallenge, type Challenge} from './challenge.js';
import {withWays, type SelfService} from './assisted/ways.js';
import {ending, recoveryCodeLength, recoveryCodeTries} from './recovery-codes.js';
import {leave, links, misplaced, newPasswordStep, type DemoService} from './service.js';

/** The recovery of somebody who may be anybody, by any way. */
export const recoverAccess = (service: DemoService, input: BeginInput): Dialogue =>
  withWays(service, selfService(service, input));

/** By login, document and code. Without an account all goes on alike, and no code is ever right. */
function selfService(service: DemoService, {identifier: given}: BeginInput): SelfService {
  const {now, limits, codeLength: length} = service;
  let typed = given;
  let login = '';
  let home: Channel = 'sms';
  let account: StoredAccount | undefined;
  let claim: DocumentAction | undefined;
  let challenge: Challenge | undefined;
  let recoveryTries = recoveryCodeTries();
  let proven = false;
  let end: ReturnType<typeof ending> | undefined;
  let holdUntil: number | undefined;

  const to = (body: StepBody): Verdict => {
    current = body;
    return {go: body};
  };

  const identify = (): StepBody => ({
    kind: 'identify',
    identifiers: ['phone', 'email'],
    actions: ['cancel'],
    ...(typed !== undefined && {identifier: typed}),
  });

  let current = identify();

  const document = (): StepBody => ({
    kind: 'document',
    documents: service.documents,
    actions: [...(proven ? [] : (['back'] as const)), 'restart', 'cancel'],
  });

  const code = (sent: Challenge): StepBody => {
    const shown = sent.shown();
    return {
      kind: 'code',
      challenge: shown,
      channels: (['sms', 'email'] as const).filter(channel => channel !== shown.channel),
      methods: ['recovery-code'],
      actions: ['resend', 'channel', 'method', 'back', 'restart', 'cancel'],
    };
  };

  const recoveryCode: StepBody = {
    kind: 'recovery-code',
    length: recoveryCodeLength,
    methods: ['code'],
    actions: ['method', 'back', 'restart', 'cancel'],
  };

  function takeLogin({identifierKind, identifier}: IdentifyAction): Verdict {
    const read = readIdentifier(identifierKind, identifier);
    if ('problem' in read) return {problems: [read.problem]};
    const retryAt = limits.identify.spend(read.value);
    if (retryAt !== undefined) return {problems: [{code: 'rate_limited', retryAt}]};
    [typed, login, account] = [identifier, read.value, service.find(read.value)];
    home = identifierKind === 'phone' ? 'sms' : 'email';
    recoveryTries = recoveryCodeTries();
    return to(document());
  }

  function takeDocument(action: DocumentAction): Verdict {
    if (!service.documents.includes(action.document)) return {problems: [{code: 'document_needed', field: 'document'}]};
    const check = identityDocument(action.document).check(action.value);
    if (!check.ok) return {problems: [{code: 'document_malformed', field: 'value', reason: check.code}]};
    claim = action;
    if (proven) return pronounce();
    // Coming back to this step sends no other code.
    if (challenge && challenge.shown().expiresAt > now()) return to(code(challenge));
    const sent = sendChallenge(
      {
        now,
        length,
        deliver: by => service.deliver(account, by),
        spend: () => limits.code.spend(login),
        contact: by => (by === home ? typed : undefined),
      },
      home,
    );
    if ('code' in sent) return {problems: [sent]};
    challenge = sent;
    return to(code(sent));
  }

  /** The verdict on the document, once the contact is proven. */
  function pronounce(): Verdict {
    if (!account || !claim) return misplaced;
    const full = limits.document.fullUntil(login);
    const problem =
      full !== undefined
        ? ({code: 'locked', retryAt: full} as const)
        : account.documentMatches(claim.document, claim.value)
          ? undefined
          : ({code: 'document_mismatch', field: 'value', attemptsLeft: limits.document.left(login) - 1} as const);
    if (!problem) return afterDocument(account);
    if (problem.code === 'document_mismatch') limits.document.spend(login);
    return current.kind === 'document' ? {problems: [problem]} : {...to(document()), problems: [problem]};
  }

  function afterDocument(owner: StoredAccount): Verdict {
    const {holdFor = 0} = owner.about;
    if (holdFor > 0 && holdUntil === undefined) {
      holdUntil = now() + holdFor;
      return to({kind: 'hold', until: holdUntil, pollAfter: 5_000, actions: ['cancel']});
    }
    return to(newPasswordStep(service, owner, {current: false, actions: ['restart', 'cancel']}));
  }

  function takeCode(sent: Challenge, typedCode: string): Verdict {
    const problem = sent.judge(typedCode);
    if (problem) return {problems: [problem], stay: code(sent)};
    proven = true;
    return pronounce();
  }

  function takeRecoveryCode(typedCode: string): Verdict {
    const problem = recoveryTries.judge(account, typedCode);
    if (problem) return {problems: [problem]};
    proven = true;
    return pronounce();
  }

  /** On to another proof. */
  function choose(method: ProofMethod): Verdict {
    if (current.kind === 'code' && method === 'recovery-code') return to(recoveryCode);
    return current.kind === 'recovery-code' && method === 'code' && challenge ? to(code(challenge)) : misplaced;
  }

  function takePassword(owner: StoredAccount, password: string): Verdict {
    const problem = owner.checkNew(password);
    if (problem) return {problems: [problem]};
    owner.setPassword(password);
    end = ending(owner, {sessionsEnded: owner.endSessions(), signInUrl: links.signIn, reportUrl: '/help/not-me'});
    return to(end.offer);
  }

  /** Gives up what was proven, and begins with the login. */
  function restart(): Verdict {
    [claim, challenge, proven, holdUntil] = [undefined, undefined, false, undefined];
    return to(identify());
  }

  function aside(action: Action): Verdict {
    const {kind} = current;
    if (kind === 'done' || kind === 'redirect') return misplaced;
    if (action.type === 'cancel') return to(leave(links.signIn));
    if (action.type === 'restart') return restart();
    if (action.type === 'back' && kind === 'document' && !proven) return to(identify());
    if (action.type === 'back' && (kind === 'code' || kind === 'recovery-code')) return to(document());
    if (action.type === 'method') return choose(action.method);
    if (kind !== 'code' || !challenge || (action.type !== 'resend' && action.type !== 'channel')) return misplaced;
    const problem = challenge.send(action.type === 'channel' ? action.channel : challenge.shown().channel);
    return {problems: problem ? [problem] : [], stay: code(challenge)};
  }

  return {
    first: current,
    body: () => (current.kind === 'code' && challenge ? code(challenge) : current),
    contact: () =>
      login === '' ? undefined : {account, login, home, typed: channel => (channel === home ? typed : undefined)},
    identify: () => to(identify()),
    leave: url => to(leave(url)),
    finish(owner) {
      account = owner;
      return afterDocument(owner);
    },
    answer(action) {
      const {kind} = current;
      if (kind === 'identify' && action.type === 'identify') return takeLogin(action);
      if (kind === 'document' && action.type === 'document') return takeDocument(action);
      if (kind === 'code' && action.type === 'code' && challenge) return takeCode(challenge, action.code);
      if (kind === 'recovery-code' && action.type === 'recovery-code') return takeRecoveryCode(action.code);
      if (end && action.type === 'issue-recovery-codes') return end.issue();
      if (kind === 'new-password' && action.type === 'new-password' && account) {
        return takePassword(account, action.password);
      }
      return aside(action);
    },
    look: () =>
      current.kind === 'hold' && account && holdUntil !== undefined && now() >= holdUntil
        ? afterDocument(account)
        : end?.look(),
  };
}
