import {ESLint} from 'eslint';
import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import tseslint from 'typescript-eslint';

/** The project's own configuration; only the rules that need types are off, because the files here don't exist. */
const eslint = new ESLint({
  overrideConfig: [
    {
      ...tseslint.configs.disableTypeChecked,
      files: ['**/*.ts'],
      languageOptions: {parserOptions: {projectService: false, project: false}},
    },
  ],
});

/** What the import rule says about the code, were it in that file. */
const refusals = async (filePath: string, code: string): Promise<string[]> => {
  const [result] = await eslint.lintText(code, {filePath: resolve(filePath)});
  assert.ok(result, `${filePath} is not linted`);
  const broken = result.messages.find(message => message.fatal);
  assert.equal(broken, undefined, broken?.message);
  return result.messages.filter(({ruleId}) => ruleId === 'latchkey/floors').map(({message}) => message);
};

const value = (from: string): string => `import {x} from '${from}';\nexport const y = x;\n`;
const type = (from: string): string => `import type {X} from '${from}';\nexport type Y = X;\n`;
const dynamic = (from: string): string => `export const x = () => import('${from}');\n`;
const reexport = (from: string): string => `export * from '${from}';\n`;

type Case = readonly [file: string, code: string];

const accepted: Record<string, readonly Case[]> = {
  'core/policy, identity, identifier: their own folder': [
    ['src/core/policy/assess.ts', value('./policy.js')],
    ['src/core/identity/snils.ts', value('../identity/check-digits.js')],
    ['src/core/identifier/index.ts', reexport('./phone.js')],
    ['src/core/identifier/phone-metadata.ts', dynamic('libphonenumber-js/min')],
  ],
  'core/generator: the policy': [['src/core/generator/password.ts', value('../policy/policy.js')]],
  'core/protocol: zod/mini and types': [
    ['src/core/protocol/step.ts', value('zod/mini')],
    ['src/core/protocol/step.ts', type('../policy/policy.js')],
    ['src/core/protocol/names.ts', type('../identity/index.js')],
  ],
  'core/flow: types of the protocol, policy, identity, identifier': [
    ['src/core/flow/state.ts', type('../protocol/index.js')],
    ['src/core/flow/state.ts', `export type {Step} from '../protocol/step.js';\n`],
    ['src/core/flow/state.ts', `export type S = import('../protocol/step.js').Step;\n`],
    ['src/core/flow/steps/code.ts', type('../../protocol/index.js')],
    ['src/core/flow/steps/new-password.ts', value('../../policy/assess.js')],
    ['src/core/flow/steps/document.ts', value('../../identity/index.js')],
    ['src/core/flow/steps/identify.ts', value('../../identifier/index.js')],
  ],
  'core/index: core, and types of the protocol': [
    ['src/core/index.ts', reexport('./policy/policy.js')],
    ['src/core/index.ts', reexport('./flow/flow.js')],
    ['src/core/index.ts', `export type * from './protocol/index.js';\n`],
  ],
  'ports: types of core': [
    ['src/ports/transport.ts', type('../core/protocol/index.js')],
    ['src/ports/transport.ts', type('../core/index.js')],
    ['src/ports/contracts.ts', reexport('./transport.contract.js')],
  ],
  'adapters: ports, core, packages on demand': [
    ['src/adapters/http/index.ts', value('../../core/protocol/index.js')],
    ['src/adapters/http/index.ts', value('../../ports/transport.js')],
    ['src/adapters/http/index.ts', value('./retry.js')],
    ['src/adapters/webauthn.ts', type('../ports/authenticator.js')],
    ['src/adapters/strength/index.ts', dynamic('@zxcvbn-ts/core')],
    ['src/adapters/strength/index.ts', type('@zxcvbn-ts/core')],
    ['src/adapters/phone/index.ts', dynamic('libphonenumber-js/core')],
    ['src/adapters/strength/worker.ts', value('@zxcvbn-ts/core')],
    ['src/adapters/strength/estimate.worker.ts', value('@zxcvbn-ts/language-common')],
  ],
  'elements: core, ports, lit, @lit/localize': [
    ['src/elements/change-password/change-password.ts', value('lit')],
    ['src/elements/change-password/change-password.ts', value('lit/decorators.js')],
    ['src/elements/change-password/change-password.ts', value('@lit/localize')],
    ['src/elements/steps/code.ts', value('../../core/index.js')],
    ['src/elements/steps/code.ts', value('../fields/code-field.js')],
    ['src/elements/steps/code.ts', value('../defaults.js')],
    ['src/elements/fields/password-field.ts', type('../../ports/strength.js')],
    ['src/elements/locale.ts', dynamic('../locales/pl.js')],
    ['src/elements/defaults.ts', dynamic('../adapters/http/index.js')],
    ['src/elements/more-defaults.ts', dynamic('../adapters/webauthn/index.js')],
    ['src/elements/defaults.ts', type('../adapters/http/index.js')],
  ],
  'locales: @lit/localize': [['src/locales/pl.ts', value('@lit/localize')]],
  'define and index: everything': [
    ['src/define/change-password.ts', value('../elements/change-password/change-password.js')],
    ['src/define/index.ts', `import './change-password.js';\n`],
    ['src/index.ts', reexport('./elements/change-password/change-password.js')],
    ['src/index.ts', reexport('./ports/transport.js')],
  ],
  'stories and demo: public entries': [
    ['stories/steps/code.stories.ts', value('latchkey')],
    ['stories/steps/code.stories.ts', `import 'latchkey/define/change-password';\n`],
    ['stories/steps/code.stories.ts', value('../support/frame.js')],
    ['demo/server/app.ts', value('latchkey/protocol')],
    ['demo/server/app.ts', value('hono')],
    ['demo/server/app.ts', value('./mail.js')],
  ],
  'tests: whatever they test': [['test/core/policy/assess.test.ts', value('../../../src/core/policy/assess.js')]],
};

