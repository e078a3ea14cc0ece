export {demoAccount, demoBackend, type DemoBackend, type DemoOptions} from './demo/backend.js';
export type {DemoAccount} from './demo/accounts.js';
export type {DemoStaff} from './demo/assisted/matters.js';
export type {Hitch, Hitches} from './hitch.js';
export type {Directory} from './directory.js';
export {scriptedTransport, type Scene, type SceneVerdict, type SceneVerdicts, type Script} from './script.js';
export {serve, type Dialogue, type ServeOptions, type Service, type StepBody, type Verdict} from './serve.js';
export {
  challenge,
  exampleChannels,
  exampleOffices,
  exampleWays,
  office,
  passkeyCreation,
  passkeyRequest,
  shifted,
  slot,
  step,
  supportChannel,
  ticket,
  type StepPart,
} from './step.js';
