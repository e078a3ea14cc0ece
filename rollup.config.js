// Two builds of the same sources: modules for bundlers, and self-contained files for a <script> tag.
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transformSync} from 'esbuild';
import {readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import esbuild from 'rollup-plugin-esbuild';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';

const root = dirname(fileURLToPath(import.meta.url));

/** Every source file, relative to src, with forward slashes. */
const sources = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'})
  .map(path => path.split(sep).join('/'))
  .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'));

/** What `exports` of package.json leads to, and the workers, which are reached by URL and never by an import. */
const moduleEntries = sources.filter(path =>
  [
    /^index\.ts$/,
    /^define\/[^/]+\.ts$/,
    /^core\/index\.ts$/,
    /^core\/protocol\/index\.ts$/,
    /^ports\/contracts\.ts$/,
    /^conformance\/(index|cli)\.ts$/,
    /^react\/index\.ts$/,
    /^adapters\/[^/]+\/index\.ts$/,
    /^locales\/[^/]+\.ts$/,
    /(^|\/|\.)worker\.ts$/,
  ].some(pattern => pattern.test(path)),
);

const browserEntries = sources.filter(path => /^define\/[^/]+\.ts$/.test(path));

const isPackage = id => !/^[./\0]/.test(id) && !id.startsWith(root);

const typescript = () => esbuild({target: 'es2022', tsconfig: join(root, 'tsconfig.json')});

/** Says of the sources what `sideEffects` of package.json says of dist, and of @lit/localize what it forgot to say of itself. */
const sideEffects = () => ({
  name: 'side-effects',
  transform(_, id) {
    if (id.startsWith(join(root, 'src'))) return {moduleSideEffects: id.startsWith(join(root, 'src', 'define'))};
    return id.includes('/@lit/localize/') ? {moduleSideEffects: false} : null;
  },
});

/** esbuild knows today's CSS. What it can't read as a sheet (expressions) or would have to escape anew only loses white space. */
const minifyCss = css =>
  /@TEMPLATE_EXPRESSION|\\/.test(css)
    ? css.replace(/\s+/g, ' ')
    : transformSync(css, {loader: 'css', minify: true, charset: 'utf8'}).code.trim();

/**
 * In a browser build a module moves, so a worker beside it wouldn't be found. Gives each
 * `new URL('./worker.js', import.meta.url)` a chunk of its own and the right address.
 */
const workers = () => ({
  name: 'workers',
  async transform(code, id) {
    const pattern = /new URL\(\s*(['"])(\.{1,2}\/[^'"]*worker\.js)\1\s*,\s*import\.meta\.url,?\s*\)/g;
    let changed = code;
    for (const [expression, , path] of code.matchAll(pattern)) {
      const worker = await this.resolve(path, id);
      if (!worker) this.error(`There is no worker ${path} beside ${id}`);
      const reference = this.emitFile({type: 'chunk', id: worker.id, name: 'worker'});
      changed = changed.replace(expression, `import.meta.ROLLUP_FILE_URL_${reference}`);
    }
    return changed === code ? null : {code: changed, map: null};
  },
});

/** The licences of what is bundled ask for their text to go along. */
const licences = () => ({
  name: 'licences',
  generateBundle(_, bundle) {
    const folders = new Set();
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.moduleIds ?? []) {
        const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id) ?? [];
        if (folder) folders.add(folder);
      }
    }
    const texts = [...folders].sort().map(folder => {
      const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
    });
    if (texts.length) {
      this.emitFile({type: 'asset', fileName: 'licenses.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`)});
    }
  },
});

const modules = {
  input: Object.fromEntries(moduleEntries.map(path => [path.slice(0, -3), join(root, 'src', path)])),
  external: isPackage,
  plugins: [nodeResolve({extensions: ['.ts', '.js']}), sideEffects(), typescript()],
  output: {
    dir: join(root, 'dist'),
    preserveModules: true,
    preserveModulesRoot: join(root, 'src'),
    entryFileNames: '[name].js',
    sourcemap: false,
  },
};

const localization = /@lit\/localize\/(init\/runtime|internal\/(runtime-msg|id-generation|fnv1a64|deferred))\.js$/;

/**
 * Puts all that the entry needs until its first field can be used into one chunk, the transport that a flow asks for at once
 * included: one file instead of seven is 2 kB less, and no waiting for one after the other. The entry itself stays apart: its
 * name has no hash, and were it more than an import, a page that adds `?v=2` to it would get everything twice.
 */
const together = entry => {
  const found = new Set();
  const add = (path, getModuleInfo) => {
    const open = [join(root, 'src', path)];
    for (const id of open) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(getModuleInfo(id)?.importedIds ?? []));
    }
  };
  return (id, {getModuleInfo}) => {
    if (!found.size) {
      add(entry, getModuleInfo);
      if (found.has(join(root, 'src/elements/flow-element.ts'))) add('adapters/http/index.ts', getModuleInfo);
      // A recovery begins with one of these.
      if (found.has(join(root, 'src/elements/recover-access/recover-access.ts'))) {
        add('core/protocol/more-parts.ts', getModuleInfo);
      }
      found.delete(join(root, 'src', entry));
    }
    // What configures localization is needed only where a locale is named: it comes with the first one.
    if (localization.test(id)) return 'localize';
    return found.has(id) ? chunkName(entry) : undefined;
  };
};

const chunkName = entry => (entry === 'define/index.ts' ? 'latchkey' : basename(entry, '.ts'));

const minify = terser({
  ecma: 2022,
  module: true,
  compress: {passes: 3},
  format: {comments: false},
});
const minified = new Map();

/** Minifies. What several builds have alike, above all large data, is minified once. */
const minifyOnce = () => ({
  name: 'minify-once',
  renderChunk(code, ...rest) {
    if (!minified.has(code)) minified.set(code, minify.renderChunk.call(this, code, ...rest));
    return minified.get(code);
  },
});

const browser = entry => ({
  input: {[chunkName(entry)]: join(root, 'src', entry)},
  plugins: [
    nodeResolve({browser: true, extensions: ['.ts', '.js'], exportConditions: ['production']}),
    workers(),
    minifyTemplateLiterals({
      include: [`${root}/src/**/*.ts`],
      failOnError: true,
      options: {minifyOptions: {minifyCSS: minifyCss}},
    }),
    sideEffects(),
    typescript(),
    minifyOnce(),
    licences(),
  ],
  output: {
    dir: join(root, 'dist'),
    entryFileNames: '[name].min.js',
    chunkFileNames: ({name, facadeModuleId}) =>
      `chunks/${name === 'index' && facadeModuleId ? basename(dirname(facadeModuleId)) : '[name]'}-[hash].js`,
    // For tools that are given them: naming the map in each file would cost every page some bytes.
    sourcemap: 'hidden',
    compact: true,
    generatedCode: 'es2015',
    manualChunks: together(entry),
  },
});

/** A warning ends the build, unless it is about a package or about a module that only imports or has only types. */
const onwarn = ({code, message, id = '', ids = []}) => {
  if (code === 'EMPTY_BUNDLE' || [id, ...ids].some(each => each.includes('node_modules'))) return;
  throw new Error(message);
};

export default [modules, ...browserEntries.map(browser)]
  .filter(({input}) => Object.keys(input).length)
  .map(each => ({...each, onwarn}));
