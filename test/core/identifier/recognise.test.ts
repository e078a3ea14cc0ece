import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {IdentifierCode, IdentifierKind} from '../../../src/core/identifier/index.js';
import {recogniseIdentifier} from '../../../src/core/identifier/index.js';

const phone: IdentifierKind[] = ['phone'];
const email: IdentifierKind[] = ['email'];
const username: IdentifierKind[] = ['username'];

/** A login as typed, then what it is, or the code of its refusal. */
type Row = [text: string, kind: IdentifierKind, value: string] | [text: string, code: IdentifierCode];

function table(name: string, rows: readonly Row[], allowed?: readonly IdentifierKind[], defaultCountry?: string): void {
  describe(name, () => {
    for (const row of rows) {
      it(`${JSON.stringify(row[0])}: ${row.slice(1).join(' ')}`, () => {
        const check = recogniseIdentifier(row[0], allowed, defaultCountry);
        if (row.length === 3) assert.deepEqual(check, {ok: true, kind: row[1], value: row[2]});
        else assert.deepEqual(check, {ok: false, code: row[1]});
      });
    }
  });
}

table('any kind', [
  ['', 'empty'],
  [' \t\n\u00a0\u2009\ufeff', 'empty'],
  ['\u200f\u202a', 'empty'],
  ['+48 600 123 456', 'phone', '+48600123456'],
  ['600 123 456', 'country_missing'],
  ['600123456', 'country_missing'],
  ['jan@example.pl', 'email', 'jan@example.pl'],
  ['jan@example..pl', 'email_malformed'],
  ['jan@', 'email_malformed'],
  ['@jan', 'username', '@jan'],
  ['jan', 'username', 'jan'],
  ['jan kowalski', 'username_malformed'],
  ['1234567', 'username', '1234567'],
  ['12-34', 'phone_too_short'],
  ['+48', 'phone_too_short'],
  ['---', 'username', '---'],
  ['+', 'username', '+'],
]);

table(
  'a phone number',
  [
    ['+48600123456', 'phone', '+48600123456'],
    ['  +48 600 123 456 ', 'phone', '+48600123456'],
    ['+48-600-123-456', 'phone', '+48600123456'],
    ['+48\u2011600\u2013123\u2014456', 'phone', '+48600123456'],
    ['+48\u00a0600\u202f123\u2009456', 'phone', '+48600123456'],
    ['+48.600.123.456', 'phone', '+48600123456'],
    ['(+48) 600 123 456', 'phone', '+48600123456'],
    ['+7 (912) 345-67-89', 'phone', '+79123456789'],
    ['+49 30/123456', 'phone', '+4930123456'],
    ['0048 600 123 456', 'phone', '+48600123456'],
    ['+0048 600 123 456', 'phone', '+48600123456'],
    ['++48 600 123 456', 'phone', '+48600123456'],
    ['+44 (0)20 7946 0958', 'phone', '+442079460958'],
    ['0044 (0)20 7946 0958', 'phone', '+442079460958'],
    ['\uff0b48 600 123 456', 'phone', '+48600123456'],
    ['\u202a+48 600 123 456\u202c', 'phone', '+48600123456'],
    ['\u200e+48\u200e 600\u200f 123 456\u200f', 'phone', '+48600123456'],
    ['\u2066+972 50 123 4567\u2069', 'phone', '+972501234567'],
    ['\u202b+972 50 123 4567', 'phone', '+972501234567'],
    ['\u200b+48600123456\ufeff', 'phone', '+48600123456'],
    ['+12345678', 'phone', '+12345678'],
    ['+1234567', 'phone_too_short'],
    ['+123456789012345', 'phone', '+123456789012345'],
    ['+1234567890123456', 'phone_too_long'],
    ['123', 'phone_too_short'],
    ['123 45 67', 'country_missing'],
    ['8 912 345-67-89', 'country_missing'],
    ['48600123456', 'country_missing'],
    ['+0600123456', 'country_missing'],
    ['12345678901234567890', 'phone_too_long'],
    ['', 'empty'],
    ['+', 'phone_malformed'],
    ['()', 'phone_malformed'],
    ['+48 600 123 456 ext. 7', 'phone_malformed'],
    ['tel:+48600123456', 'phone_malformed'],
    ['+48 600 CALL NOW', 'phone_malformed'],
    ['600+123456', 'phone_malformed'],
    ['+48 600,123,456', 'phone_malformed'],
    ['jan@example.pl', 'phone_malformed'],
    ['+٤٨ ٦٠٠ ١٢٣ ٤٥٦', 'wrong_script'],
    ['+۴۸۶۰۰۱۲۳۴۵۶', 'wrong_script'],
    ['+４８６００１２３４５６', 'wrong_script'],
    ['+4८600123456', 'wrong_script'],
    ['+\u{1d7ce}48600123456', 'wrong_script'],
  ],
  phone,
);

