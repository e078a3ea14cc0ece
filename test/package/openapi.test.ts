import {Validator} from '@seriousme/openapi-schema-validator';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {
  actRequestSchema,
  beginRequestSchema,
  parseStep,
  problemCodes,
  stepSchemas,
} from '../../src/core/protocol/index.js';
import {actExamples, beginExamples, stepExamples} from '../../scripts/openapi/examples.js';
import {isMembers, jsonOf, type Json, type Members} from '../../scripts/openapi/json.js';

const openApi = jsonOf(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));

/** What stands at a path of members. */
const at = (...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((found, name) => (isMembers(found) ? found[name] : undefined), openApi);

const schema = (name: string): Members => {
  const found = at('components', 'schemas', name);
  assert.ok(isMembers(found), name);
  return found;
};

describe('openapi.json', () => {
  it('is a document of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const {valid, errors} = await validator.validate({...(isMembers(openApi) && openApi)});
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
  });

  it('has a schema and an example for each kind of step', () => {
    const kinds = Object.keys(stepSchemas).sort();
    const mapping = schema('Step').discriminator;
    assert.ok(isMembers(mapping) && isMembers(mapping.mapping));
    assert.deepEqual(Object.keys(mapping.mapping).sort(), kinds);
    assert.deepEqual(Object.keys(stepExamples).sort(), kinds);
    for (const [kind, example] of Object.entries(stepExamples)) {
      assert.ok(stepSchemas[kind]?.safeParse(example).success, kind);
      assert.equal(parseStep(example)?.kind, kind);
    }
  });

  it('refers to nothing that it does not have', () => {
    const names = [...JSON.stringify(openApi).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name = '']) => name,
    );
    assert.ok(names.length > 20);
    for (const name of new Set(names)) schema(name);
  });

  it('has requests for examples that a server takes', () => {
    for (const [name, example] of Object.entries(beginExamples)) {
      assert.ok(beginRequestSchema.safeParse(example).success, name);
    }
    for (const [name, example] of Object.entries(actExamples)) {
      assert.ok(actRequestSchema.safeParse(example).success, name);
    }
  });

  it('names the known words, and leaves room for others', () => {
    const {properties} = schema('Problem');
    const code = isMembers(properties) && isMembers(properties.code) && properties.code.anyOf;
    assert.deepEqual(code, [{enum: problemCodes}, {type: 'string'}]);
  });
});
