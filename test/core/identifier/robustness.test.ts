import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {IdentifierKind} from '../../../src/core/identifier/index.js';
import {formatIdentifier, recogniseIdentifier} from '../../../src/core/identifier/index.js';
import {Random} from '../identity/reference.js';

const sets: (readonly IdentifierKind[] | undefined)[] = [
  undefined,
  ['phone'],
  ['email'],
  ['username'],
  ['phone', 'email'],
  ['username', 'phone'],
];

// The address rule of the HTML standard, word for word.
const html =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

describe('hostile logins', () => {
  for (const piece of [
    'a',
    '1',
    ' ',
    '+',
    '@',
    '.',
    '-',
    'a@',
    'a.',
    '-.',
    '1 ',
    '(0)',
    '\u202a',
    '😀',
    '\ud800',
    '٤',
  ]) {
    it(`a million times ${JSON.stringify(piece)}`, () => {
      for (const allowed of sets) {
        assert.deepEqual(recogniseIdentifier(piece.repeat(1_000_000), allowed), {ok: false, code: 'too_long'});
      }
    });
  }

  it('the longest that is read, made for backtracking', () => {
    for (const piece of ['a', 'a.', 'a-', '-', '.', '1 ', '(0)', '\u202a']) {
      for (const [start, end] of [
        ['', '!'],
        ['a@', '!'],
        ['a@', '-'],
        ['a@a', '.'],
        ['+', 'x'],
        ['+1', '\u0000'],
      ] as const) {
        const text = start + piece.repeat(320).slice(0, 319 - start.length) + end;
        for (const allowed of sets) {
          const check = recogniseIdentifier(text, allowed);
          assert(!check.ok || check.value.length <= text.length);
        }
      }
    }
  });

  it('reads up to 320 characters', () => {
    const address = (length: number): string => 'a'.repeat(length - 5) + '@b.pl';
    assert.equal(recogniseIdentifier(address(320)).ok, true);
    assert.deepEqual(recogniseIdentifier(address(321)), {ok: false, code: 'too_long'});
  });

  it('any Unicode', () => {
    const random = new Random(1);
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({length: random.below(40)}, () =>
        String.fromCodePoint(random.below([0x80, 0x500, 0x3000, 0x110000][random.below(4)] ?? 1)),
      ).join('');
      for (const allowed of sets) {
        const check = recogniseIdentifier(text, allowed, random.below(2) ? '48' : undefined);
        if (!check.ok) continue;
        assert(!allowed || allowed.includes(check.kind), JSON.stringify(text));
        if (check.kind === 'phone') assert.match(check.value, /^\+[1-9]\d{7,14}$/);
        if (check.kind === 'username') assert.doesNotMatch(check.value, /\s/);
        const again = recogniseIdentifier(check.value, [check.kind]);
        assert.deepEqual(again, check, JSON.stringify(text));
        assert.equal(typeof formatIdentifier(check), 'string');
      }
    }
  });
});

describe('e-mail addresses in ASCII', () => {
  it('are judged as the HTML standard does', () => {
    const random = new Random(2);
    let accepted = 0;
    for (let round = 0; round < 100_000; round++) {
      const text =
        random.text('aZ0', 1) +
        random.text('aZ0.-_+!#"(,;<@\\[', random.below(4)) +
        '@' +
        random.text('aZ0.-_@', random.below(9));
      const check = recogniseIdentifier(text, ['email']);
      assert.equal(check.ok, html.test(text), text);
      if (check.ok) accepted++;
    }
    assert(accepted > 1000);
  });
});
