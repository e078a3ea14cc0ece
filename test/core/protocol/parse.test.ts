import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {challenge, passkeyCreation, passkeyRequest, step} from '../../../src/adapters/scripted/index.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import {parseCapabilities, parseProblem} from '../../../src/core/protocol/parse.js';
import {problemCodes} from '../../../src/core/protocol/problem.js';
import type {Step, StepRef} from '../../../src/core/protocol/step.js';

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const whole: readonly Step[] = [
  step.identify({identifier: 'anna', expiresAt: 5}),
  step.identify({passkey: passkeyRequest}),
  step.document(),
  step.code(),
  step.code({challenge: challenge({channel: 'email', length: 8}), channels: [], methods: ['passkey', 'recovery-code']}),
  step.reauthenticate({challenge: challenge()}),
  step.reauthenticate({methods: ['code']}),
  step.reauthenticate({methods: ['password', 'passkey'], passkey: passkeyRequest}),
  step.passkey(),
  step.passkey({methods: ['code', 'recovery-code']}),
  step.newPassword({
    policy: {
      minLength: 8,
      maxLength: 64,
      required: [['upper', 'lower'], ['digit'], ['[-_.]']],
      allowed: ['ascii-printable', 'unicode'],
      maxConsecutive: 2,
      minStrength: 3,
      forbidden: ['Meridian'],
    },
    current: true,
    otherSessions: 0,
  }),
  step.recoveryCode({methods: ['code', 'passkey']}),
  step.hold(),
  step.redirect({url: 'https://example.org/next?x=1'}),
  step.done({sessionsEnded: 2, sessionsFailed: true, signInUrl: '/sign-in', reportUrl: 'https://example.org/report'}),
  step.done({
    addPasskey: passkeyCreation,
    passkeys: {rpId: 'example.org', userId: 'YW5uYQ', credentialIds: ['b25l', 'dHdv']},
  }),
  step.done({offersRecoveryCodes: true, hasRecoveryCodes: false}),
  step.done({recoveryCodes: ['7KQ2M9XR4TB3C8WD', 'ZN5VH0GYP61SJEAF']}),
  step.done(),
];

describe('parseStep: what a server sends whole arrives whole', () => {
  for (const [index, sent] of whole.entries()) {
    test(`${index}: ${sent.kind}`, () => assert.deepEqual(parseStep(wire(sent)), wire(sent)));
  }

  test('problems with all that they carry', () => {
    const sent = step.code({
      problems: problemCodes.map((code, index) => ({
        code,
        field: 'code',
        reason: 'length',
        params: {length: 6, index},
        attemptsLeft: index,
        retryAt: 1e12 + index,
      })),
    });
    assert.deepEqual(parseStep(wire(sent)), sent);
  });
});

describe('parseStep: what a server may leave out', () => {
  const without = (sent: Step, ...names: string[]): unknown =>
    Object.fromEntries(Object.entries(sent).filter(([name]) => !names.includes(name)));

  test('problems and actions', () => {
    assert.deepEqual(parseStep(without(step.identify(), 'problems', 'actions')), {...step.identify(), actions: []});
  });
  test('the other channels', () => {
    assert.deepEqual(parseStep(without(step.code(), 'channels')), {...step.code(), channels: []});
    assert.deepEqual(parseStep(without(step.reauthenticate(), 'channels')), {...step.reauthenticate(), channels: []});
  });
  test('whether the old password is asked for, and words of the person', () => {
    assert.deepEqual(parseStep(without(step.newPassword(), 'current', 'context')), {
      ...step.newPassword(),
      context: [],
    });
  });
  test('how long to wait before asking again', () => {
    assert.deepEqual(parseStep(without(step.hold(), 'pollAfter')), {...step.hold(), pollAfter: 30_000});
  });
});

