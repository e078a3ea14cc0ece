import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {identityDocuments} from '../../../src/core/identity/index.js';
import {Random, references} from './reference.js';

const ignored = [
  ' ',
  '\t',
  '\n',
  '\u00a0', // no-break space
  '\u2009', // thin space
  '\u200a', // hair space
  '\u202f', // narrow no-break space
  '\u3000', // ideographic space
  '-',
  '\u2010', // hyphen
  '\u2011', // non-breaking hyphen
  '\u2012', // figure dash
  '–',
  '—',
  '\u2015', // horizontal bar
  '\u2212', // minus sign
  '\u2043', // hyphen bullet
  '\u00ad', // soft hyphen
  '\uff0d', // full-width hyphen
  '\u200b', // zero-width space
  '\u200f', // right-to-left mark
  '\u202a', // left-to-right embedding
  '\u2060', // word joiner
  '\ufeff', // byte order mark
  '№',
  'N°',
  'nº',
  'N °',
];

const lookAlikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  E: 'Е',
  K: 'К',
  M: 'М',
  H: 'Н',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  Y: 'У',
  X: 'Х',
};

const otherDigits: Readonly<Record<string, number>> = {
  'Arabic-Indic': 0x660,
  'extended Arabic-Indic': 0x6f0,
  Devanagari: 0x966,
  Bengali: 0x9e6,
  Thai: 0xe50,
  'full-width': 0xff10,
  mathematical: 0x1d7ce,
};

for (const {id, check, inputMode} of identityDocuments) {
  const {make} = references[id];

  describe(`${id}: what is folded`, () => {
    for (const sign of ignored) {
      it(`${JSON.stringify(sign)} at any place`, () => {
        const value = make(new Random(1));
        const expected = check(value);
        for (let at = 0; at <= value.length; at++) {
          assert.deepEqual(check(value.slice(0, at) + sign + value.slice(at)), expected);
        }
      });
    }

    it('several of them at once', () => {
      const random = new Random(2);
      for (let round = 0; round < 500; round++) {
        const value = make(random);
        const typed = [...value].map(character => (ignored[random.below(40)] ?? '') + character).join('');
        assert.deepEqual(check(typed), check(value), JSON.stringify(typed));
      }
    });

    it('lower case', () => {
      const random = new Random(3);
      for (let round = 0; round < 200; round++) {
        const value = make(random);
        assert.deepEqual(check(value.toLowerCase()), check(value));
      }
    });

    if (inputMode === 'text') {
      it('Cyrillic letters that look like Latin ones, in either case', () => {
        const random = new Random(4);
        const seen = new Set<string>();
        for (let round = 0; round < 1000; round++) {
          const value = make(random);
          const cyrillic = value.replace(/[A-Z]/g, letter => lookAlikes[letter] ?? letter);
          for (const letter of cyrillic) if (/[А-Х]/.test(letter)) seen.add(letter);
          assert.deepEqual(check(cyrillic), check(value), cyrillic);
          assert.deepEqual(check(cyrillic.toLowerCase()), check(value), cyrillic);
        }
        assert.equal(seen.size, 12);
      });
    }
  });

  describe(`${id}: what is not folded`, () => {
    for (const [script, zero] of Object.entries(otherDigits)) {
      it(`${script} digits`, () => {
        const value = make(new Random(5));
        const character = String.fromCodePoint(zero + 1);
        for (let at = 0; at < value.length; at++) {
          const typed = value.slice(0, at) + character + value.slice(at + 1);
          assert.deepEqual(check(typed), {ok: false, code: 'wrong_script', character});
        }
      });
    }

    it('letters that only upper-casing makes Latin', () => {
      for (const character of ['ß', 'ı', 'ſ', 'ﬁ', '\u212a']) {
        assert.equal(check(character + make(new Random(6)).slice(1)).ok, false);
      }
    });
  });
}
