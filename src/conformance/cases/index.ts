import type {ConformanceCase} from '../case.js';
import type {Lab} from '../lab.js';
import {answerCases} from './answers.js';
import {browserCases} from './browser.js';
import {codeCases} from './codes.js';
import {forgeryCases} from './forgery.js';
import {neutralCases} from './neutral.js';
import {replayCases} from './replay.js';
import {roughCases} from './rough.js';
import {transportCases} from './transport.js';

/** The cases of the kit itself. Those that look at all the answers so far come last. */
export const ownCases: readonly ConformanceCase[] = [
  ...browserCases,
  ...forgeryCases,
  ...roughCases,
  ...replayCases,
  ...codeCases,
  ...neutralCases,
  ...answerCases,
];

/** All cases, in the order in which they are run. */
export const conformanceCases = (lab: Lab): readonly ConformanceCase[] => [...transportCases(lab), ...ownCases];
