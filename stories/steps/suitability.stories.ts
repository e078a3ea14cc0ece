import type {Meta} from '@storybook/web-components-vite';
import type {Problem} from 'latchkey/core';
import {step} from 'latchkey/transports/scripted';
import {userEvent} from 'storybook/test';
import {storyOf, type Story} from '../support/story.js';

export default {title: 'Steps/Suitability', component: 'recover-access'} satisfies Meta;

const needed = (reason?: string): Problem => ({
  code: 'document_needed',
  field: 'documents',
  ...(reason !== undefined && {reason}),
});

/** A person ticks some boxes, and goes on. */
const ticked = (values: readonly string[], ...problems: readonly Problem[]): Story =>
  storyOf(
    step.suitability(),
    {
      shows: problems.map(({code}) => code),
      async then(person) {
        for (const value of values) await userEvent.click(person.get(`input[value=${value}]`));
        if (!problems.length) return;
        await person.goOn();
        await person.seesProblems(...problems);
      },
    },
    {suitability: {problems}},
  );

export const Choice = storyOf(step.suitability());

export const Chosen = ticked(['icao-passport', 'pl-identity-card']);

export const OneIsEnough = storyOf(step.suitability({atLeast: 1, documents: ['icao-passport']}));

export const NothingChosen = ticked([], needed());

export const TooFew = ticked(['icao-passport'], needed());

export const Expired = ticked(['icao-passport', 'ru-snils', 'expired'], needed('expired'));

export const Renamed = ticked(['icao-passport', 'ru-snils', 'renamed'], needed('renamed'));
