export type {ConformanceCase} from './case.js';
export type {ConformanceAccount, ConformanceHooks} from './hooks.js';
export type {LabOptions} from './lab.js';
export {reportText, type CaseReport, type Report} from './report.js';
export {runConformance, type ConformanceOptions} from './run.js';
