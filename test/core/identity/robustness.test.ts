import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {identityDocuments} from '../../../src/core/identity/index.js';
import {Random, references} from './reference.js';

const million = 1_000_000;

for (const {id, check, example, format, maxLength} of identityDocuments) {
  describe(`${id}: hostile input`, () => {
    for (const piece of ['1', 'A', ' ', '-', '<', '№', 'N°', '٤', '😀', '1 ', '\ud800']) {
      it(`a million times ${JSON.stringify(piece)}`, () => {
        const text = piece.repeat(million);
        const verdict = check(text);
        assert(!verdict.ok && verdict.code === 'too_long');
        assert.equal(verdict.actual, text.length);
        assert.equal(format(text), text);
      });
    }

    it('is read up to the greatest length and no further', () => {
      assert.equal(check(example.padEnd(maxLength)).ok, true);
      const longer = check(example.padEnd(maxLength + 1));
      assert(!longer.ok && longer.code === 'too_long');
    });

    it('any Unicode', () => {
      const random = new Random(1);
      for (let round = 0; round < 3000; round++) {
        const text = Array.from({length: random.below(50)}, () =>
          String.fromCodePoint(random.below(random.below(2) ? 0x110000 : 0x500)),
        ).join('');
        const verdict = check(text);
        if (verdict.ok) assert(references[id].valid(verdict.value), text);
        assert.equal(format(format(text)), format(text), JSON.stringify(text));
      }
    });

    it('a valid number, damaged', () => {
      const random = new Random(2);
      const damage = ['', ' ', '-', '0', 'O', 'О', 'A', 'a', '№', '<', '٤', '８', '\u202e', '/', '.', '😀', '\udc00'];
      for (let round = 0; round < 3000; round++) {
        let text = references[id].make(random);
        for (let times = random.below(4); times >= 0; times--) {
          const at = random.below(text.length + 1);
          text = text.slice(0, at) + (damage[random.below(damage.length)] ?? '') + text.slice(at + random.below(2));
        }
        const verdict = check(text);
        if (!verdict.ok) continue;
        assert(references[id].valid(verdict.value), text);
        assert.deepEqual(check(format(text)), verdict);
      }
    });
  });
}
