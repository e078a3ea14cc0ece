import litPlugin from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wcPlugin from 'eslint-plugin-wc';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import tseslint from 'typescript-eslint';
import {floorsRule} from './scripts/lint/floors.js';

const root = dirname(fileURLToPath(import.meta.url));
const withTemplates = ['src/elements/**/*.ts', 'stories/**/*.ts', 'test/elements/**/*.ts', 'demo/**/*.ts'];

export default tseslint.config(
  {
    ignores: ['**/node_modules/', 'dist/', 'storybook-static/', 'coverage/', '.cache/', '.data/', 'bench/peers/'],
  },
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: root}},
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Lengths count code points, which is what a spread string gives.
      '@typescript-eslint/no-misused-spread': ['error', {allow: ['string']}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      '@typescript-eslint/no-empty-function': ['error', {allow: ['arrowFunctions']}],
      // A third of the time, for enums and look-alike classes, of which there are none.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `async` alone makes a promise of a result, and a rejection of what is thrown.
      '@typescript-eslint/require-await': 'off',
      // Ports are records of functions; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
    },
  },
  {files: ['**/*.d.ts'], rules: {'no-var': 'off', '@typescript-eslint/prefer-function-type': 'off'}},
  // Written by lit-localize, with directives of its own.
  {files: ['src/locales/**/*.ts'], linterOptions: {reportUnusedDisableDirectives: 'off'}},
  {
    files: ['src/**/*.ts', 'stories/**/*.ts', 'demo/**/*.ts'],
    plugins: {latchkey: {rules: {floors: floorsRule}}},
    rules: {'latchkey/floors': ['error', {root}]},
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      'no-restricted-properties': [
        'error',
        {object: 'Math', property: 'random', message: 'Randomness comes from the port of that name.'},
      ],
      'no-restricted-syntax': [
        'error',
        {selector: 'PrivateIdentifier', message: 'Write `private`: #names cost bytes.'},
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {object: 'Math', property: 'random', message: 'Randomness comes as an argument.'},
        {object: 'Date', property: 'now', message: 'Core has no clock: time comes as an argument.'},
      ],
      'no-restricted-syntax': [
        'error',
        {selector: 'PrivateIdentifier', message: 'Write `private`: #names cost bytes.'},
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Core has no clock: time comes as an argument.',
        },
      ],
    },
  },
  {
    files: withTemplates,
    extends: [litPlugin.configs['flat/recommended'], wcPlugin.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    settings: {litHtmlSources: true},
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/attribute-names': ['error', {convention: 'kebab'}],
      'lit/lifecycle-super': 'error',
      // Fields are assignments in the constructor here (useDefineForClassFields is off), and go through Lit's accessors.
      'lit/no-classfield-shadowing': 'off',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/value-after-constraints': 'error',
      // LitElement has every one of these methods.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's functions give promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{from: 'package', name: ['describe', 'it', 'suite', 'test'], package: 'node:test'}],
        },
      ],
      // chai: expect(…).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.base], rules: {eqeqeq: 'error', 'no-var': 'error'}},
);
