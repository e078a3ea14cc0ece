import type {Action, BeginInput, ReauthenticateAction} from '../../../core/protocol/action.js';
import type {Channel, StepAction} from '../../../core/protocol/names.js';
import {TransportError} from '../../../ports/transport.js';
import type {Dialogue, StepBody, Verdict} from '../serve.js';
import type {StoredAccount} from './accounts.js';
import {sendChallenge, type Challenge} from './challenge.js';
import {ending} from './recovery-codes.js';
import {leave, misplaced, newPasswordStep, type DemoService} from './service.js';

/** Who is signed in. */
export interface DemoSession {
  readonly account: StoredAccount;
  /** They signed in so long ago that they have to show again who they are. */
  readonly stale: boolean;
  /** Still the session of the browser. */
  isOpen(): boolean;
}

const mask = (contact: string): string => contact.replace(/(?<=^.{2}).*(?=.{3}$)/, '…');

/** The change of a password by somebody who is signed in. */
export function changePassword(service: DemoService, session: DemoSession, {mode}: BeginInput): Dialogue {
  const {account} = session;
  const {now, codeLength: length} = service;
  // With a temporary password there is no other exit than a new one.
  const exits: readonly StepAction[] = mode === 'forced' ? [] : ['cancel'];
  const channels = (['sms', 'email'] as const).filter(channel => account.contact(channel) !== undefined);
  let challenge: Challenge | undefined;
  let end: ReturnType<typeof ending> | undefined;
  let kind: StepBody['kind'] = session.stale ? 'reauthenticate' : 'new-password';

  const who = (): StepBody => ({
    kind: 'reauthenticate',
    methods: ['password', 'code'],
    username: account.about.email,
    channels,
    actions: [...(challenge ? (['resend'] as const) : []), 'channel', ...exits],
    ...(challenge && {challenge: challenge.shown()}),
  });

  const password = (): StepBody => newPasswordStep(service, account, {current: !session.stale, actions: exits});

  function send(channel: Channel): Verdict {
    if (challenge) {
      const problem = challenge.send(channel);
      return {problems: problem ? [problem] : [], stay: who()};
    }
    const sent = sendChallenge(
      {
        now,
        length,
        deliver: by => service.deliver(account, by),
        spend: () => service.limits.code.spend(account.about.email),
        contact: by => mask(account.contact(by) ?? ''),
      },
      channel,
    );
    if ('code' in sent) return {problems: [sent]};
    challenge = sent;
    return {problems: [], stay: who()};
  }

  function reauthenticate({password: typed, code}: ReauthenticateAction): Verdict {
    const problem =
      code === undefined
        ? account.checkCurrent(typed ?? '', 'password')
        : challenge
          ? challenge.judge(code)
          : ({code: 'code_wrong', field: 'code'} as const);
    if (problem) return {problems: [problem]};
    kind = 'new-password';
    return {go: password()};
  }

  function answer(action: Action): Verdict {
    if (!session.isOpen()) return {fault: 'session_expired'};
    if (end && action.type === 'issue-recovery-codes') return end.issue();
    if (kind === 'done' || kind === 'redirect') return misplaced;
    if (action.type === 'cancel' && mode !== 'forced') {
      kind = 'redirect';
      return {go: leave('/account')};
    }
    if (kind === 'reauthenticate') {
      if (action.type === 'reauthenticate') return reauthenticate(action);
      if (action.type === 'channel') return channels.includes(action.channel) ? send(action.channel) : misplaced;
      return action.type === 'resend' && challenge ? send(challenge.shown().channel) : misplaced;
    }
    if (action.type !== 'new-password') return misplaced;
    const wrong = session.stale ? undefined : account.checkCurrent(action.currentPassword ?? '', 'currentPassword');
    const problem = wrong ?? account.checkNew(action.password);
    if (problem) return {problems: [problem]};
    kind = 'done';
    account.setPassword(action.password);
    end = ending(account, {
      reportUrl: '/help/not-me',
      ...(action.endOtherSessions && {sessionsEnded: account.endSessions()}),
    });
    return {go: end.offer};
  }

  return {
    first: session.stale ? who() : password(),
    answer,
    look() {
      if (!session.isOpen()) throw new TransportError('session_expired');
      return end?.look();
    },
  };
}
