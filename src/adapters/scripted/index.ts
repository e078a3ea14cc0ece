export {demoAccount, demoBackend, type DemoBackend, type DemoOptions} from './demo/backend.js';
export type {DemoAccount} from './demo/accounts.js';
export type {Hitch, Hitches} from './hitch.js';
export {scriptedTransport, type Scene, type SceneVerdict, type SceneVerdicts, type Script} from './script.js';
export {serve, type Dialogue, type ServeOptions, type Service, type StepBody, type Verdict} from './serve.js';
export {challenge, shifted, step, type StepPart} from './step.js';
