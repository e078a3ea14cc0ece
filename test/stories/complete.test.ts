import {expect} from 'chai';
import {problemCodes} from '../../src/core/protocol/problem.js';
import {assistedStepSchemas} from '../../src/core/protocol/assisted/step.js';
import {moreStepSchemas} from '../../src/core/protocol/more-parts.js';
import {stepSchemas} from '../../src/core/protocol/step.js';
import {elements, fields, steps} from './modules.js';
import {storiesOf, type StoryFile} from './stories.js';

const files: readonly StoryFile[] = [steps, fields, elements].flatMap(each => Object.values<StoryFile>(each));

describe('the stories', () => {
  it('are about every kind of step', () => {
    const kinds = Object.keys({...stepSchemas, ...moreStepSchemas, ...assistedStepSchemas});
    expect(Object.keys(steps)).to.have.members([...kinds, 'unsupported']);
    for (const [kind, file] of Object.entries(steps)) expect(storiesOf(file), kind).not.to.be.empty;
  });

  it('are about every problem that an element can be told of', () => {
    const shown = files.flatMap(storiesOf).flatMap(({parameters}): unknown => parameters.shows);
    expect(problemCodes.filter(code => !shown.includes(code))).to.deep.equal([]);
  });

  it('are told apart by their addresses', () => {
    const ids = files.flatMap(storiesOf).map(({id}) => id);
    expect(ids).to.deep.equal([...new Set(ids)]);
  });
});