const refused: Record<string, readonly Case[]> = {
  'core/policy, identity, identifier: anything else': [
    ['src/core/policy/assess.ts', value('../identity/index.js')],
    ['src/core/policy/assess.ts', type('../protocol/index.js')],
    ['src/core/policy/assess.ts', value('lit')],
    ['src/core/identity/snils.ts', value('../policy/policy.js')],
    ['src/core/identifier/phone.ts', value('libphonenumber-js')],
    ['src/core/policy/assess.ts', value('../../core/../core/flow/flow.js')],
    ['src/core/policy/assess.ts', value('node:crypto')],
  ],
  'core/generator: anything but the policy': [
    ['src/core/generator/password.ts', value('../identity/index.js')],
    ['src/core/generator/password.ts', type('../../ports/randomness.js')],
  ],
  'core/protocol: zod in one piece, code of other folders': [
    ['src/core/protocol/step.ts', value('zod')],
    ['src/core/protocol/step.ts', value('../policy/policy.js')],
    ['src/core/protocol/step.ts', `export {defaultPolicy} from '../policy/policy.js';\n`],
    ['src/core/protocol/step.ts', type('../flow/state.js')],
  ],
  'core/flow: code of the protocol, the generator, ports': [
    ['src/core/flow/flow.ts', value('../protocol/index.js')],
    ['src/core/flow/flow.ts', dynamic('../protocol/index.js')],
    ['src/core/flow/flow.ts', `import {type Step} from '../protocol/step.js';\nexport type S = Step;\n`],
    ['src/core/flow/flow.ts', reexport('../protocol/index.js')],
    ['src/core/flow/flow.ts', value('../generator/password.js')],
    ['src/core/flow/flow.ts', type('../../ports/clock.js')],
    ['src/core/flow/flow.ts', value('zod/mini')],
  ],
  'core/index: code of the protocol, other floors': [
    ['src/core/index.ts', reexport('./protocol/index.js')],
    ['src/core/index.ts', reexport('../ports/transport.js')],
  ],
  'ports: code of core, other floors': [
    ['src/ports/transport.ts', value('../core/protocol/index.js')],
    ['src/ports/transport.ts', type('../adapters/http/index.js')],
    ['src/ports/transport.ts', type('lit')],
  ],
  'adapters: elements, each other, packages at once, zod': [
    ['src/adapters/http/index.ts', type('../../elements/defaults.js')],
    ['src/adapters/cognito/index.ts', value('../http/index.js')],
    ['src/adapters/strength/index.ts', value('@zxcvbn-ts/core')],
    ['src/adapters/phone/index.ts', value('libphonenumber-js/core')],
    ['src/adapters/phone/index.ts', reexport('libphonenumber-js/core')],
    ['src/adapters/http/index.ts', dynamic('zod/mini')],
    ['src/adapters/http/index.ts', value('node:http')],
    ['src/adapters/phone/homeworker.ts', value('libphonenumber-js')],
  ],
  'elements: adapters, other packages, locales at once': [
    ['src/elements/steps/code.ts', value('../../adapters/http/index.js')],
    ['src/elements/steps/code.ts', dynamic('../../adapters/http/index.js')],
    ['src/elements/steps/defaults.ts', dynamic('../../adapters/http/index.js')],
    ['src/elements/steps/code.ts', type('../../adapters/http/index.js')],
    ['src/elements/defaults.ts', value('../adapters/http/index.js')],
    ['src/elements/more-defaults.ts', value('../adapters/webauthn/index.js')],
    ['src/elements/steps/code.ts', value('zod/mini')],
    ['src/elements/steps/ticket.ts', dynamic('qrcode')],
    ['src/elements/locale.ts', value('../locales/pl.js')],
    ['src/elements/locale.ts', 'export const x = (name: string) => import(`../locales/${name}.js`);\n'],
  ],
  'locales: anything of ours': [['src/locales/pl.ts', value('../core/index.js')]],
  'define and index from inside': [
    ['src/elements/change-password/change-password.ts', `import '../../define/password-generator.js';\n`],
    ['src/adapters/http/index.ts', type('../../index.js')],
    ['src/core/flow/flow.ts', dynamic('../../index.js')],
  ],
  'the package by its own name from inside': [
    ['src/elements/steps/code.ts', value('latchkey/core')],
    ['src/index.ts', reexport('latchkey/core')],
  ],
  'what is outside src': [
    ['src/adapters/http/index.ts', value('../../../test/support/random.js')],
    ['src/define/index.ts', value('../../demo/app.js')],
  ],
  'a folder without a floor': [['src/helpers/dates.ts', 'export const x = 1;\n']],
  'stories and demo: the inside of the house': [
    ['stories/steps/code.stories.ts', value('../../src/elements/steps/code.js')],
    ['stories/steps/code.stories.ts', type('../../src/index.js')],
    ['stories/code.stories.ts', dynamic('../src/define/index.js')],
    ['demo/server/app.ts', value('../../src/core/index.js')],
    ['demo/client/main.ts', `import '../../dist/latchkey.min.js';\n`],
  ],
};

describe('import rules accept', () => {
  for (const [name, cases] of Object.entries(accepted)) {
    it(name, async () => {
      for (const [file, code] of cases) assert.deepEqual(await refusals(file, code), [], `${file}: ${code}`);
    });
  }
});

describe('import rules refuse', () => {
  for (const [name, cases] of Object.entries(refused)) {
    it(name, async () => {
      for (const [file, code] of cases) assert.equal((await refusals(file, code)).length, 1, `${file}: ${code}`);
    });
  }
});
