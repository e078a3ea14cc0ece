// Stories run as tests: parts of Storybook are CommonJS inside, so they are bundled once for the browser.
import * as esbuild from 'esbuild';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../lib/tools.js';

const folder = '.cache/storybook-modules';
const modules = {
  'storybook/test': 'test',
  'storybook/preview-api': 'preview-api',
  '@storybook/web-components/entry-preview': 'entry-preview',
};

export const storybookPlugin = {
  name: 'latchkey-storybook',
  async serverStart() {
    if (!existsSync(join(root, 'test', 'stories'))) return;
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(Object.entries(modules).map(([specifier, name]) => [name, specifier])),
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      // One Lit for the page.
      external: ['lit', 'lit/*'],
      define: {'process.env.NODE_ENV': '"test"', global: 'globalThis'},
      logLevel: 'error',
    });
  },
  resolveImport: ({source}) => (modules[source] ? `/${folder}/${modules[source]}.js` : undefined),
};
