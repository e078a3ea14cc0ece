// Who may import whom: docs/architecture.md as a lint rule. Relative paths are resolved to real folders, so a longer way
// round doesn't help.
import {builtinModules} from 'node:module';
import {dirname, join, relative, sep} from 'node:path';

/**
 * What each floor may import besides its own folder. A key is a floor, a folder of floors (`core/*`) or a package; the value is
 * how much is allowed: `type` (import type), `dynamic` (that or import()), or `value` (anything).
 */
const floors = {
  core: {'core/*': 'value', 'core/protocol': 'type'},
  'core/policy': {},
  'core/identity': {},
  'core/identifier': {'libphonenumber-js': 'dynamic'},
  'core/generator': {'core/policy': 'value'},
  'core/protocol': {
    'core/policy': 'type',
    'core/identity': 'type',
    'core/identifier': 'type',
    'zod/mini': 'value',
  },
  'core/flow': {
    'core/protocol': 'type',
    'core/policy': 'value',
    'core/identity': 'value',
    'core/identifier': 'value',
  },
  ports: {core: 'type', 'core/*': 'type'},
  'adapters/*': {core: 'value', 'core/*': 'value', ports: 'value', 'adapters/course': 'value', package: 'dynamic'},
  elements: {
    'elements/defaults': 'value',
    core: 'value',
    'core/*': 'value',
    ports: 'value',
    locales: 'dynamic',
    lit: 'value',
    '@lit/localize': 'value',
    uqr: 'dynamic',
    'ical.js': 'dynamic',
  },
  'elements/defaults': {
    elements: 'value',
    core: 'value',
    'core/*': 'value',
    ports: 'value',
    'adapters/*': 'dynamic',
    locales: 'dynamic',
  },
  conformance: {core: 'value', 'core/*': 'value', ports: 'value', 'adapters/http': 'value', 'node:url': 'value'},
  // A generated module imports the tags of the templates that it has.
  locales: {'@lit/localize': 'value', lit: 'value'},
  define: {'*': 'value', lit: 'value', '@lit/localize': 'value'},
  index: {'*': 'value', lit: 'value', '@lit/localize': 'value'},
  react: {'*': 'value', define: 'value', '@lit/react': 'value', react: 'value'},
};

/** Never imported from inside src: they are for those who use the library. */
const doors = new Set(['define', 'index', 'conformance', 'react']);

const allowance = {type: ['type'], dynamic: ['type', 'dynamic'], value: ['type', 'dynamic', 'value']};

/**
 * The floor that a path under src belongs to.
 * @param {string} path relative to src, with forward slashes, without extension
 */
const floorOf = path => {
  const [first, second, third] = path.split('/');
  if (first === 'core') return third ? `core/${second}` : 'core';
  if (first === 'adapters') return `adapters/${second}`;
  if (/^elements\/(more-)?defaults$/.test(path)) return 'elements/defaults';
  return first;
};

const packageOf = specifier => {
  const [first, second] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
};

/** How much the floor allows of the target; nothing when it is on no list. */
const allowed = (rules, target, isPackage) => {
  if (rules[target]) return rules[target];
  if (!isPackage) {
    const folder = `${target.split('/')[0]}/*`;
    return (target.includes('/') && rules[folder]) || (doors.has(target) ? undefined : rules['*']);
  }
  return rules[packageOf(target)] ?? (packageOf(target) === 'zod' ? undefined : rules.package);
};

const isBuiltin = specifier => specifier.startsWith('node:') || builtinModules.includes(specifier);

/** @type {import('eslint').Rule.RuleModule} */
export const floorsRule = {
  meta: {
    type: 'problem',
    docs: {description: 'Keeps each floor of the house to what it may import.'},
    schema: [{type: 'object', properties: {root: {type: 'string'}}, required: ['root'], additionalProperties: false}],
    messages: {
      refused: '{{from}} may not import {{to}}.',
      typeOnly: '{{from}} may import only types of {{to}}: write `import type`.',
      onDemand: '{{from}} may load {{to}} on demand only: write `await import()`.',
      door: 'Nothing in src imports {{to}}: it is an entry for those who use the library.',
      itself: 'Inside src, import {{to}} by its path.',
      inside: 'Only public entries here: import `latchkey` or `latchkey/…` instead of {{to}}.',
      homeless: 'src/{{from}} is on no floor. Give it one in scripts/lint/floors.js.',
      computed: 'A bundler cannot follow a computed import().',
    },
  },
  create(context) {
    const inRoot = path => relative(context.options[0].root, path).split(sep).join('/');
    const inSrc = path => inRoot(path).match(/^src\/(.*?)(\.d)?\.[jt]s$/)?.[1];
    const own = inSrc(context.filename);
    const isGuest = /^(stories|demo)\//.test(inRoot(context.filename));
    if (own === undefined && !isGuest) return {};
    const from = own === undefined ? '' : floorOf(own);
    const isWorker = own !== undefined && /(^|[/.])worker$/.test(own);
    const rules = floors[from] ?? (from.startsWith('adapters/') ? floors['adapters/*'] : undefined);

    const checkGuest = (node, specifier) => {
      if (!specifier.startsWith('.')) return;
      const to = inRoot(join(dirname(context.filename), specifier));
      if (/^(src|dist)\//.test(to)) context.report({node, messageId: 'inside', data: {to}});
    };

    const check = (node, specifier, kind) => {
      if (isGuest) return checkGuest(node, specifier);
      if (packageOf(specifier) === 'latchkey')
        return context.report({node, messageId: 'itself', data: {to: specifier}});
      const isPackage = !specifier.startsWith('.');
      const path = isPackage ? undefined : inSrc(join(dirname(context.filename), specifier));
      const to = isPackage
        ? specifier
        : path === undefined
          ? inRoot(join(dirname(context.filename), specifier))
          : floorOf(path);
      if (to === from) return;
      const data = {from: `src/${from}`, to: isPackage ? to : path === undefined ? to : `src/${to}`};
      if (path !== undefined && doors.has(to) && !['index', 'define', 'react'].includes(from)) {
        return context.report({node, messageId: 'door', data});
      }
      const known = isPackage ? !isBuiltin(to) || Object.hasOwn(rules, to) : path !== undefined;
      let most = known ? allowed(rules, to, isPackage) : undefined;
      // Whatever a worker loads is off the page's main path already.
      if (most === 'dynamic' && isPackage && isWorker) most = 'value';
      if (most === undefined) return context.report({node, messageId: 'refused', data});
      if (allowance[most].includes(kind)) return;
      context.report({node, messageId: most === 'type' ? 'typeOnly' : 'onDemand', data});
    };

    const statement = kind => node => {
      if (node.source) check(node, node.source.value, node[kind] === 'type' ? 'type' : 'value');
    };
    return {
      Program(node) {
        if (!isGuest && !rules) context.report({node, messageId: 'homeless', data: {from}});
      },
      ...((isGuest || rules) && {
        ImportDeclaration: statement('importKind'),
        ExportNamedDeclaration: statement('exportKind'),
        ExportAllDeclaration: statement('exportKind'),
        ImportExpression(node) {
          if (typeof node.source.value === 'string') check(node, node.source.value, 'dynamic');
          else if (!isGuest) context.report({node, messageId: 'computed'});
        },
        TSImportType(node) {
          const {value} = node.source ?? node.argument.literal;
          check(node, value, 'type');
        },
      }),
    };
  },
};
