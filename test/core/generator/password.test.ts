import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  entropyBits,
  generatePassword,
  PolicyUnsatisfiableError,
  type PasswordOptions,
  type UnsatisfiableReason,
} from '../../../src/core/generator/index.js';
import {passwordSpace} from '../../../src/core/generator/password.js';
import {
  assessPassword,
  defaultPolicy,
  type CharacterClass,
  type PasswordPolicy,
} from '../../../src/core/policy/index.js';
import {seededDice, seededSource, type Dice} from '../../support/random.js';
import {everyPassword} from './brute-force.js';
import {chiSquareScore, tally} from './chi-square.js';

const free: PasswordPolicy = {minLength: 0, required: []};
const fourClasses: PasswordPolicy = {minLength: 8, required: [['upper'], ['lower'], ['digit'], ['special']]};

const many = (count: number, policy: PasswordPolicy, options?: PasswordOptions): string[] => {
  const source = seededSource(count);
  return Array.from({length: count}, () => generatePassword(policy, options, source));
};
const drawnFrom = (passwords: readonly string[]): string => [...new Set(passwords.join(''))].sort().join('');
const visible = Array.from({length: 94}, (_, i) => String.fromCharCode(33 + i)).join('');

describe('without options', () => {
  test('20 characters of visible ASCII', () => {
    const passwords = many(500, defaultPolicy);
    assert.ok(passwords.every(password => password.length === 20));
    assert.equal(drawnFrom(passwords), visible);
    assert.equal(new Set(passwords).size, 500);
  });

  test('longer or shorter, where the policy says so', () => {
    for (const [minLength, maxLength, expected] of [
      [30, 40, 30],
      [4, 12, 12],
      [0, 20, 20],
      [256, 1000, 256],
      [0, 1, 1],
    ] as const) {
      assert.equal(generatePassword({...free, minLength, maxLength}).length, expected);
    }
  });

  test('from what is allowed and what is required', () => {
    assert.equal(drawnFrom(many(300, {...free, allowed: ['digit', '[é🦊]'], required: [['[#]']]})), '#0123456789é🦊');
    assert.equal(drawnFrom(many(300, {...free, allowed: ['digit', '[a-c-]']})), '0123456789ac');
    assert.equal(drawnFrom(many(300, {...free, required: [['[ą]', 'digit']]})), visible);
    assert.equal(drawnFrom(many(300, {...free, required: [['[ą]']]})), `${visible}ą`);
  });

  test('with a space only if a custom class has it', () => {
    assert.equal(drawnFrom(many(300, {...free, allowed: ['special', 'digit']})).includes(' '), false);
    assert.equal(drawnFrom(many(300, {...free, allowed: ['special', '[ ]']})).includes(' '), true);
  });
});

