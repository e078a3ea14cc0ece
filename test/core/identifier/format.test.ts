import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {IdentifierKind} from '../../../src/core/identifier/index.js';
import {formatIdentifier, recogniseIdentifier} from '../../../src/core/identifier/index.js';
import {getCountries, getCountryCallingCode} from 'libphonenumber-js/min';

describe('a login as it reads well', () => {
  const forms: [IdentifierKind, string, string][] = [
    ['phone', '+48123456789', '+48 123 456 789'],
    ['phone', '+79123456789', '+7 912 345 6789'],
    ['phone', '+14155552671', '+1 415 555 2671'],
    ['phone', '+375291234567', '+375 291 234 567'],
    ['phone', '+4930123456', '+49 301 234 56'],
    ['phone', '+12345678', '+1 234 5678'],
    ['phone', '+123456789012345', '+1 234 567 890 123 45'],
    ['email', 'jan@example.pl', 'jan@example.pl'],
    ['email', '12345@123456.pl', '12345@123456.pl'],
    ['username', '123456789', '123456789'],
  ];

  for (const [kind, value, formatted] of forms) {
    it(`${kind} ${value}: ${formatted}`, () => {
      assert.equal(formatIdentifier({kind, value}), formatted);
    });
  }

  it('sets the country code of every country apart', () => {
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      const value = `+${code}612345678`;
      assert.equal(formatIdentifier({kind: 'phone', value}), `+${code} 612 345 678`, country);
      assert.deepEqual(recogniseIdentifier(formatIdentifier({kind: 'phone', value}), ['phone']), {
        ok: true,
        kind: 'phone',
        value,
      });
    }
  });
});