table('a phone number at home in Poland', [['600 123 456', 'phone', '+48600123456']], phone, '48');
table(
  'a phone number at home in Russia',
  [
    ['8 (912) 345-67-89', 'phone', '+79123456789'],
    ['7 912 345 67 89', 'phone', '+79123456789'],
    ['912 345 67 89', 'phone', '+79123456789'],
    ['8 800 555-35-35', 'phone', '+78005553535'],
    ['800 555 35 35', 'phone', '+78005553535'],
    ['+48 600 123 456', 'phone', '+48600123456'],
    ['0048 600 123 456', 'phone', '+48600123456'],
    ['12 34', 'phone_too_short'],
  ],
  phone,
  '7',
);
table(
  'a phone number at home in North America',
  [
    ['(415) 555-2671', 'phone', '+14155552671'],
    ['1 415 555 2671', 'phone', '+14155552671'],
  ],
  phone,
  '1',
);
table('a phone number at home in Britain', [['(020) 7946 0958', 'phone', '+442079460958']], phone, '44');
table('a phone number at home in Hungary', [['06 20 123 4567', 'phone', '+36201234567']], phone, '36');
table('a phone number at home in Belarus', [['8 029 123-45-67', 'phone', '+375291234567']], phone, '375');
table('a phone number at home in Italy', [['06 6982 1234', 'phone', '+390669821234']], phone, '39');
table('a phone number at home in Ivory Coast', [['07 12 34 56 78', 'phone', '+2250712345678']], phone, '225');
for (const unknown of ['', '0', 'PL', '+48']) {
  table(
    `a phone number with ${JSON.stringify(unknown)} for a calling code`,
    [['600 123 456', 'country_missing']],
    phone,
    unknown,
  );
}

