import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  assessPassword,
  defaultPolicy,
  formatPasswordRules,
  parsePasswordRules,
  type CharacterClass,
  type PasswordPolicy,
} from '../../../src/core/policy/index.js';
import {seededDice, type Dice} from '../../support/random.js';

const nothing: PasswordPolicy = {minLength: 0, required: [], allowed: ['ascii-printable']};

/** What a text says, besides what every text says. */
function says(text: string, expected: Partial<PasswordPolicy>): void {
  assert.deepEqual(parsePasswordRules(text), {...nothing, ...expected}, text);
}

describe('reading', () => {
  test('the examples of the attribute’s documentation', () => {
    says('minlength: 20; required: lower; required: upper; required: digit; required: [-];', {
      minLength: 20,
      required: [['lower'], ['upper'], ['digit'], ['[-]']],
      allowed: ['upper', 'lower', 'digit', '[-]'],
    });
    says(
      'required: upper; required: lower; required: digit; max-consecutive: 2; minlength: 8; allowed: [-().&@?\'#,/"+];',
      {
        minLength: 8,
        required: [['upper'], ['lower'], ['digit']],
        allowed: ['upper', 'lower', 'digit', '[-"#&\'()+,./?@]'],
        maxConsecutive: 2,
      },
    );
  });

  test('nothing', () => {
    for (const text of ['', ' ', ';', ' ; ;; ', '\n\t\r\f']) says(text, {});
  });

  test('alternatives in one entry, and several entries', () => {
    says('required: upper, lower; required: digit', {
      required: [['upper', 'lower'], ['digit']],
      allowed: ['upper', 'lower', 'digit'],
    });
  });

  test('several lists of what is allowed are one', () => {
    says('allowed: lower; allowed: digit, [xyz!]', {allowed: ['lower', 'digit', '[!]']});
    says('allowed: lower; required: upper', {required: [['upper']], allowed: ['upper', 'lower']});
  });

  test('the strictest of several numbers', () => {
    says('minlength: 3; minlength: 9; minlength: 4', {minLength: 9});
    says('maxlength: 30; maxlength: 9; maxlength: 12', {maxLength: 9});
    says('max-consecutive: 3; max-consecutive: 2; max-consecutive: 4', {maxConsecutive: 2});
  });

  test('a zero counts for nothing', () => {
    says('minlength: 0; maxlength: 0; max-consecutive: 0', {});
    says('maxlength: 0; maxlength: 12', {maxLength: 12});
  });

  test('white space of ASCII around what means something', () => {
    says('\n minlength:8 ;\trequired:upper,lower ,\f[ab] ; maxlength:\r\n 20', {
      minLength: 8,
      maxLength: 20,
      required: [['upper', 'lower']],
      allowed: ['upper', 'lower'],
    });
  });

  test('class names in any case, property names in lower case only', () => {
    says('required: UPPER; allowed: Digit', {required: [['upper']], allowed: ['upper', 'digit']});
    says('Required: upper; MINLENGTH: 8; maxLength: 9', {});
  });

  test('the fewest classes that say the same', () => {
    says('allowed: [9876543210]', {allowed: ['digit']});
    says('allowed: upper, lower, digit, special', {});
    says('allowed: special, ascii-printable', {});
    says('allowed: ascii-printable, unicode, [a]', {allowed: ['unicode']});
    says('allowed: [cab], [bad], [ ]', {allowed: ['[ abcd]']});
    says(`required: [ !"#$%&'()*+,-./:;<=>?@[\\^_\`{|}~]]`, {
      // The hyphen in the middle isn't meant, so this is not all that is special.
      required: [[`[ !"#$%&'()*+,./:;<=>?@[\\^_\`{|}~]]`]],
      allowed: [`[ !"#$%&'()*+,./:;<=>?@[\\^_\`{|}~]]`],
    });
    says(`required: [- !"#$%&'()*+,./:;<=>?@[\\^_\`{|}~]]`, {required: [['special']], allowed: ['special']});
  });

  test('in brackets, a hyphen first and a bracket last', () => {
    says('allowed: [-a]', {allowed: ['[-a]']});
    says('allowed: [a-z]', {allowed: ['[az]']});
    says('allowed: [a]]', {allowed: ['[a]]']});
    says('allowed: []]', {allowed: ['[]]']});
    says('allowed: [-]]', {allowed: ['[-]]']});
    says('allowed: [[]', {allowed: ['[[]']});
    says('allowed: [;,:]; minlength: 4', {allowed: ['[,:;]'], minLength: 4});
    says('allowed: [aé🦊\n]', {allowed: ['[a]']});
    says('allowed: []', {});
    says('allowed: [], lower', {allowed: ['lower']});
    says('required: []; allowed: [é]', {});
  });

  test('what is malformed is left out, and only that', () => {
    says('required: upper, vowel; minlength: 8', {minLength: 8});
    says('required: upper lower; minlength: 8', {minLength: 8});
    says('required: upper,; minlength: 8', {minLength: 8});
    says('required: ,upper; minlength: 8', {minLength: 8});
    says('required:; allowed; : lower; minlength: 8', {minLength: 8});
    says('required: [a] b; minlength: 8', {minLength: 8});
    says('required: [a]]]; minlength: 8', {minLength: 8});
    says('minlength: 8; required: [upper; maxlength: 20', {minLength: 8});
    says('minlength: eight; maxlength: 1e2; max-consecutive: -2; maxlength: 9.5; maxlength: ٣', {});
    says('minlength : 8; min length: 8; minlength= 8; minlength 8', {});
    says('pattern: [a]; minlength: 8', {minLength: 8});
    says('minlength: 8 9; maxlength: 20', {maxLength: 20});
  });

  test('numbers that no integer holds are left out', () => {
    says('minlength: 9007199254740993; maxlength: 99999999999999999999999999', {});
    says(`minlength: ${'0'.repeat(500)}8`, {minLength: 8});
  });
});

