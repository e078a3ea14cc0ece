import type {Action} from '../../../../core/protocol/action.js';
import type {WayName} from '../../../../core/protocol/assisted/names.js';
import type {Dialogue, StepBody, Verdict} from '../../serve.js';
import {exampleWays} from '../../step.js';
import type {StoredAccount} from '../accounts.js';
import {misplaced, settings, type DemoService} from '../service.js';
import {approvedWalk} from './approved.js';
import {supportWalk} from './support.js';
import {visitWalk} from './visit.js';
import type {Contact, Recovery, Walk} from './walk.js';

/** The recovery by oneself, as the other ways see it. */
export interface SelfService extends Dialogue, Walk {
  /** The login that was typed. */
  contact(): Contact | undefined;
  /** Begins with the login. */
  identify(): Verdict;
  /** On to another page of the service. */
  leave(url: string): Verdict;
  /** On to the new password of an account that is proven. */
  finish(account: StoredAccount): Verdict;
}

/** Another way is open at every step, but for those where there is nothing to be done otherwise. */
const withWay = (body: StepBody): StepBody =>
  body.kind === 'ways' || body.kind === 'redirect' || body.kind === 'done'
    ? body
    : {...body, actions: [...body.actions, 'way']};

function offered(verdict: Verdict): Verdict {
  if ('go' in verdict) return {...verdict, go: withWay(verdict.go)};
  return 'stay' in verdict ? {...verdict, stay: withWay(verdict.stay)} : verdict;
}

/** A recovery by any of the ways that the service has. */
export function withWays(service: DemoService, self: SelfService): Dialogue {
  let walk: Walk = self;
  /** Where the person was when asking for another way. */
  let before: Walk = self;
  /** The login is asked for to go on with an activation code. */
  let activates = false;

  const on = (next: Walk): Verdict => {
    walk = next;
    return {go: next.body()};
  };

  const ways: Walk = {
    body: () => ({kind: 'ways', ways: exampleWays, actions: ['back', 'restart', 'cancel']}),
    answer(action) {
      if (action.type === 'back') return on(before);
      return action.type === 'choose-way' ? choose(action.way) : misplaced;
    },
  };

  const recovery: Recovery = {
    contact: () => self.contact(),
    ways: () => on(ways),
    approved(contact, activation) {
      const next = approvedWalk(service, recovery, contact, activation);
      return 'code' in next ? {problems: [next], stay: walk.body()} : on(next);
    },
    finish(account) {
      walk = self;
      return self.finish(account);
    },
  };

  function choose(way: WayName): Verdict {
    const contact = self.contact();
    activates = false;
    switch (way) {
      case 'self-service':
        return on(self);
      case 'password':
        walk = self;
        return self.leave(settings);
      case 'activation':
        if (contact) return recovery.approved(contact, true);
        walk = self;
        activates = true;
        return self.identify();
      case 'visit':
        return on(visitWalk(service, recovery));
      case 'call':
      case 'chat':
        return on(supportWalk(service, recovery, () => on(visitWalk(service, recovery))));
      default:
        return misplaced;
    }
  }

  function answer(action: Action): Verdict {
    const {kind} = walk.body();
    if (action.type === 'way' && kind !== 'ways' && kind !== 'redirect' && kind !== 'done') {
      before = walk;
      return on(ways);
    }
    if (action.type === 'cancel' || action.type === 'restart') {
      walk = self;
      return self.answer(action);
    }
    const verdict = walk.answer(action);
    const contact = self.contact();
    if (!activates || action.type !== 'identify' || !contact || !('go' in verdict)) return verdict;
    activates = false;
    return recovery.approved(contact, true);
  }

  return {
    first: withWay(self.first),
    answer: action => offered(answer(action)),
    look() {
      const verdict = walk.look?.();
      return verdict && offered(verdict);
    },
  };
}