table(
  'an e-mail address',
  [
    ['jan@example.pl', 'email', 'jan@example.pl'],
    [' jan@example.pl\n', 'email', 'jan@example.pl'],
    ['Jan.Kowalski+reset@EXAMPLE.Pl', 'email', 'Jan.Kowalski+reset@example.pl'],
    ["!#$%&'*+/=?^_`{|}~.-@example.pl", 'email', "!#$%&'*+/=?^_`{|}~.-@example.pl"],
    ['jan@localhost', 'email', 'jan@localhost'],
    ['1@2.3', 'email', '1@2.3'],
    ['a..b@example.pl', 'email', 'a..b@example.pl'],
    ['jan@xn--e1afmkfd.xn--p1ai', 'email', 'jan@xn--e1afmkfd.xn--p1ai'],
    ['jan@пример.рф', 'email', 'jan@пример.рф'],
    ['ПЁТР@ПРИМЕР.РФ', 'email', 'ПЁТР@пример.рф'],
    ['用户@例子.公司', 'email', '用户@例子.公司'],
    ['उपयोगकर्ता@उदाहरण.कॉम', 'email', 'उपयोगकर्ता@उदाहरण.कॉम'],
    ['jan@żółć.pl', 'email', 'jan@żółć.pl'],
    ['jan@نامه\u200cای.com', 'email', 'jan@نامه\u200cای.com'],
    ['\u202ajan@example.pl\u202c', 'email', 'jan@example.pl'],
    [`jan@${'a'.repeat(63)}.pl`, 'email', `jan@${'a'.repeat(63)}.pl`],
    [`jan@${'a'.repeat(64)}.pl`, 'email_malformed'],
    ['jan@a-b.c--d.pl', 'email', 'jan@a-b.c--d.pl'],
    ['', 'empty'],
    ['jan', 'email_malformed'],
    ['@', 'email_malformed'],
    ['jan@', 'email_malformed'],
    ['@example.pl', 'email_malformed'],
    ['jan@@example.pl', 'email_malformed'],
    ['jan@example@pl', 'email_malformed'],
    ['jan@.pl', 'email_malformed'],
    ['jan@example.', 'email_malformed'],
    ['jan@example..pl', 'email_malformed'],
    ['jan@-example.pl', 'email_malformed'],
    ['jan@example-.pl', 'email_malformed'],
    ['jan@example.-pl', 'email_malformed'],
    ['jan@example.pl-', 'email_malformed'],
    ['jan@exa_mple.pl', 'email_malformed'],
    ['jan@example,pl', 'email_malformed'],
    ['jan@exam ple.pl', 'email_malformed'],
    ['jan kowalski@example.pl', 'email_malformed'],
    ['"jan"@example.pl', 'email_malformed'],
    ['jan(home)@example.pl', 'email_malformed'],
    ['Jan <jan@example.pl>', 'email_malformed'],
    ['mailto:jan@example.pl', 'email_malformed'],
    ['jan@example.pl, ola@example.pl', 'email_malformed'],
    ['jan\\@example.pl', 'email_malformed'],
    ['jan@[127.0.0.1]', 'email_malformed'],
    ['jan@https://example.pl', 'email_malformed'],
    ['jan\u0000@example.pl', 'email_malformed'],
    ['jan@exam\u0000ple.pl', 'email_malformed'],
    ['jan\n@example.pl', 'email_malformed'],
    ['jan@example.pl\nBcc:ola@example.pl', 'email_malformed'],
    ['600123456', 'email_malformed'],
  ],
  email,
);

table(
  'a user name',
  [
    ['jan', 'username', 'jan'],
    [' Jan ', 'username', 'Jan'],
    ['DOMAIN\\jan', 'username', 'DOMAIN\\jan'],
    ['jan@example.pl', 'username', 'jan@example.pl'],
    ['600123456', 'username', '600123456'],
    ['+48600123456', 'username', '+48600123456'],
    ['١٢٣', 'username', '١٢٣'],
    ['Łukasz_Ω😀', 'username', 'Łukasz_Ω😀'],
    ['😀'.repeat(64), 'username', '😀'.repeat(64)],
    ['😀'.repeat(65), 'too_long'],
    ['a'.repeat(65), 'too_long'],
    ['', 'empty'],
    ['jan kowalski', 'username_malformed'],
    ['jan\u00a0kowalski', 'username_malformed'],
    ['jan\u0000', 'username_malformed'],
    ['jan\u007fk', 'username_malformed'],
  ],
  username,
);

table(
  'a phone number or an e-mail address',
  [
    ['jan@example.pl', 'email', 'jan@example.pl'],
    ['+48600123456', 'phone', '+48600123456'],
    ['1234567', 'country_missing'],
    ['123', 'phone_too_short'],
    ['jan', 'unrecognised'],
    ['@jan', 'unrecognised'],
    ['jan@', 'email_malformed'],
  ],
  ['phone', 'email'],
);

table(
  'a phone number or a user name',
  [
    ['jan@example.pl', 'username', 'jan@example.pl'],
    ['12345678', 'country_missing'],
    ['1234567', 'username', '1234567'],
    ['١٢٣٤٥٦٧٨', 'wrong_script'],
  ],
  ['phone', 'username'],
);

table(
  'a user name rather than a phone number',
  [
    ['12345678', 'username', '12345678'],
    ['0048600123456', 'username', '0048600123456'],
    ['١٢٣٤٥٦٧٨', 'username', '١٢٣٤٥٦٧٨'],
    ['+48600123456', 'phone', '+48600123456'],
    ['600 123 456', 'country_missing'],
  ],
  ['username', 'phone'],
);

table(
  'nothing',
  [
    ['', 'empty'],
    ['jan', 'email_malformed'],
  ],
  [],
);
