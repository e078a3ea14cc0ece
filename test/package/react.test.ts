// The React components, over the files that are published: on a server, and in a real browser.
import assert from 'node:assert/strict';
import {build} from 'esbuild';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {createElement, type FunctionComponent} from 'react';
import {renderToString} from 'react-dom/server';
import {chromiumArgs, chromiumPath} from '../support/tools.js';

const root = new URL('../../', import.meta.url);

interface Declaration {
  readonly tagName?: string;
  readonly name: string;
  readonly events?: readonly {readonly name: string}[];
}

/** The elements of the manifest. */
const declared = (
  JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8')) as {
    readonly modules: readonly {readonly declarations?: readonly Declaration[]}[];
  }
).modules
  .flatMap(({declarations = []}) => declarations)
  .filter(({tagName}) => tagName !== undefined);

const propOf = (event: string): string => `on-${event}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Shows every component, passes what is no text, and writes down the events that arrive by their props. */
const app = `
import * as React from 'react';
import {createRoot} from 'react-dom/client';
import * as components from 'latchkey/react';

const elements = ${JSON.stringify(declared.map(({tagName, name, events = []}) => ({tagName, name, events: events.map(each => [each.name, propOf(each.name)])})))};
const policy = {minLength: 9, required: []};
window.seen = [];
const children = elements.map(({name, events}) =>
  React.createElement(components[name], {
    key: name,
    locale: 'en',
    policy,
    ...Object.fromEntries(events.map(([event, prop]) => [prop, () => window.seen.push(name + ' ' + event)])),
  }),
);
createRoot(document.querySelector('main')).render(children);
window.fire = () => {
  for (const {tagName, events} of elements) {
    const element = document.querySelector(tagName);
    for (const [event] of events) element.dispatchEvent(new Event(event));
  }
  return elements.map(({tagName}) => {
    const element = document.querySelector(tagName);
    const takesPolicy = 'policy' in customElements.get(tagName).prototype;
    return [tagName, !takesPolicy || element.policy === policy, element.locale];
  });
};
`;

describe('the React components', () => {
  it('come with every element, and render on a server', async () => {
    const components = (await import(new URL('dist/react/index.js', root).href)) as Record<string, FunctionComponent>;
    assert.deepEqual(Object.keys(components).sort(), declared.map(({name}) => name).sort());
    for (const {name, tagName = ''} of declared) {
      assert.match(renderToString(createElement(components[name] ?? 'p')), new RegExp(`^<${tagName}`));
    }
  });

  it(
    'pass properties as they are, and every event of the manifest',
    {skip: chromiumPath() ? false : 'no Chromium here'},
    async () => {
      const {outputFiles} = await build({
        stdin: {contents: app, resolveDir: root.pathname},
        bundle: true,
        format: 'iife',
        write: false,
        define: {'process.env.NODE_ENV': '"production"', 'import.meta.url': '"http://localhost/"'},
        alias: {'latchkey/react': new URL('dist/react/index.js', root).pathname},
        logLevel: 'error',
      });
      const browser = await chromium.launch({executablePath: chromiumPath() ?? '', args: [...chromiumArgs]});
      try {
        const page = await browser.newPage();
        const faults: string[] = [];
        page.on('pageerror', error => faults.push(error.message));
        await page.setContent('<!doctype html><html lang="en"><title>React</title><main></main></html>');
        await page.addScriptTag({content: outputFiles[0]?.text ?? ''});
        await page.locator('office-finder').waitFor({state: 'attached'});
        const state = await page.evaluate('fire()');
        assert.deepEqual(
          state,
          declared.map(({tagName}) => [tagName, true, 'en']),
        );
        const seen = await page.evaluate('seen');
        assert.deepEqual(
          seen,
          declared.flatMap(({name, events = []}) => events.map(event => `${name} ${event.name}`)),
        );
        assert.deepEqual(faults, []);
      } finally {
        await browser.close();
      }
    },
  );
});