describe('parseStep: what a newer server adds is left out', () => {
  const extra = <Sent extends Step>(sent: Sent): Sent => ({...sent, novelty: {deep: [1]}});

  test('members of a step, of a challenge, of a policy, of a problem', () => {
    const code = step.code({problems: [{code: 'code_wrong'}]});
    const more = {
      ...extra(code),
      ref: {...code.ref, novelty: 1},
      challenge: {...code.challenge, novelty: 1},
      problems: [{code: 'code_wrong', novelty: 1, params: {text: 'x', flag: true}}],
    };
    assert.deepEqual(parseStep(more), code);
    const password = step.newPassword();
    assert.deepEqual(parseStep({...extra(password), policy: {...password.policy, novelty: 1}}), password);
  });

  test('words', () => {
    assert.deepEqual(parseStep({...step.identify(), identifiers: ['wallet', 'email', 'phone']}), {
      ...step.identify(),
      identifiers: ['email', 'phone'],
    });
    assert.deepEqual(parseStep({...step.document(), documents: ['fr-nir', 'pl-pesel']}), {
      ...step.document(),
      documents: ['pl-pesel'],
    });
    assert.deepEqual(parseStep({...step.code(), channels: ['pigeon', 'email'], actions: ['dance', 'back']}), {
      ...step.code(),
      channels: ['email'],
      actions: ['back'],
    });
    assert.deepEqual(parseStep({...step.code(), methods: ['palm', 'recovery-code']}), {
      ...step.code(),
      methods: ['recovery-code'],
    });
    assert.deepEqual(parseStep({...step.reauthenticate(), methods: ['palm', 'code']}), {
      ...step.reauthenticate(),
      methods: ['code'],
    });
  });

  test('a code of a problem becomes unknown, with all the rest', () => {
    const parsed = parseStep({...step.code(), problems: [{code: 'brand_new', field: 'code', attemptsLeft: 1}]});
    assert.deepEqual(parsed?.problems, [{code: 'unknown', field: 'code', attemptsLeft: 1}]);
  });

  test('parameters that are no numbers', () => {
    const parsed = parseStep({...step.code(), problems: [{code: 'code_wrong', params: {min: 3, text: 'x', more: {}}}]});
    assert.deepEqual(parsed?.problems, [{code: 'code_wrong', params: {min: 3}}]);
  });

  test('classes of characters; a rule of unknown classes only is left to the server', () => {
    const policy = {
      minLength: 8,
      required: [['emoji'], ['upper', 'emoji'], ['[]']],
      allowed: ['emoji', 'digit'],
      minStrength: 7,
    };
    const parsed = parseStep({...step.newPassword(), policy});
    assert.deepEqual(parsed, step.newPassword({policy: {minLength: 8, required: [['upper']], allowed: ['digit']}}));
  });
});

/** What is sent, whatever else is in it. */
type Sent = {kind: string; ref: StepRef; serverNow: number} & Record<string, unknown>;

describe('parseStep: a step that does not arrive whole is unsupported', () => {
  const broken: readonly (readonly [title: string, value: Sent])[] = [
    ['a kind that is not known', {...step.done(), kind: 'retina-scan'}],
    ['a kind that every object has', {...step.done(), kind: 'constructor'}],
    ['identify without identifiers', {...step.identify(), identifiers: undefined}],
    ['identify with unknown ones only', {...step.identify(), identifiers: ['wallet']}],
    ['identify with another type', {...step.identify(), identifier: 7}],
    ['document without documents', {...step.document(), documents: []}],
    ['code without a challenge', {...step.code(), challenge: undefined}],
    ['code with half a challenge', {...step.code(), challenge: {channel: 'sms', length: 6}}],
    ['code by an unknown channel', {...step.code(), challenge: {...challenge(), channel: 'pigeon'}}],
    ['reauthenticate without methods', {...step.reauthenticate(), methods: []}],
    ['new-password without a policy', {...step.newPassword(), policy: undefined}],
    ['new-password with a text for a length', {...step.newPassword(), policy: {minLength: '8', required: []}}],
    ['hold without an end', {...step.hold(), until: undefined}],
    ['redirect without an address', {...step.redirect(), url: undefined}],
    ['done with a text for a number', {...step.done(), sessionsEnded: 'two'}],
  ];
  for (const [title, value] of broken) {
    test(title, () => {
      const parsed = parseStep(wire(value));
      const {kind, ref, serverNow} = value;
      assert.equal(parsed?.kind, 'unsupported');
      assert.deepEqual(
        {name: 'name' in parsed && parsed.name, ref: parsed.ref, at: parsed.serverNow},
        {name: kind, ref, at: serverNow},
      );
    });
  }

  test('an unknown channel of a code in reauthenticate only leaves out the code', () => {
    const parsed = parseStep({...step.reauthenticate(), challenge: {...challenge(), channel: 'pigeon'}});
    assert.deepEqual(parsed, step.reauthenticate());
  });
});

