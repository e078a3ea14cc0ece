import type {ActivateAction} from '../../../../core/protocol/assisted/action.js';
import type {Problem} from '../../../../core/protocol/problem.js';
import type {StepBody, Verdict} from '../../serve.js';
import {sendChallenge} from '../challenge.js';
import {misplaced, type DemoService} from '../service.js';
import type {Contact, Recovery, Walk} from './walk.js';

/** How many letters and digits an activation code has. */
const length = 10;

/** The code to the contact and, where an office has given one, the activation code. Gives the problem if no code may be sent. */
export function approvedWalk(
  {now, codeLength, deliver, limits, matters}: DemoService,
  recovery: Recovery,
  {account, login, home, typed}: Contact,
  activation: boolean,
): Walk | Problem {
  const sent = sendChallenge(
    {
      now,
      length: codeLength,
      deliver: channel => deliver(account, channel),
      spend: () => limits.code.spend(login),
      contact: typed,
    },
    home,
  );
  if ('code' in sent) return sent;
  const challenge = sent;

  function body(): StepBody {
    const shown = challenge.shown();
    return {
      kind: 'approved',
      challenge: shown,
      channels: (['sms', 'email'] as const).filter(channel => channel !== shown.channel),
      actions: ['resend', 'channel', 'restart', 'cancel'],
      ...(activation && {activation: length}),
    };
  }

  function activate(given: ActivateAction): Verdict {
    const isGood = !activation || matters.activates(account, given.activation ?? '');
    const problem = isGood ? challenge.judge(given.code) : challenge.miss('activation');
    if (problem || !account) return {problems: problem ? [problem] : [], stay: body()};
    matters.use(account);
    return recovery.finish(account);
  }

  return {
    body,
    answer(action) {
      if (action.type === 'activate') return activate(action);
      if (action.type !== 'resend' && action.type !== 'channel') return misplaced;
      const problem = challenge.send(action.type === 'channel' ? action.channel : challenge.shown().channel);
      return {problems: problem ? [problem] : [], stay: body()};
    },
  };
}
