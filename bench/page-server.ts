import {build} from 'esbuild';
import {existsSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {Step} from '../src/core/protocol/index.js';

const root = new URL('../', import.meta.url);

/** Something that shows a field. */
export interface Row {
  /** What it is called in a table. */
  readonly name: string;
  /** The name of its outermost element. */
  readonly tag: string;
  /** The markup of one. */
  readonly markup: string;
  /** The selector of its first field, within the element or its open shadow root. */
  readonly field: string;
  /** The address of the module that defines it, if it needs one. */
  readonly module?: string;
}

const label = (input: string) => `<label>New password ${input}</label>`;

/** What the browser itself costs. */
export const plainField: Row = {
  name: 'plain field',
  tag: 'form',
  markup: `<form>${label('<input type="password" autocomplete="new-password">')}</form>`,
  field: 'input',
};

/** What Lit costs: a field, a count of what is typed, and a button. */
export const bareLit: Row = {
  name: 'bare Lit element',
  tag: 'bare-lit',
  markup: '<bare-lit></bare-lit>',
  field: 'input',
  module: '/bare-lit.js',
};

const own = (tag: string, field: string): Row => ({
  name: `<${tag}>`,
  tag,
  markup: `<${tag} endpoint="/backend/${tag}"></${tag}>`,
  field,
  module: `/dist/${tag}.min.js`,
});

/** `<change-password>`, over the HTTP transport. */
export const changePassword = own('change-password', 'input[name=currentPassword]');

/** `<recover-access>`, over the HTTP transport. */
export const recoverAccess = own('recover-access', 'input[name=identifier]');

/** `<password-generator>`, which talks to nobody. */
export const passwordGenerator = own('password-generator', 'textarea');

const bareLitModule = `
  import {LitElement, html} from 'lit';
  customElements.define('bare-lit', class extends LitElement {
    static properties = {length: {state: true}};
    render() {
      return html\`<form>${label(`<input type="password" autocomplete="new-password"
        @input=\${event => (this.length = event.target.value.length)}>`)}
        <p aria-live="polite">\${this.length ?? 0} characters</p><button>Change password</button></form>\`;
    }
  });`;

/** The first step of the flow whose path is asked for. */
function firstStep(path: string): Step {
  const base = {ref: {flow: 'one', revision: 1}, problems: [], serverNow: Date.now()};
  return path.startsWith('/backend/recover-access/')
    ? {...base, kind: 'identify', actions: [], identifiers: ['phone', 'email']}
    : {
        ...base,
        kind: 'new-password',
        actions: ['cancel'],
        policy: {minLength: 15, maxLength: 128, required: []},
        current: true,
        context: ['Anna', 'Nowak'],
      };
}

/** A server of pages. */
export interface PageServer {
  /** The address of the page at an index. */
  address(index: number): string;
  close(): void;
}

/**
 * Serves pages with the given markup and modules, beside them `dist`, a bare Lit element, and a backend that knows the
 * first step of each flow. Nothing is compressed. Throws without a `dist`.
 */
export async function servePages(pages: readonly Pick<Row, 'markup' | 'module'>[]): Promise<PageServer> {
  if (!existsSync(new URL('dist/change-password.min.js', root))) throw new Error('There is no dist: npm run build');
  const {outputFiles} = await build({
    stdin: {contents: bareLitModule, resolveDir: new URL('.', root).pathname},
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    conditions: ['production'],
  });
  const bodies = pages.map(
    ({markup, module}) => markup + (module === undefined ? '' : `<script type="module" src="${module}"></script>`),
  );

  const server = createServer(({url = '/'}, response) => {
    const send = (type: string, body: string | Uint8Array) => {
      response.writeHead(200, {'content-type': type}).end(body);
    };
    const body = bodies.find((_, index) => url === `/${index}`);
    if (body !== undefined) {
      return send('text/html', `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${body}`);
    }
    if (url === '/bare-lit.js') return send('text/javascript', outputFiles[0]?.contents ?? '');
    if (/^\/backend\/[\w-]+\/capabilities$/.test(url))
      return send('application/json', '{"flows":["change-password","recover-access"],"links":{}}');
    if (url.startsWith('/backend/')) return send('application/json', JSON.stringify(firstStep(url)));
    const file = new URL(`.${url}`, root);
    if (/^\/dist\/[\w./-]+\.js$/.test(url) && existsSync(file)) return send('text/javascript', readFileSync(file));
    response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return {
    address: index => `http://127.0.0.1:${address.port}/${index}`,
    close: () => {
      server.close();
    },
  };
}
