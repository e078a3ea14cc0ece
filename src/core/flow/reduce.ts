import type {Problem, ProblemCode} from '../protocol/problem.js';
import type {Step} from '../protocol/step.js';
import type {FlowEffect, FlowEvent, FlowState} from './state.js';

/** A state and what has to be done on entering it. */
export type Transition = readonly [state: FlowState, ...effects: FlowEffect[]];

/** After these the request may have taken effect all the same: ask before saying that it failed. */
const uncertain: readonly ProblemCode[] = ['offline', 'timeout', 'unavailable'];

/** After these there is no going on from the step that is shown. */
const ending: readonly ProblemCode[] = ['session_expired', 'flow_expired', 'managed_elsewhere', 'not_allowed'];

const showing = (step: Step, problem?: Problem, retry?: (FlowState & {status: 'showing'})['retry']): FlowState =>
  step.kind === 'done' && !step.addPasskey
    ? {status: 'finished', step}
    : {status: 'showing', step, ...(problem && {problem}), ...(retry && {retry})};

/** A late reply about a position that the flow has left. */
const stale = (shown: Step, arrived: Step): boolean =>
  arrived.ref.flow === shown.ref.flow && arrived.ref.revision < shown.ref.revision;

const interrupted = (problem: Problem, step?: Step): FlowState => ({
  status: 'interrupted',
  problem,
  ...(step && {ref: step.ref}),
});

function start({key, flow}: FlowEvent & {type: 'start'}): Transition {
  return flow === undefined
    ? [{status: 'starting'}, {type: 'abort'}, {type: 'begin', key}]
    : [{status: 'starting', beginKey: key}, {type: 'abort'}, {type: 'resume', flow, key}];
}

function whileStarting(state: FlowState & {status: 'starting'}, event: FlowEvent): Transition {
  switch (event.type) {
    case 'answered':
      return [showing(event.step)];
    case 'failed':
      return state.beginKey !== undefined && event.problem.code === 'flow_expired'
        ? [{status: 'starting'}, {type: 'begin', key: state.beginKey}]
        : [interrupted(event.problem)];
    default:
      return [state];
  }
}

function whileShowing(state: FlowState & {status: 'showing'}, event: FlowEvent): Transition {
  const {step, retry} = state;
  switch (event.type) {
    case 'answered':
      return [stale(step, event.step) ? state : showing(event.step)];
    case 'failed':
      return [
        ending.includes(event.problem.code) ? interrupted(event.problem, step) : showing(step, event.problem, retry),
      ];
    case 'send': {
      const key = retry?.action === event.action ? retry.key : event.key;
      return [
        {status: 'sending', step, action: event.action, key},
        {type: 'act', ref: step.ref, key},
      ];
    }
    case 'edited':
      return [retry ? showing(step, state.problem) : state];
    case 'refresh':
      return [state, {type: 'resume', flow: step.ref.flow, key: event.key}];
    default:
      return [state];
  }
}

function whileSending(state: FlowState & {status: 'sending'}, event: FlowEvent): Transition {
  const {step, action, key, problem} = state;
  switch (event.type) {
    case 'answered':
      if (stale(step, event.step)) return [state];
      // The flow did not move: the answer was not received, or it was refused. The same key gives the same reply.
      return [
        problem && event.step.ref.revision === step.ref.revision
          ? showing(event.step, problem, {key, action})
          : showing(event.step),
      ];
    case 'failed':
      if (problem) return [showing(step, problem, {key, action})];
      if (ending.includes(event.problem.code)) return [interrupted(event.problem, step)];
      if (!uncertain.includes(event.problem.code)) return [showing(step, event.problem)];
      return [
        {...state, problem: event.problem},
        {type: 'resume', flow: step.ref.flow, key},
      ];
    default:
      return [state];
  }
}

/**
 * The one machine of every flow: gives the next state and what has to be done. Pure; an event that means nothing in a
 * state leaves it as it is.
 */
export function reduce(state: FlowState, event: FlowEvent): Transition {
  if (event.type === 'start') return start(event);
  if (event.type === 'stop') return [{status: 'idle'}, {type: 'abort'}];
  switch (state.status) {
    case 'idle':
    case 'finished':
    case 'interrupted':
      return [state];
    case 'starting':
      return whileStarting(state, event);
    case 'showing':
      return whileShowing(state, event);
    case 'sending':
      return whileSending(state, event);
    default:
      return state satisfies never;
  }
}