describe('options', () => {
  test('a length, as far as the policy lets it', () => {
    const lengthOf = (length: number): number =>
      generatePassword({...free, minLength: 6, maxLength: 64}, {length}).length;
    for (const length of [6, 7, 32, 64]) assert.equal(lengthOf(length), length);
    for (const [length, expected] of [
      [1, 6],
      [-9, 6],
      [65, 64],
      [Infinity, 64],
      [12.9, 12],
      [NaN, 20],
      [0, 20],
    ] as const) {
      assert.equal(lengthOf(length), expected, String(length));
    }
    assert.equal(generatePassword(free, {length: 1e9}).length, 256);
    assert.equal(generatePassword(fourClasses, {length: 2}).length, 8);
  });

  test('the nearest length at which the rest can be met', () => {
    assert.equal(generatePassword({...fourClasses, minLength: 1}, {length: 2}).length, 4);
    assert.equal(generatePassword(free, {length: 5, minimum: {digit: 9, special: 2}}).length, 11);
    assert.equal(generatePassword({...free, allowed: ['[ab]'], maxConsecutive: 1, forbidden: ['aba']}), 'bab');
    // A begins and B ends it, with nothing or at least two C between them: three characters are not possible.
    const gap: PasswordPolicy = {
      minLength: 2,
      required: [['[a]'], ['[b]']],
      allowed: ['[c]'],
      forbidden: ['aa', 'ba', 'ca', 'bb', 'bc', 'acb'],
    };
    assert.equal(generatePassword({...gap, maxLength: 3}, {length: 3}), 'ab');
    assert.equal(generatePassword(gap, {length: 3}), 'accb');
  });

  test('classes to draw from, if the policy allows them', () => {
    assert.equal(drawnFrom(many(200, free, {classes: ['digit', '[é]']})), '0123456789é');
    assert.equal(
      drawnFrom(many(200, {...free, allowed: ['digit', 'lower']}, {classes: ['digit', 'upper']})),
      '0123456789',
    );
    assert.equal(drawnFrom(many(200, {...free, allowed: ['digit']}, {classes: ['upper']})), '0123456789');
    assert.equal(drawnFrom(many(200, free, {classes: []})), visible);
  });

  test('what the policy requires comes in addition', () => {
    const passwords = many(300, {...free, required: [['upper', 'digit'], ['[#]']]}, {classes: ['digit']});
    assert.equal(drawnFrom(passwords), '#0123456789');
    assert.ok(passwords.every(password => password.includes('#')));
  });

  test('one of every class', () => {
    const short = {length: 4, everyClass: true};
    for (const password of many(200, free, short)) {
      assert.match(password, /[A-Z]/);
      assert.match(password, /[a-z]/);
      assert.match(password, /\d/);
      assert.match(password, /[^A-Za-z0-9]/);
    }
    for (const password of many(200, free, {...short, classes: ['digit', '[xy]']}))
      assert.match(password, /\d.*[xy]|[xy].*\d/);
    assert.equal(generatePassword({...free, allowed: ['digit']}, short).length, 4);
  });

  test('at least so many of a group', () => {
    const least = (password: string, expression: RegExp): number => password.match(expression)?.length ?? 0;
    for (const password of many(200, free, {length: 8, minimum: {digit: 3, special: 2, upper: 1}})) {
      assert.equal(password.length, 8);
      assert.ok(least(password, /\d/g) >= 3, password);
      assert.ok(least(password, /[^A-Za-z0-9]/g) >= 2, password);
      assert.ok(least(password, /[A-Z]/g) >= 1, password);
    }
    assert.match(generatePassword({...free, allowed: ['lower']}, {minimum: {digit: 3}}), /^[a-z]{20}$/);
  });

  test('characters to leave out', () => {
    const visibleBut = (excluded: string): string => visible.replace(new RegExp(`[${excluded}]`, 'g'), '');
    assert.equal(drawnFrom(many(500, free, {excludeLookAlikes: true})), visibleBut('O0oIl1|'));
    assert.equal(drawnFrom(many(500, free, {exclude: 'a-c🦊'})), visibleBut('ac\\-'));
  });
});

describe('a policy that cannot be met', () => {
  const cases: readonly (readonly [UnsatisfiableReason, PasswordPolicy, PasswordOptions?])[] = [
    ['length', {...free, minLength: 9, maxLength: 8}],
    ['length', {...free, maxLength: 0}],
    ['length', {...free, minLength: 257}],
    ['characters', {...free, allowed: []}],
    ['characters', {...free, required: [[]]}],
    ['characters', {...free, required: [['[]']]}],
    ['characters', {...free, allowed: ['special'], required: [['[ ]']]}, {exclude: ' '}],
    ['characters', {...free, required: [['digit']]}, {exclude: '0123456789'}],
    ['characters', {...free, required: [['[Il1]']]}, {excludeLookAlikes: true}],
    ['characters', {...free, allowed: ['[ab]']}, {exclude: 'ab'}],
    ['rules', {...fourClasses, minLength: 0, maxLength: 3}],
    ['rules', {...free, maxLength: 8}, {minimum: {digit: 5, special: 4}}],
    ['rules', {...free, maxLength: 8}, {minimum: {digit: 1e21}}],
    ['rules', {...free, minLength: 3, allowed: ['[a]'], maxConsecutive: 2}],
    ['rules', {...free, minLength: 5, allowed: ['[ab]'], maxConsecutive: 1, forbidden: ['aba']}],
    ['rules', {...free, allowed: ['[aB]'], forbidden: ['A', 'b']}],
    ['rules', {...free, required: [['[#]']], forbidden: ['#']}],
  ];
  for (const [reason, policy, options] of cases) {
    test(`${reason}: ${JSON.stringify([policy, options])}`, () => {
      const isReason = (error: unknown): boolean =>
        error instanceof PolicyUnsatisfiableError && error.reason === reason;
      assert.throws(() => generatePassword(policy, options), isReason);
      assert.throws(() => generatePassword(policy, options), isReason);
      assert.throws(() => entropyBits({kind: 'password', policy, ...(options && {options})}), isReason);
    });
  }

  test('one that is too much to count says so, if guessing finds nothing either', () => {
    const required = Array.from({length: 20}, (_, i): CharacterClass[] => [`[${String.fromCharCode(65 + i)}]`]);
    const policy: PasswordPolicy = {...free, maxLength: 20, required};
    assert.throws(
      () => generatePassword(policy),
      (error: unknown) => error instanceof PolicyUnsatisfiableError && error.reason === 'complexity',
    );
  });
});