describe('parseStep: what is no step gives nothing', () => {
  const values: readonly unknown[] = [
    undefined,
    null,
    '',
    'step',
    7,
    true,
    [],
    [step.done()],
    {},
    {kind: 'done'},
    {...step.done(), kind: 7},
    {...step.done(), ref: {flow: 'f'}},
    {...step.done(), ref: {flow: 7, revision: 1}},
    {...step.done(), ref: {flow: 'f', revision: '1'}},
    {...step.done(), serverNow: undefined},
    {...step.done(), serverNow: 'today'},
    {...step.done(), serverNow: NaN},
    {...step.done(), expiresAt: 'soon'},
    {...step.done(), problems: 'none'},
    {...step.done(), problems: [{}]},
    {...step.done(), problems: ['code_wrong']},
    {...step.done(), actions: [7]},
    {...step.done(), serverNow: Infinity},
    {...step.code(), problems: [{code: 'locked', retryAt: Infinity}]},
  ];
  for (const [index, value] of values.entries()) {
    test(`${index}: ${JSON.stringify([value]).slice(1, 60)}`, () => assert.equal(parseStep(value), undefined));
  }
});

describe('addresses that a page may open', () => {
  const safe = ['https://example.org/', 'http://localhost:3000/x', 'http://127.0.0.1/', '/path', '/', '/a//b'];
  const unsafe = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'http://example.org/',
    'http://localhost.example.org/',
    '//example.org/',
    '/\\example.org/',
    'ftp://example.org/',
    'relative/path',
    '?query',
    '',
  ];
  for (const url of safe) {
    test(`safe: ${url}`, () => {
      assert.deepEqual(parseStep(step.redirect({url})), step.redirect({url}));
      assert.deepEqual(parseStep(step.done({signInUrl: url})), step.done({signInUrl: url}));
      assert.deepEqual(parseCapabilities({flows: [], links: {help: url}})?.links, {help: url});
    });
  }
  for (const url of unsafe) {
    test(`not safe: ${url}`, () => {
      assert.equal(parseStep(step.redirect({url}))?.kind, 'unsupported');
      assert.deepEqual(parseStep(step.done({signInUrl: url, reportUrl: url})), step.done());
      assert.deepEqual(parseCapabilities({flows: [], links: {signIn: url, recover: url, help: url}})?.links, {});
    });
  }
});

describe('parseCapabilities', () => {
  test('flows that are known, in their order, and links', () => {
    assert.deepEqual(
      parseCapabilities({
        flows: ['fly', 'recover-access', 'change-password'],
        links: {signIn: '/in', recover: '/recover', help: '/help', novelty: '/new'},
        novelty: 1,
      }),
      {flows: ['recover-access', 'change-password'], links: {signIn: '/in', recover: '/recover', help: '/help'}},
    );
  });
  test('links may be left out', () => {
    assert.deepEqual(parseCapabilities({flows: ['recover-access']}), {flows: ['recover-access'], links: {}});
  });
  for (const value of [
    undefined,
    null,
    7,
    [],
    {},
    {links: {}},
    {flows: 'all'},
    {flows: [7]},
    {flows: [], links: {help: 7}},
  ]) {
    test(`nothing: ${JSON.stringify(value)}`, () => assert.equal(parseCapabilities(value), undefined));
  }
});

describe('parseProblem', () => {
  test('the members of an RFC 9457 document', () => {
    assert.deepEqual(
      parseProblem({
        type: 'about:blank',
        title: 'Too many',
        status: 429,
        detail: 'x',
        code: 'rate_limited',
        retryAt: 5,
      }),
      {code: 'rate_limited', retryAt: 5},
    );
  });
  test('a code that is not known', () => assert.deepEqual(parseProblem({code: 'toString'}), {code: 'unknown'}));
  for (const value of [undefined, null, 'x', [], {}, {code: 7}, {code: 'locked', retryAt: 'soon'}]) {
    test(`nothing: ${JSON.stringify(value)}`, () => assert.equal(parseProblem(value), undefined));
  }
});