describe('writing', () => {
  const writes = (policy: PasswordPolicy, text: string): void => {
    assert.equal(formatPasswordRules(policy), text);
  };

  test('the whole grammar', () => {
    writes(
      {
        minLength: 8,
        maxLength: 20,
        required: [
          ['upper', 'lower'],
          ['[a]', '[-]', '[]]'],
        ],
        allowed: ['digit', '[x]'],
        maxConsecutive: 2,
        minStrength: 3,
        forbidden: ['portal'],
      },
      'minlength: 8; maxlength: 20; required: upper, lower; required: [-a]]; allowed: digit, [x]; max-consecutive: 2;',
    );
  });

  test('without a list, everything is allowed', () => {
    writes(defaultPolicy, 'minlength: 15; maxlength: 128; allowed: unicode;');
    writes({minLength: 0, required: [['digit']]}, 'required: digit; allowed: unicode;');
  });

  test('what the grammar cannot say is left out', () => {
    writes({minLength: 0, required: [['[ą]'], ['digit', '[ą]']], allowed: ['[é]']}, 'required: digit;');
  });
});

/** Any policy that the grammar can say. */
function policy(dice: Dice): PasswordPolicy {
  const classes = (): CharacterClass[] =>
    dice.some(1, 3, () =>
      dice.chance(0.6)
        ? dice.pick(['upper', 'lower', 'digit', 'special', 'ascii-printable', 'unicode'] as const)
        : (`[${dice.some(1, 5, () => String.fromCharCode(32 + dice.below(95))).join('')}]` as const),
    );
  return {
    minLength: dice.below(20),
    required: dice.some(0, 3, classes),
    ...(dice.chance(0.5) && {maxLength: 1 + dice.below(64)}),
    ...(dice.chance(0.6) && {allowed: classes()}),
    ...(dice.chance(0.3) && {maxConsecutive: 1 + dice.below(4)}),
  };
}

const canBeMet = (classes: readonly CharacterClass[]): boolean =>
  Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i)).some(
    character => assessPassword(character, {minLength: 0, required: [classes]}).length === 0,
  );

test('what is written and read again is the same policy', () => {
  const dice = seededDice(5);
  for (let round = 0; round < 1_500; round++) {
    const given = policy(dice);
    const text = formatPasswordRules(given);
    const read = parsePasswordRules(text);
    // Read once, it is in canonical form, and that is a fixed point.
    assert.deepEqual(parsePasswordRules(formatPasswordRules(read)), read, text);
    for (let i = 0; i < 4; i++) {
      const password = dice.some(0, 22, () => dice.pick(Array.from('aaA1 -]é🦊'))).join('');
      const plain = (from: PasswordPolicy): readonly unknown[] =>
        assessPassword(password, from).map(({code, ...rest}) => [code, 'actual' in rest && rest.actual]);
      // A required class of no characters can't be written; a policy that has one can't be met anyway.
      if (given.required.every(canBeMet)) assert.deepEqual(plain(read), plain(given), text);
    }
  }
});

test('arbitrary text never throws and always gives a policy', () => {
  const dice = seededDice(6);
  const noise = ['\ud800', '\u0000', '__proto__', 'constructor', '$&', ...Array.from('[]- :,;0xé🦊\\\n')];
  const value = (): string =>
    dice.pick(['upper', 'digit', 'UNICODE', '[a-z]', '[-]]', '[;,]', '0', '7', '12', '9'.repeat(40), dice.pick(noise)]);
  const declaration = (): string =>
    [
      dice.pick(['required', 'allowed', 'minlength', 'maxlength', 'max-consecutive', dice.pick(noise)]),
      dice.chance(0.9) ? ':' : dice.pick(noise),
      dice.some(1, 2, value).join(dice.chance(0.9) ? ', ' : dice.pick(noise)),
      dice.chance(0.9) ? ';' : dice.pick(noise),
    ].join('');
  let meant = 0;
  for (let round = 0; round < 5_000; round++) {
    const text = dice.some(0, 5, dice.chance(0.9) ? declaration : () => dice.pick(noise)).join('');
    const read = parsePasswordRules(text);
    assert.deepEqual(parsePasswordRules(formatPasswordRules(read)), read, JSON.stringify(text));
    assert.ok(Number.isSafeInteger(read.minLength) && read.minLength >= 0);
    assert.ok((read.maxLength ?? 1) > 0 && (read.maxConsecutive ?? 1) > 0 && read.allowed?.[0]);
    if (read.minLength > 0 || read.required[0]) meant++;
  }
  assert.ok(meant > 500, `only ${String(meant)} texts meant anything`);
});

test('a quarter of a megabyte of what repeats is read too', () => {
  for (const part of ['[', ']', ';', ',', ' ', '[a', '[]]', 'a:', 'minlength: 8;', '0', 'required: [', '- ']) {
    const text = part.repeat((1 << 18) / part.length);
    for (const start of ['', 'required: ', 'minlength: ', 'allowed: [']) {
      assert.ok(parsePasswordRules(`${start}${text}`).allowed, part);
    }
  }
});
