import type {Action} from '../../core/protocol/action.js';
import type {Step} from '../../core/protocol/step.js';
import {expect} from '../../ports/contract.js';
import {Skipped} from '../case.js';
import {stepOf, type Exchange} from '../exchange.js';
import type {Lab, Visitor} from '../lab.js';
import {mannWhitney, median} from '../statistics.js';
import {act, begin} from './tour.js';

/** How many times each of the two is measured in a round. */
const samples = 16;
/** How many rounds there are at most: another one where a difference shows that may be chance yet. */
const rounds = 4;
/** How unlikely a difference has to be by chance in a round, for 99.9 % confidence in all. */
const significance = 0.001 / rounds;
/** A difference that is likelier than this by chance is not followed up. */
const suspicion = 0.05;
/** How many times as long the one has to take as the other: less can't be told over a network. */
const factor = 1.5;

/** The times of one kind of step, in milliseconds. */
interface Times {
  readonly known: number[];
  readonly unknown: number[];
}

/** One person on their way through a flow. */
interface Walker {
  readonly visitor: Visitor;
  readonly identifier: string;
  readonly whose: keyof Times;
  step: Step;
}

const walkerOf = async (visitor: Visitor, whose: keyof Times): Promise<Walker> => ({
  visitor,
  whose,
  identifier: whose === 'known' ? visitor.fixture.account.identifier : visitor.fixture.stranger,
  step: stepOf(await begin(visitor)),
});

/** Answers a step and keeps how long it took. */
async function measure({visitor, whose, step}: Walker, action: Action, times: Map<string, Times>): Promise<Exchange> {
  const exchange = await act(visitor, step, action);
  const of = times.get(step.kind) ?? {known: [], unknown: []};
  of[whose].push(exchange.ms);
  times.set(step.kind, of);
  return exchange;
}

/**
 * Goes one pair's way up to a wrong code, answer by answer, taking turns in who is first. Gives whether both got to the
 * code.
 */
async function walkPair(lab: Lab, times: Map<string, Times>, turn: number): Promise<boolean> {
  // What is made for the two is made before the first of them is measured.
  const one = await lab.visitor();
  const other = await lab.visitor(one.fixture.account);
  const pair = [await walkerOf(one, 'known'), await walkerOf(other, 'unknown')];
  if (turn % 2 === 1) pair.reverse();
  while (pair.every(({step}) => step.kind === 'identify' || step.kind === 'document')) {
    for (const walker of pair) {
      const {visitor, identifier, step} = walker;
      const exchange = await measure(walker, await visitor.visit.answerTo(step, {identifier}), times);
      if (exchange.status >= 400) return false;
      walker.step = stepOf(exchange);
    }
  }
  for (const walker of pair) {
    const {step} = walker;
    if (step.kind === 'code') await measure(walker, {type: 'code', code: '0'.repeat(step.challenge.length)}, times);
  }
  return true;
}

/** What the times of one kind of step tell. */
interface Finding {
  /** The known one takes longer or shorter, by so much that it could be told over a network. */
  readonly differs: boolean;
  /** How likely that would be by chance. */
  readonly chance: number;
  readonly text: string;
}

function judge([kind, {known, unknown}]: readonly [kind: string, Times]): Finding {
  const chance = mannWhitney(known, unknown);
  const ratio = median(known) / Math.max(median(unknown), 0.001);
  return {
    differs: ratio > factor || ratio < 1 / factor,
    chance,
    text: `${kind}: ${median(known).toFixed(1)} ms known, ${median(unknown).toFixed(1)} ms unknown, p = ${chance.toPrecision(2)}, n = ${known.length} and ${unknown.length}`,
  };
}

/**
 * Breaks off if the time tells whether there is an account: by interleaved samples, the test of Mann and Whitney and the
 * ratio of the medians. Never by a time as such, which depends on the machine.
 */
export async function expectSameTime(lab: Lab): Promise<void> {
  const times = new Map<string, Times>();
  // The first pair warms the server up.
  await walkPair(lab, new Map(), 0);
  for (let round = 1; ; round++) {
    let done = 0;
    for (let turn = 0; turn < samples; turn++) if (await walkPair(lab, times, turn)) done++;
    if (done < samples / 2) {
      throw new Skipped(
        `${samples - done} of ${samples} were refused: account() has to lift limits for time to be measured.`,
      );
    }
    const findings = [...times].map(judge);
    for (const {differs, chance, text} of findings) {
      const apart = differs && chance < significance;
      expect(!apart, `The time tells whether there is an account, with 99.9 % confidence. ${text}`);
    }
    if (round === rounds || !findings.some(({differs, chance}) => differs && chance < suspicion)) {
      for (const {text} of findings) lab.note(text);
      return;
    }
  }
}
