import type {Action, BeginInput} from '../protocol/action.js';
import type {Capabilities} from '../protocol/capabilities.js';
import type {FlowKind} from '../protocol/names.js';
import type {Problem, ProblemCode} from '../protocol/problem.js';
import type {Step} from '../protocol/step.js';
import type {Call, Transport} from '../protocol/transport.js';
import {reduce} from './reduce.js';
import type {FlowEffect, FlowEvent, FlowState} from './state.js';

/** What a flow needs. */
export interface FlowOptions {
  readonly transport: Transport;
  /** Called after every change of state. */
  readonly onChange: (state: FlowState) => void;
  /** A new key for a request, unique for all time, such as `crypto.randomUUID`. */
  readonly createKey: () => string;
  /** The locale of the page at the time of a call. English without it. */
  readonly locale?: () => string;
}

/** A running flow. */
export interface Flow {
  readonly state: FlowState;
  /** What the backend can do; nothing until it has said so. */
  readonly capabilities: Capabilities | undefined;
  /** Begins, or goes on with the flow whose id is given. */
  start(input?: BeginInput, flow?: string): void;
  /** Answers the step that is shown. The action goes into the request and nowhere else. */
  send(action: Action): void;
  /** Says that something was typed since the last answer, so that the next one is not taken for a repetition. */
  edited(): void;
  /** Asks the server for the step once more. */
  refresh(): void;
  /** Stops at once: calls under way are aborted and their replies dropped. */
  stop(): void;
}

const faults: readonly ProblemCode[] = [
  'offline', 'timeout', 'unavailable', 'session_expired', 'flow_expired', 'not_allowed', 'managed_elsewhere',
  'rate_limited', 'locked', 'superseded', 'reauthentication_needed', 'challenge_needed',
]; // prettier-ignore

/** Any thrown value as a problem: a transport's own codes are kept, everything else is `unknown`. */
function problemOf(thrown: unknown): Problem {
  const given = typeof thrown === 'object' && thrown ? thrown : {};
  const code = 'code' in given && given.code;
  const retryAt = 'retryAt' in given && given.retryAt;
  return {
    code: faults.find(fault => fault === code) ?? 'unknown',
    ...(typeof retryAt === 'number' && {retryAt}),
  };
}

/** Runs the machine of one flow over a transport: performs its effects, aborts, and drops replies that come too late. */
export function createFlow(kind: FlowKind, {transport, onChange, createKey, locale}: FlowOptions): Flow {
  let state: FlowState = {status: 'idle'};
  let capabilities: Capabilities | undefined;
  let input: BeginInput = {};
  let controller = new AbortController();
  let turn = 0;

  const call = (idempotencyKey: string): Call => ({
    signal: controller.signal,
    locale: locale?.() ?? 'en',
    idempotencyKey,
  });

  async function settle(reply: () => Promise<Step>): Promise<void> {
    const {signal} = controller;
    const mine = ++turn;
    let event: FlowEvent;
    try {
      event = {type: 'answered', step: await reply()};
    } catch (thrown) {
      event = {type: 'failed', problem: problemOf(thrown)};
    }
    // A look at the step that was under way when an answer went out is no reply to that.
    if (!signal.aborted && mine === turn) dispatch(event);
  }

  async function askCapabilities(): Promise<void> {
    const {signal} = controller;
    try {
      const answer = await transport.capabilities(call(createKey()));
      if (signal.aborted) return;
      capabilities = answer;
      onChange(state);
    } catch {
      // A backend that says nothing about itself can still serve the flow.
    }
  }

  function perform(effect: FlowEffect, action?: Action): void {
    switch (effect.type) {
      case 'abort':
        controller.abort();
        controller = new AbortController();
        return;
      case 'begin':
        void settle(() => transport.begin(kind, input, call(effect.key)));
        return;
      case 'act':
        if (action) void settle(() => transport.act(effect.ref, action, call(effect.key)));
        return;
      case 'resume':
        void settle(async () => {
          if (!transport.resume)
            throw Object.assign(new Error('This transport cannot resume.'), {code: 'flow_expired'});
          return transport.resume({flow: effect.flow}, call(effect.key));
        });
    }
  }

  function dispatch(event: FlowEvent, action?: Action): void {
    const [next, ...effects] = reduce(state, event);
    const changed = next !== state;
    state = next;
    for (const effect of effects) perform(effect, action);
    if (changed) onChange(state);
  }

  return {
    get state() {
      return state;
    },
    get capabilities() {
      return capabilities;
    },
    start(begin = {}, flow) {
      input = begin;
      dispatch({type: 'start', key: createKey(), ...(flow !== undefined && {flow})});
      if (!capabilities) void askCapabilities();
    },
    send(action) {
      dispatch({type: 'send', action: action.type, key: createKey()}, action);
    },
    edited() {
      dispatch({type: 'edited'});
    },
    refresh() {
      dispatch({type: 'refresh', key: createKey()});
    },
    stop() {
      dispatch({type: 'stop'});
    },
  };
}
