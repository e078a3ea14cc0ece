import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  officePageSchema as officePageData,
  slotsSchema as slotsData,
} from '../../../src/core/protocol/assisted/office.js';
import {assistedStepSchemas} from '../../../src/core/protocol/assisted/step.js';
import {moreStepSchemas} from '../../../src/core/protocol/more-parts.js';
import {problemSchema as problemData} from '../../../src/core/protocol/problem.js';
import {officePageSchema, problemSchema, slotsSchema, stepSchema} from '../../../src/core/protocol/schemas.js';
import {stepBaseSchema, stepSchemas} from '../../../src/core/protocol/step.js';
import {read, type Schema} from '../../../src/core/protocol/wire.js';
import {seededRandom} from '../../support/random.js';

const random = seededRandom(7);
const pick = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
};

/** A value of the shape, now and then with a mistake in it. */
function valueOf(schema: Schema, mistakes: number): unknown {
  if (random() < mistakes) return pick<unknown>([null, 0, 'x', true, [], {}, [1], {a: 1}]);
  switch (schema.type) {
    case 'string':
      return pick(['', 'x', 'code']);
    case 'number':
      return pick([0, -1, 1.5, 2e12]);
    case 'boolean':
      return pick([true, false]);
    case 'unknown':
      return pick<unknown>([1, 'x', {a: 1}]);
    case 'list': {
      const {member} = schema;
      return member ? Array.from({length: Math.floor(random() * 3)}, () => valueOf(member, mistakes)) : [];
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.members ?? {})
          .filter(([, {isOptional}]) => (isOptional ? random() < 0.5 : random() >= mistakes))
          .map(([name, each]) => [name, valueOf(each, mistakes)])
          .concat(random() < 0.2 ? [['newer', 'member']] : []),
      );
  }
}

test('the reader and the zod schemas give the same verdicts and the same values', () => {
  const verdicts = {accepted: 0, refused: 0};
  for (const [kind, own] of Object.entries({...stepSchemas, ...moreStepSchemas, ...assistedStepSchemas})) {
    const whole: Schema = {type: 'object', members: {...stepBaseSchema.members, ...own.members}};
    for (let n = 0; n < 2000; n++) {
      const drawn = valueOf(whole, n % 2 ? 0.02 : 0);
      const value = {...(typeof drawn === 'object' ? drawn : {}), kind};
      const mine = read(whole, value);
      const theirs = stepSchema.safeParse(value);
      verdicts[mine ? 'accepted' : 'refused']++;
      assert.equal(mine !== undefined, theirs.success, JSON.stringify(value));
      if (theirs.success) assert.deepEqual(mine, theirs.data);
    }
  }
  assert.ok(verdicts.accepted > 1000 && verdicts.refused > 1000, JSON.stringify(verdicts));
});

test('so do they for problems', () => {
  for (let n = 0; n < 2000; n++) {
    const value = valueOf(problemData, n % 2 ? 0.05 : 0);
    const theirs = problemSchema.safeParse(value);
    assert.deepEqual(read(problemData, value), theirs.success ? theirs.data : undefined);
  }
});

for (const [name, data, schema] of [
  ['offices', officePageData, officePageSchema],
  ['slots', slotsData, slotsSchema],
] as const) {
  test(`so do they for ${name}`, () => {
    for (let n = 0; n < 2000; n++) {
      const value = valueOf(data, n % 2 ? 0.02 : 0);
      const theirs = schema.safeParse(value);
      assert.deepEqual(read<unknown>(data, value), theirs.success ? theirs.data : undefined);
    }
  });
}
