import {readConfigFileAndWriteSchema} from '@lit/localize-tools/lib/config.js';
import type {Message} from '@lit/localize-tools/lib/messages.js';
import {RuntimeLitLocalizer} from '@lit/localize-tools/lib/modes/runtime.js';
import type {Locale} from '@lit/localize-tools/lib/types/locale.js';
import assert from 'node:assert/strict';
import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';

/** Texts that are the same word in a translation: `locale id`. */
const sameWord = new Set<string>();

/** What a text doesn't say: it tells what happened and how to mend it. */
const avoided = new Map<string, RegExp>([
  ['en', /\b(?:please|sorry|invalid|oops|unfortunately)\b/i],
  ['pl', /prosz[ęi]|przepraszam|przykro|niestety|nieprawidłow|niepoprawn|\bups\b/i],
  ['ru', /пожалуйста|извин|простите|к сожалению|недействительн|некорректн|неверн|упс|(?<!\p{L})ой(?!\p{L})/iu],
]);

const localesFolder = 'src/locales';
const xliffFolder = `${localesFolder}/xliff`;

/** A copy of the texts, so that extraction and build write there. */
const copy = await mkdtemp(join(tmpdir(), 'latchkey-locales-'));
await cp(xliffFolder, join(copy, 'xliff'), {recursive: true});

const config = readConfigFileAndWriteSchema('lit-localize.json');
const {interchange, output} = config;
assert.ok(
  interchange.format === 'xliff' && output.mode === 'runtime',
  'lit-localize.json has another mode than expected',
);
const localizer = new RuntimeLitLocalizer({
  ...config,
  interchange: {...interchange, xliffDir: join(copy, 'xliff')},
  output: {...output, outputDir: copy},
});
const {messages, errors} = localizer.extractSourceMessages();
const {translations} = localizer.readTranslationsSync();

const textOf = ({contents}: Message): string =>
  contents.map(part => (typeof part === 'string' ? part : `{${part.index}}`)).join('');

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([match]) => match).sort();

const spacesAround = (text: string): readonly string[] => [
  text.slice(0, text.length - text.trimStart().length),
  text.slice(text.trimEnd().length),
];

interface Pair {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

const sources = new Map(messages.map(message => [message.name, textOf(message)]));

const pairsIn = (locale: Locale): Pair[] =>
  (translations.get(locale) ?? []).map(message => ({
    id: message.name,
    source: sources.get(message.name) ?? '',
    target: textOf(message),
  }));

const idsOf = (pairs: readonly Pair[]): string[] => pairs.map(({id}) => id);

after(() => rm(copy, {recursive: true}));

describe('texts in the source', () => {
  it('are all extracted', () => {
    assert.notEqual(messages.length, 0);
    assert.deepEqual(
      errors.map(({messageText}) => messageText),
      [],
    );
  });

  it('have an id of their own that begins with latchkey.', () => {
    const wrong = messages.filter(({name}) => !/^latchkey(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(name));
    assert.deepEqual(wrong.map(textOf), []);
  });

  it('avoid please, sorry, invalid and oops', () => {
    const wrong = [...sources].filter(([, text]) => avoided.get('en')?.test(text));
    assert.deepEqual(wrong, []);
  });
});

for (const locale of config.targetLocales) {
  describe(`texts in ${locale}`, () => {
    const pairs = pairsIn(locale);

    it('are all there, and no others', () => {
      assert.deepEqual(idsOf(pairs).sort(), [...sources.keys()].sort());
    });

    it('keep the placeholders', () => {
      const wrong = pairs.filter(
        ({source, target}) => all(source, /\{\d+\}/g).join() !== all(target, /\{\d+\}/g).join(),
      );
      assert.deepEqual(wrong, []);
    });

    it('keep the bidi isolates around the same placeholders', () => {
      const isolates = /[\u2066-\u2068][^\u2066-\u2069]*\u2069|[\u2066-\u2069]/g;
      const wrong = pairs.filter(({source, target}) => all(source, isolates).join() !== all(target, isolates).join());
      assert.deepEqual(wrong, []);
    });

    it('keep the spaces around', () => {
      const wrong = pairs.filter(
        ({source, target}) => spacesAround(source).join('|') !== spacesAround(target).join('|'),
      );
      assert.deepEqual(wrong, []);
    });

    it('are translated', () => {
      const same = pairs.filter(({source, target}) => source === target || target.trim() === '');
      assert.deepEqual(
        idsOf(same)
          .map(id => `${locale} ${id}`)
          .sort(),
        [...sameWord].filter(entry => entry.startsWith(`${locale} `)).sort(),
      );
    });

    it('mix no scripts in a word', () => {
      const wrong = pairs.filter(({target}) => /\p{sc=Cyrl}\p{sc=Latn}|\p{sc=Latn}\p{sc=Cyrl}/u.test(target));
      assert.deepEqual(wrong, []);
    });

    it('avoid please, sorry, invalid and oops', () => {
      const pattern = avoided.get(locale);
      assert.ok(pattern, `no words to avoid are listed for ${locale}`);
      assert.deepEqual(
        pairs.filter(({target}) => pattern.test(target)),
        [],
      );
    });
  });
}

describe('generated files', () => {
  /** The names and contents of the files with that ending. */
  const filesIn = async (folder: string, ending: string): Promise<Map<string, string>> => {
    const names = (await readdir(folder)).filter(name => name.endsWith(ending)).sort();
    return new Map(
      await Promise.all(names.map(async name => [name, await readFile(join(folder, name), 'utf8')] as const)),
    );
  };

  it('are what `npx lit-localize extract` writes', async () => {
    await localizer.writeInterchangeFiles();
    assert.deepEqual(await filesIn(join(copy, 'xliff'), '.xlf'), await filesIn(xliffFolder, '.xlf'));
  });

  it('are what `npx lit-localize build` writes', async () => {
    await localizer.build();
    assert.deepEqual(await filesIn(copy, '.ts'), await filesIn(localesFolder, '.ts'));
  });
});
