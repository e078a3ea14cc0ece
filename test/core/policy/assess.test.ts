import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  assessPassword,
  defaultPolicy,
  isMet,
  requirementsOf,
  type CharacterClass,
  type PasswordPolicy,
} from '../../../src/core/policy/index.js';
import {seededDice} from '../../support/random.js';

const free: PasswordPolicy = {minLength: 0, required: []};
const codes = (password: string, policy: PasswordPolicy, words?: readonly string[]): string[] =>
  assessPassword(password, policy, words && {words}).map(({code}) => code);

test('everything that is wrong is told at once, in numbers', () => {
  const policy: PasswordPolicy = {
    minLength: 8,
    required: [['upper'], ['digit', '[-_]'], ['lower']],
    allowed: ['[%]'],
    maxConsecutive: 2,
    forbidden: ['portal'],
  };
  assert.deepEqual(assessPassword('portal!', policy), [
    {code: 'too_short', min: 8, actual: 7},
    {code: 'class_missing', classes: ['upper']},
    {code: 'class_missing', classes: ['digit', '[-_]']},
    {code: 'not_allowed', classes: ['[%]', 'upper', 'digit', '[-_]', 'lower'], count: 1},
    {code: 'forbidden_word'},
  ]);
  assert.deepEqual(assessPassword('AAAAAAA??b-', {...policy, maxLength: 10}), [
    {code: 'too_long', max: 10, actual: 11},
    {code: 'not_allowed', classes: ['[%]', 'upper', 'digit', '[-_]', 'lower'], count: 2},
    {code: 'too_many_consecutive', max: 2, actual: 7},
  ]);
  assert.deepEqual(assessPassword('Aa1%Aa1%', policy), []);
});

describe('length', () => {
  test('counts code points', () => {
    const policy = {...free, minLength: 3, maxLength: 3};
    for (const password of ['abc', '🦊🦊🦊', 'e\u0301x', '👨\u200d👩', '\ud800\ud800\ud800', '\udc00\ud83da']) {
      assert.deepEqual(assessPassword(password, policy), [], JSON.stringify(password));
    }
    assert.deepEqual(assessPassword('🦊🦊', policy), [{code: 'too_short', min: 3, actual: 2}]);
    assert.deepEqual(assessPassword('🦊🦊🦊🦊', policy), [{code: 'too_long', max: 3, actual: 4}]);
  });

  test('takes the password as it is: spaces count, and two ways to write a letter differ', () => {
    assert.deepEqual(codes(' ab ', {...free, minLength: 4}), []);
    assert.deepEqual(codes('\u00e9', {...free, minLength: 2}), ['too_short']);
    assert.deepEqual(codes('e\u0301', {...free, minLength: 2}), []);
    assert.deepEqual(codes('ﬀ', {...free, minLength: 2}), ['too_short']);
  });

  test('the default policy asks for 15 to 128 code points and nothing else', () => {
    assert.deepEqual(codes('x'.repeat(14), defaultPolicy), ['too_short']);
    assert.deepEqual(codes('x'.repeat(15), defaultPolicy), []);
    assert.deepEqual(codes('🔑'.repeat(128), defaultPolicy), []);
    assert.deepEqual(codes('x'.repeat(129), defaultPolicy), ['too_long']);
  });
});

