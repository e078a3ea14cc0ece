import {build} from 'esbuild';
import {fileURLToPath} from 'node:url';

/** The functions of fields-page.ts, as a script for a page. */
export async function fieldsPageScript(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL('fields-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
