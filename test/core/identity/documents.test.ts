import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {DocumentRefused} from '../../../src/core/identity/index.js';
import {identityDocument, identityDocuments} from '../../../src/core/identity/index.js';
import {documentIds} from '../../../src/core/protocol/names.js';

describe('the registry of documents', () => {
  it('has the documents that the protocol names, in its order', () => {
    assert.deepEqual(
      identityDocuments.map(document => document.id),
      [...documentIds],
    );
  });

  it('finds each by its id', () => {
    for (const document of identityDocuments) assert.equal(identityDocument(document.id), document);
  });

  it('gives nothing for another text', () => {
    for (const id of ['', 'pl', 'constructor', '__proto__', 'PL-PESEL']) {
      assert.equal(identityDocument(id), undefined);
    }
  });
});

describe('what a document says about itself', () => {
  for (const document of identityDocuments) {
    const count = (sign: string): number => document.mask.split(sign).length - 1;

    it(`${document.id}: the example passes and is in the printed form`, () => {
      const check = document.check(document.example);
      assert(check.ok);
      assert.equal(check.warning, undefined);
      assert.equal(document.format(check.value), document.example);
    });

    it(`${document.id}: the example fits the mask`, () => {
      const pattern = document.mask.replace(/[9AX]/g, sign => ({9: '\\d', A: '[A-Z]'})[sign] ?? '[A-Z0-9]?');
      assert.match(document.example, new RegExp(`^${pattern}$`));
    });

    it(`${document.id}: the hint counts what the mask shows`, () => {
      const {hint} = document;
      if (hint.code === 'digits') assert.deepEqual([hint.digits, 0, 0], [count('9'), count('A'), count('X')]);
      else if (hint.code === 'letters_digits') {
        assert.deepEqual([hint.letters, hint.digits, 0], [count('A'), count('9'), count('X')]);
      } else assert.deepEqual([hint.min, hint.max], [1, count('X')]);
    });

    it(`${document.id}: the keyboard has what is needed`, () => {
      assert.equal(document.inputMode, count('A') + count('X') ? 'text' : 'numeric');
    });

    it(`${document.id}: a number with a space after each character is not cut`, () => {
      const spaced = [...document.example].join(' ');
      assert(spaced.length <= document.maxLength);
      assert.equal(document.check(spaced).ok, true);
    });
  }
});

describe('why a number is refused', () => {
  const refused: [string, string, DocumentRefused][] = [
    ['ru-snils', '', {ok: false, code: 'empty'}],
    ['ru-snils', ' - № \u00a0', {ok: false, code: 'empty'}],
    ['ru-snils', '112-233-445 9', {ok: false, code: 'too_short', expected: 11, actual: 10}],
    ['ru-snils', '112-233-445 950', {ok: false, code: 'too_long', expected: 11, actual: 12}],
    ['ru-snils', '112-233-44S 95', {ok: false, code: 'bad_character', character: 'S'}],
    ['ru-snils', '112_233_445 95', {ok: false, code: 'bad_character', character: '_'}],
    ['ru-snils', '112-233-445 9٥', {ok: false, code: 'wrong_script', character: '٥'}],
    ['ru-snils', '112-233-445 96', {ok: false, code: 'check_digit'}],
    ['ru-snils', '000-000-000 00', {ok: false, code: 'impossible'}],
    ['ru-snils', '000-000-000 12', {ok: false, code: 'impossible'}],
    ['ru-inn-person', '000000000000', {ok: false, code: 'impossible'}],
    ['ru-inn-person', '500100732258', {ok: false, code: 'check_digit'}],
    ['ru-inn-person', '500100732249', {ok: false, code: 'check_digit'}],
    ['ru-inn-person', '7707083893', {ok: false, code: 'too_short', expected: 12, actual: 10}],
    ['ru-inn-organisation', '0000000000', {ok: false, code: 'impossible'}],
    ['ru-inn-organisation', '7707083894', {ok: false, code: 'check_digit'}],
    ['ru-inn-organisation', '500100732259', {ok: false, code: 'too_long', expected: 10, actual: 12}],
    ['ru-passport', '00 03 123456', {ok: false, code: 'impossible'}],
    ['ru-passport', '4A 03 123456', {ok: false, code: 'bad_character', character: 'A'}],
    ['ru-passport', '4А 03 123456', {ok: false, code: 'wrong_script', character: 'А'}],
    ['ru-foreign-passport', '75/1234567', {ok: false, code: 'bad_character', character: '/'}],
    ['ru-foreign-passport', '00 0000000', {ok: false, code: 'impossible'}],
    ['pl-pesel', '44051401358', {ok: false, code: 'check_digit'}],
    ['pl-pesel', '00023012349', {ok: false, code: 'impossible'}],
    ['pl-identity-card', 'AB3A00000', {ok: false, code: 'bad_shape'}],
    ['pl-identity-card', 'ABAO00000', {ok: false, code: 'bad_shape'}],
    ['pl-identity-card', 'ABA300001', {ok: false, code: 'check_digit'}],
    ['pl-identity-card', 'ŁBA300000', {ok: false, code: 'bad_character', character: 'Ł'}],
    ['pl-identity-card', 'жBA300000', {ok: false, code: 'wrong_script', character: 'Ж'}],
    ['pl-passport', 'CC7999487', {ok: false, code: 'check_digit'}],
    ['pl-passport', 'CCC999486', {ok: false, code: 'bad_shape'}],
    ['icao-passport', 'L898902C36', {ok: false, code: 'too_long', expected: 9, actual: 10}],
    ['icao-passport', '000000000', {ok: false, code: 'impossible'}],
    ['icao-passport', 'Ω12345', {ok: false, code: 'wrong_script', character: 'Ω'}],
    ['icao-passport', 'ß12345', {ok: false, code: 'bad_character', character: 'ß'}],
    ['icao-passport', '😀12345', {ok: false, code: 'bad_character', character: '😀'}],
  ];

  for (const [id, text, verdict] of refused) {
    it(`${id}: ${JSON.stringify(text)}: ${verdict.code}`, () => {
      assert.deepEqual(identityDocument(id)?.check(text), verdict);
    });
  }
});

describe('ru-snils', () => {
  const {check} = identityDocument('ru-snils');

  it('does not look at the control up to 001-001-998', () => {
    for (const control of ['00', '37', '99']) {
      assert.equal(check(`001-001-998 ${control}`).ok, true);
      assert.equal(check(`000-000-001 ${control}`).ok, true);
    }
  });

  it('looks at it from 001-001-999', () => {
    const accepted = Array.from({length: 100}, (_, control) => String(control).padStart(2, '0')).filter(
      control => check(`001-001-999 ${control}`).ok,
    );
    assert.deepEqual(accepted, ['65']);
  });
});

describe('ru-passport', () => {
  const {check} = identityDocument('ru-passport');

  it('warns of a region that is not known, and accepts it', () => {
    assert.deepEqual(check('59 03 123456'), {ok: true, value: '5903123456', warning: 'unknown_region'});
  });

  it('knows Moscow, Tatarstan, Crimea and Baikonur', () => {
    for (const region of ['45', '92', '35', '55']) {
      assert.deepEqual(check(`${region} 03 123456`), {ok: true, value: `${region}03123456`});
    }
  });

  it('refuses no region but 00, and any year', () => {
    for (let region = 0; region < 100; region++) {
      const two = String(region).padStart(2, '0');
      assert.equal(check(`${two} ${two} 123456`).ok, region > 0);
    }
  });
});