describe('classes', () => {
  const ascii = Array.from({length: 128}, (_, code) => String.fromCharCode(code));
  const others = ['', '\u0080', 'é', 'Ω', '٣', '\u200d', '🦊', '\ud83d', '\udc00', '\u{10ffff}'];
  const members: readonly (readonly [CharacterClass, RegExp])[] = [
    ['upper', /^[A-Z]$/],
    ['lower', /^[a-z]$/],
    ['digit', /^[0-9]$/],
    ['special', /^[ !"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]$/],
    ['ascii-printable', /^[ -~]$/],
    ['unicode', /^[^]$/u],
    ['[abc]', /^[abc]$/],
    ['[-.]', /^[-.]$/],
    ['[a-c]', /^[ac]$/],
    ['[a]b]', /^[ab]$/],
    ['[]]', /^\]$/],
    ['[^a]', /^[\^a]$/],
    ['[\\d]', /^[\\d]$/],
    ['[[x]]', /^[[x\]]$/],
    ['[-]', /^-$/],
    ['[ąß🦊]', /^[ąß🦊]$/u],
    ['[]', /^[]$/],
  ];
  for (const [name, expected] of members) {
    test(name, () => {
      for (const character of [...ascii, ...others, 'ą', 'ß']) {
        const met = assessPassword(character, {...free, required: [[name]]}).length === 0;
        const allowed = assessPassword(character, {...free, allowed: [name]}).length === 0;
        assert.equal(met, expected.test(character), `required ${JSON.stringify(character)}`);
        assert.equal(allowed, expected.test(character) || character === '', `allowed ${JSON.stringify(character)}`);
      }
    });
  }

  test('one of the alternatives is enough, every list of them must be met', () => {
    const policy: PasswordPolicy = {...free, required: [['upper', 'digit'], ['special']]};
    assert.deepEqual(codes('A!', policy), []);
    assert.deepEqual(codes('7!', policy), []);
    assert.deepEqual(codes('A7', policy), ['class_missing']);
    assert.deepEqual(codes('a', policy), ['class_missing', 'class_missing']);
  });

  test('what is required is allowed too; without a list everything is', () => {
    assert.deepEqual(codes('aA', {...free, required: [['lower']], allowed: ['upper']}), []);
    assert.deepEqual(codes('aA1', {...free, required: [['lower']], allowed: []}), ['not_allowed']);
    assert.deepEqual(codes('aA1 ę🦊\u0000\ud800', {...free, required: [['lower']]}), []);
  });

  test('characters that are not allowed are counted, not told', () => {
    const [violation] = assessPassword('a🦊🦊é', {...free, allowed: ['lower']});
    assert.deepEqual(violation, {code: 'not_allowed', classes: ['lower'], count: 3});
  });
});

test('a run is of one code point', () => {
  const policy = {...free, maxConsecutive: 2};
  for (const password of ['aabbaa', 'abababab', 'aAaA', '🦊🦊', '', '\ud83d\ud83d']) {
    assert.deepEqual(codes(password, policy), [], password);
  }
  assert.deepEqual(assessPassword('baaaab', policy), [{code: 'too_many_consecutive', max: 2, actual: 4}]);
  assert.deepEqual(codes('🦊🦊🦊', policy), ['too_many_consecutive']);
  assert.deepEqual(codes('aa', {...free, maxConsecutive: 1}), ['too_many_consecutive']);
  assert.deepEqual(codes('aaaa', {...free, maxConsecutive: 0}), []);
});

describe('forbidden words', () => {
  const forbidden = (password: string, words: readonly string[], product: readonly string[] = []): boolean =>
    codes(password, {...free, forbidden: product}, words).includes('forbidden_word');

  test('are found in any case, anywhere', () => {
    assert.ok(forbidden('xxAnna.Nowakxx', ['anna.nowak']));
    assert.ok(forbidden('STRASSE7', ['straße']));
    assert.ok(forbidden('ΟΔΟΣ7', ['οδος']));
    assert.ok(forbidden('οδοσ7', ['ΟΔΟΣ']));
    assert.ok(!forbidden('anna-nowak', ['anna.nowak']));
  });

  test('of an address, what stands before the @ counts too', () => {
    assert.ok(forbidden('hello ANOWAK 1', ['anowak@example.org']));
    assert.ok(forbidden('a@example.org', ['a@example.org']));
    assert.ok(!forbidden('an example.org password', ['a@example.org']));
    assert.ok(forbidden('x"a@b"x', ['"a@b"@example.org']));
  });

  test('of the person, only those of four code points and more', () => {
    assert.ok(!forbidden('anna', ['ann']));
    assert.ok(forbidden('anna', ['anna']));
    assert.ok(!forbidden('🦊🦊🦊', ['🦊🦊🦊']));
    assert.ok(forbidden('🦊🦊🦊🦊', ['🦊🦊🦊🦊']));
    assert.ok(!forbidden('anything', ['']));
  });

  test('of the policy, all but an empty one', () => {
    assert.ok(forbidden('my Gov password', [], ['gov']));
    assert.ok(!forbidden('anything', [], ['']));
    assert.ok(!forbidden('', [], ['gov']));
  });
});

describe('the checklist', () => {
  const policy: PasswordPolicy = {
    minLength: 8,
    maxLength: 20,
    required: [['upper'], ['digit', 'special']],
    allowed: ['ascii-printable'],
    maxConsecutive: 2,
    forbidden: ['portal'],
  };

  test('has an entry for every rule, in the order of the violations', () => {
    assert.deepEqual(requirementsOf(policy), [
      {code: 'too_short', min: 8},
      {code: 'too_long', max: 20},
      {code: 'class_missing', classes: ['upper']},
      {code: 'class_missing', classes: ['digit', 'special']},
      {code: 'not_allowed', classes: ['ascii-printable', 'upper', 'digit', 'special']},
      {code: 'too_many_consecutive', max: 2},
      {code: 'forbidden_word'},
    ]);
    assert.deepEqual(requirementsOf(free), []);
    assert.deepEqual(requirementsOf(free, {words: ['ann']}), []);
    assert.deepEqual(requirementsOf(free, {words: ['anna']}), [{code: 'forbidden_word'}]);
  });

  test('tells met from unmet', () => {
    const met = (password: string): boolean[] => {
      const violations = assessPassword(password, policy);
      return requirementsOf(policy).map(rule => isMet(rule, violations));
    };
    assert.deepEqual(met(''), [false, true, false, false, true, true, true]);
    assert.deepEqual(met('Portal111é'), [true, true, true, true, false, false, false]);
    assert.deepEqual(met('Aaaaaaaaaaaaaaaaaaaaaaaaaa'), [true, false, true, false, true, false, true]);
    assert.deepEqual(met('Correct 7'), [true, true, true, true, true, true, true]);
  });

  test('a rule is unmet exactly if there is a violation of it', () => {
    const dice = seededDice(11);
    for (let round = 0; round < 2_000; round++) {
      const password = dice.some(0, 24, () => dice.pick(Array.from('aaAB1- é🦊'))).join('');
      const violations = assessPassword(password, policy);
      const unmet = requirementsOf(policy).filter(rule => !isMet(rule, violations));
      assert.deepEqual(
        unmet.map(({code}) => code),
        violations.map(({code}) => code),
      );
    }
  });
});

test('a megabyte is judged too', () => {
  const policy: PasswordPolicy = {
    minLength: 15,
    maxLength: 128,
    required: [['digit'], ['[ą]', 'upper']],
    allowed: ['lower'],
    maxConsecutive: 3,
    forbidden: ['portal', 'ab'],
  };
  const all = ['too_long', 'class_missing', 'class_missing', 'too_many_consecutive'];
  assert.deepEqual(codes('a'.repeat(1 << 20), policy, ['anna@example.org']), all);
  assert.deepEqual(codes('\ud83d'.repeat(1 << 20), policy), [...all.slice(0, 3), 'not_allowed', ...all.slice(3)]);
  assert.deepEqual(codes('ab'.repeat(1 << 19), policy), [...all.slice(0, 3), 'forbidden_word']);
});
