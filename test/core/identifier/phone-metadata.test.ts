import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {formatPhone, loadPhoneMetadata} from '../../../src/core/identifier/phone-metadata.js';

const {read} = await loadPhoneMetadata();

describe('a phone number beside the numbering plans', () => {
  it('is read with its country', () => {
    assert.deepEqual(read('+48 600 123 456'), {
      value: '+48600123456',
      country: 'PL',
      possible: true,
      valid: true,
      national: '600 123 456',
      international: '+48 600 123 456',
    });
  });

  it('may leave out the country that is taken for granted', () => {
    assert.equal(read('600 123 456', 'PL')?.value, '+48600123456');
    assert.equal(read('8 (912) 345-67-89', 'RU')?.value, '+79123456789');
    assert.equal(read('020 7946 0958', 'GB')?.value, '+442079460958');
    assert.equal(read('06 6982 1234', 'IT')?.value, '+390669821234');
    assert.equal(read('+48 600 123 456', 'RU')?.country, 'PL');
  });

  it('is nothing without a country, or with one that does not exist', () => {
    assert.equal(read('600 123 456'), undefined);
    assert.equal(read('600 123 456', 'XX'), undefined);
    assert.equal(read('600 123 456', 'pl'), undefined);
  });

  it('is impossible with too few digits, and invalid where none is given out', () => {
    const short = read('+7 912 345 67');
    assert.deepEqual([short?.possible, short?.valid], [false, false]);
    const unused = read('+48 000 123 456');
    assert.deepEqual([unused?.possible, unused?.valid], [true, false]);
  });

  it('has no country where several share its code and it tells none', () => {
    const freephone = read('+800 1234 5678');
    assert(freephone);
    assert.equal('country' in freephone, false);
  });

  it('loses the marks of writing direction', () => {
    assert.equal(read('\u202a+48 600\u200e 123 456\u202c')?.value, '+48600123456');
  });

  it('is nothing in other texts, however long', () => {
    for (const text of ['', 'jan', '+', 'call +48 600 123 456 now', '1'.repeat(1_000_000), '+'.repeat(1_000_000)]) {
      assert.equal(read(text, 'PL'), undefined);
    }
  });

  it('is written as at home at home, and as abroad elsewhere', async () => {
    assert.equal(await formatPhone('+79123456789', 'RU'), '8 (912) 345-67-89');
    assert.equal(await formatPhone('+79123456789', 'PL'), '+7 912 345 67 89');
    assert.equal(await formatPhone('+79123456789'), '+7 912 345 67 89');
    assert.equal(await formatPhone('jan'), 'jan');
  });
});

describe('the numbering plans', () => {
  it('are loaded on demand: nothing imports them statically', () => {
    const folder = new URL('../../../src/core/identifier/', import.meta.url);
    const files = readdirSync(folder);
    assert(files.includes('phone-metadata.ts'));
    for (const file of files) {
      const source = readFileSync(new URL(file, folder), 'utf8');
      assert.doesNotMatch(source, /from '(libphonenumber-js|\.\/phone-metadata)/, file);
    }
  });
});
