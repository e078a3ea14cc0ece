import assert from 'node:assert/strict';
import {test} from 'node:test';
import {challenge, step} from '../../../src/adapters/scripted/index.js';
import {assistedStepSchemas} from '../../../src/core/protocol/assisted/step.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import {parseCapabilities, parseProblem} from '../../../src/core/protocol/parse.js';
import {problemCodes} from '../../../src/core/protocol/problem.js';
import {expectWellFormed} from '../../../src/ports/transport-contract/basics.js';
import {seededRandom} from '../../support/random.js';

const random = seededRandom(20260115);
const below = (count: number): number => Math.floor(random() * count);

const strange: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, '', 'x', '__proto__', 'constructor', 'code', 'toString', '\ud800', [], [[]], {}, {a: 1},
  {length: 3}, {toString: 1}, {__proto__: null}, ['code', 7], 'x'.repeat(5_000), 'javascript:alert(1)', '//example.org',
]; // prettier-ignore

const seeds: readonly unknown[] = [
  step.identify({identifier: 'anna'}),
  step.document({expiresAt: 7}),
  step.code({problems: [{code: 'code_wrong', field: 'code', params: {length: 6}, attemptsLeft: 2, retryAt: 9}]}),
  step.code({methods: ['passkey', 'recovery-code']}),
  step.recoveryCode(),
  step.reauthenticate({challenge: challenge()}),
  step.passkey({methods: ['code']}),
  step.done({addPasskey: {}, passkeys: {rpId: 'localhost', userId: 'YQ', credentialIds: ['YQ']}}),
  step.newPassword({
    otherSessions: 1,
    policy: {
      minLength: 8,
      maxLength: 9,
      required: [['upper'], ['[-]']],
      allowed: ['unicode'],
      minStrength: 2,
      forbidden: ['x'],
    },
  }),
  step.hold(),
  step.redirect(),
  step.done({sessionsEnded: 1, signInUrl: '/in', offersRecoveryCodes: true, recoveryCodes: ['7KQ2']}),
  step.ways(),
  step.suitability(),
  step.offices(),
  step.slots(),
  step.review(),
  step.ticket(),
  step.processing({verdict: 'refused', reason: 'identity'}),
  step.approved(),
  step.reason(),
  step.channels(),
  step.caseDetails({callBack: true}),
  step.case({chat: {url: 'https://chat.example.org/', token: 't'}}),
  {flows: ['recover-access'], links: {signIn: '/in'}},
];

/** The value with one place in it replaced, removed or added to. */
function mutated(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || random() < 0.1) return strange[below(strange.length)];
  const entries: [string, unknown][] = Object.entries(value);
  const at = below(entries.length + 1);
  const [name, member] = entries[at] ?? ['novelty', undefined];
  if (random() < 0.2) entries.splice(at, 1);
  else entries[at] = [name, mutated(member)];
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

test('whatever comes, reading never throws, and what it gives can be shown', () => {
  const kinds = new Map<string, number>();
  for (let round = 0; round < 20_000; round++) {
    let value = seeds[round % seeds.length];
    for (let count = below(4); count >= 0; count--) value = mutated(value);
    const parsed = parseStep(value);
    kinds.set(parsed?.kind ?? 'nothing', (kinds.get(parsed?.kind ?? 'nothing') ?? 0) + 1);
    if (parsed && Object.hasOwn(assistedStepSchemas, parsed.kind)) {
      // What is good is good again, and loses nothing more.
      assert.deepEqual(parseStep(JSON.parse(JSON.stringify(parsed))), parsed);
    } else if (parsed && parsed.kind !== 'unsupported') {
      const {expiresAt: _, ...rest} = parsed;
      const shown = {...rest, serverNow: 1, ref: {flow: 'f', revision: 1}, ...(rest.kind === 'hold' && {pollAfter: 1})};
      if (shown.kind === 'code') expectWellFormed({...shown, challenge: challenge({length: 6}, 1)});
      else if (shown.kind === 'recovery-code') expectWellFormed({...shown, length: 16});
      else if (shown.kind === 'new-password') assert.equal(typeof shown.policy.minLength, 'number');
      else expectWellFormed(shown);
      for (const {code} of parsed.problems) assert.ok(problemCodes.includes(code));
    }
    const capabilities = parseCapabilities(value);
    for (const url of Object.values(capabilities?.links ?? {})) assert.match(url, /^(https?:\/\/|\/)/);
    const problem = parseProblem(value);
    if (problem) assert.ok(problemCodes.includes(problem.code));
  }
  const some = [
    'identify',
    'document',
    'code',
    'recovery-code',
    'reauthenticate',
    'new-password',
    'hold',
    'redirect',
    'done',
  ];
  for (const kind of [...some, ...Object.keys(assistedStepSchemas)]) {
    assert.ok((kinds.get(kind) ?? 0) > 50, `${kind} survived ${kinds.get(kind) ?? 0} times.`);
  }
  assert.ok((kinds.get('unsupported') ?? 0) > 500 && (kinds.get('nothing') ?? 0) > 500);
});