describe('policies that are hard to meet', () => {
  const cases: readonly (readonly [PasswordPolicy, RegExp])[] = [
    [{minLength: 4, maxLength: 4, required: [['upper'], ['lower'], ['digit'], ['[#]']]}, /^[A-Za-z0-9#]{4}$/],
    [{minLength: 64, maxLength: 64, required: [], allowed: ['[ab]'], maxConsecutive: 1}, /^((ab)+|(ba)+)$/],
    [{minLength: 256, required: [['digit']], allowed: ['[🦊]'], maxConsecutive: 1}, /^[🦊\d]{256}$/u],
    [
      {minLength: 12, maxLength: 12, required: Array.from('abcdefghijkl', name => [`[${name}]`] as const)},
      /^[a-l]{12}$/,
    ],
    [{minLength: 40, required: [], allowed: ['[ab]'], forbidden: ['aa', 'bb', 'x']}, /^((ab)+|(ba)+)$/],
  ];
  for (const [policy, expected] of cases) {
    test(JSON.stringify(policy).slice(0, 100), () => {
      for (const password of many(20, policy)) {
        assert.match(password, expected);
        assert.deepEqual(assessPassword(password, policy), []);
      }
    });
  }
});

/** A policy over few characters, that may or may not be satisfiable, and options. */
function smallCase(dice: Dice): readonly [PasswordPolicy, PasswordOptions] {
  const custom = (): CharacterClass => `[${dice.some(1, 3, () => dice.pick(Array.from('aabAB12#ßSé🦊 -]'))).join('')}]`;
  const maxLength = dice.below(5);
  const options: PasswordOptions = {
    ...(dice.chance(0.3) && {length: 1 + dice.below(4)}),
    ...(dice.chance(0.2) && {
      classes: dice.some(0, 2, () => (dice.chance(0.8) ? custom() : dice.pick(['lower', 'special'] as const))),
    }),
    ...(dice.chance(0.2) && {everyClass: true}),
    ...(dice.chance(0.3) && {minimum: {[dice.pick(['upper', 'lower', 'digit', 'special'])]: dice.below(3)}}),
    ...(dice.chance(0.2) && {exclude: dice.pick(['a', '1A', 'ß🦊', '#'])}),
    ...(dice.chance(0.1) && {excludeLookAlikes: true}),
  };
  return [
    {
      minLength: dice.below(4),
      maxLength,
      required: dice.some(0, 3, () => dice.some(1, 2, custom)),
      allowed: dice.some(0, 2, custom),
      ...(dice.chance(0.4) && {maxConsecutive: 1 + dice.below(2)}),
      ...(dice.chance(0.4) && {
        forbidden: dice.some(1, 3, () => dice.some(0, 3, () => dice.pick(Array.from('aAb1sS#ßé🦊'))).join('')),
      }),
    },
    options,
  ];
}

test('what can come out is exactly what may come out, over all small policies', () => {
  const dice = seededDice(77);
  const source = seededSource(77);
  let satisfiable = 0;
  let tried = 0;
  for (let round = 0; round < 2_000; round++) {
    const [policy, options] = smallCase(dice);
    const right = everyPassword(policy, options);
    const what = JSON.stringify([policy, options]);
    tried++;
    if (right.size === 0) {
      assert.throws(() => generatePassword(policy, options, source), PolicyUnsatisfiableError, what);
      assert.throws(() => entropyBits({kind: 'password', policy, options}), PolicyUnsatisfiableError, what);
      continue;
    }
    satisfiable++;
    for (let i = 0; i < 5; i++) assert.ok(right.has(generatePassword(policy, options, source)), what);
    const {size, at} = passwordSpace(policy, options);
    assert.equal(size, BigInt(right.size), what);
    const all = Array.from({length: right.size}, (_, index) => at(BigInt(index)));
    assert.deepEqual(new Set(all), right, what);
    const bits = entropyBits({kind: 'password', policy, options});
    assert.ok(Math.abs(bits - Math.log2(right.size)) < 1e-9, `${what}: ${String(bits)}`);
  }
  assert.ok(satisfiable > tried / 4 && satisfiable < (tried * 3) / 4, `${String(satisfiable)} of ${String(tried)}`);
});

test('every password meets its policy, at the length asked for', () => {
  const dice = seededDice(78);
  const source = seededSource(78);
  for (let round = 0; round < 2_000; round++) {
    const named = (): CharacterClass =>
      dice.pick(['upper', 'lower', 'digit', 'special', 'ascii-printable', 'unicode', '[ab12🦊]'] as const);
    const minLength = dice.below(30);
    const maxLength = Math.max(8, minLength + dice.below(40));
    const policy: PasswordPolicy = {
      minLength,
      required: dice.some(0, 5, () => dice.some(1, 3, named)),
      ...(dice.chance(0.7) && {maxLength}),
      ...(dice.chance(0.5) && {allowed: dice.some(1, 3, named)}),
      ...(dice.chance(0.4) && {maxConsecutive: 1 + dice.below(3)}),
      ...(dice.chance(0.3) && {forbidden: dice.some(1, 2, () => dice.pick(['portal', 'ab', '12', 'zażółć', '🦊🦊']))}),
    };
    const length = 8 + dice.below(50);
    const password = generatePassword(policy, dice.chance(0.5) ? {length} : {length, everyClass: true}, source);
    assert.deepEqual(assessPassword(password, policy), [], JSON.stringify([policy, password]));
    assert.equal(
      [...password].length,
      Math.min(policy.maxLength ?? 256, Math.max(length, minLength)),
      JSON.stringify(policy),
    );
  }
});

describe('every password is as likely as any other', () => {
  const cases: readonly (readonly [string, PasswordPolicy, PasswordOptions?])[] = [
    ['by guessing', {minLength: 3, maxLength: 3, required: [['[ab]'], ['[1]', '[#]']], allowed: ['[c]']}],
    [
      'by guessing, with runs and words',
      {minLength: 4, maxLength: 4, required: [['[1]']], allowed: ['[abA]'], maxConsecutive: 1, forbidden: ['ab', 'B1']},
    ],
    ['by counting', {minLength: 4, maxLength: 4, required: [['[1]']], allowed: ['[abA]']}, {minimum: {lower: 2}}],
    [
      'by counting, with runs and words',
      {
        minLength: 4,
        maxLength: 4,
        required: [['[🦊]']],
        allowed: ['[abA]'],
        maxConsecutive: 1,
        forbidden: ['ab', 'B🦊'],
      },
    ],
    [
      'after guessing in vain',
      {
        minLength: 12,
        maxLength: 12,
        required: [],
        allowed: ['[aBc]'],
        maxConsecutive: 1,
        forbidden: ['aba', 'cac', 'bcb', 'acb'],
      },
    ],
  ];
  for (const [name, policy, options] of cases) {
    test(name, () => {
      const source = seededSource(9);
      const kinds =
        name === 'after guessing in vain'
          ? Number(passwordSpace(policy, options).size)
          : everyPassword(policy, options).size;
      assert.ok(kinds > 1);
      const counts = tally(400 * kinds, () => generatePassword(policy, options, source));
      assert.ok(counts.size <= kinds);
      const score = chiSquareScore(counts, kinds);
      assert.ok(Math.abs(score) < 4, `${String(kinds)} kinds, score ${String(score)}`);
    });
  }
});

test('the same seed gives the same passwords, in whatever order policies come', () => {
  const make = (seed: number): string[] => {
    const source = seededSource(seed);
    return [defaultPolicy, fourClasses, defaultPolicy, {...fourClasses}].map(policy =>
      generatePassword(policy, {}, source),
    );
  };
  assert.deepEqual(make(1), make(1));
  assert.notDeepEqual(make(1), make(2));
});

test('another policy or other options are noticed', () => {
  const options = {length: 10};
  assert.equal(generatePassword(free, options).length, 10);
  assert.equal(generatePassword(free, {...options, length: 12}).length, 12);
  assert.equal(generatePassword(free).length, 20);
  assert.equal(generatePassword({...free, minLength: 30}).length, 30);
  assert.match(generatePassword({...free, allowed: ['digit']}), /^\d{20}$/);
});
