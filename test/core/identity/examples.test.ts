import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {icaoPassport, mrzFieldAgrees} from '../../../src/core/identity/icao-passport.js';
import {identityDocument, identityDocuments} from '../../../src/core/identity/index.js';

interface Row {
  document: string;
  value: string;
  valid: boolean;
  why: string;
}

function isRow(row: unknown): row is Row {
  return (
    typeof row === 'object' &&
    row !== null &&
    'document' in row &&
    typeof row.document === 'string' &&
    'value' in row &&
    typeof row.value === 'string' &&
    'valid' in row &&
    typeof row.valid === 'boolean' &&
    'why' in row &&
    typeof row.why === 'string'
  );
}

const content: unknown = JSON.parse(readFileSync(new URL('identity-documents.json', import.meta.url), 'utf8'));
assert(Array.isArray(content) && content.every(isRow));
const rows: Row[] = content;

describe('the worked examples', () => {
  const used = new Map<string, number>();

  for (const {document, value, valid, why} of rows) {
    it(`${document}: ${value} is ${valid ? '' : 'in'}valid (${why})`, () => {
      if (document === 'mrz-field') {
        assert.equal(mrzFieldAgrees(value), valid);
      } else if (document === 'mrz-td3-line2') {
        const number = value.slice(0, 9).replaceAll('<', '');
        const check = icaoPassport.check(value);
        if (valid) assert.deepEqual(check, {ok: true, value: number});
        else assert.equal(check.ok, false);
      } else {
        const check = identityDocument(document)?.check(value);
        assert(check, `there is no document ${document}`);
        if (valid) assert.deepEqual(check, {ok: true, value: value.replace(/[^0-9A-Z]/g, '')});
        else assert.equal(check.ok, false);
      }
      used.set(document, (used.get(document) ?? 0) + 1);
    });
  }

  it('were all used, and leave no document out', () => {
    assert.equal(
      [...used.values()].reduce((sum, count) => sum + count, 0),
      rows.length,
    );
    const covered = new Set([...used.keys()].map(name => (name.startsWith('mrz-') ? 'icao-passport' : name)));
    assert.deepEqual([...covered].sort(), identityDocuments.map(document => document.id).sort());
    for (const name of used.keys()) {
      const verdicts = new Set(rows.filter(row => row.document === name).map(row => row.valid));
      assert.equal(verdicts.size, 2, `${name} has both valid and invalid examples`);
    }
  });
});
