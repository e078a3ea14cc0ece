import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {step} from '../../../src/adapters/scripted/index.js';
import {
  caseDetailsAction,
  checkCaseDetails,
  tidyName,
  type CaseDetailsDraft,
} from '../../../src/core/flow/steps/case-details.js';

const plain = step.caseDetails();
const callBack = step.caseDetails({callBack: true});
const good: CaseDetailsDraft = {
  name: ['Nowak', 'Anna', ''],
  document: 'pl-pesel',
  value: '440514 01359',
  callBack: '+44 20 7946 0018',
};

describe('tidyName', () => {
  for (const [parts, name] of [
    [['Nowak', 'Anna', ''], 'Nowak Anna'],
    [['  Нечуй-Левицький ', 'Іван', ' Семенович'], 'Нечуй-Левицький Іван Семенович'],
    [['O’Neill', 'Seán'], 'O’Neill Seán'],
    [['Nowa\u0301k'], 'Nowák'],
    [['王\u3000小明'], '王 小明'],
    [['عبد الله'], 'عبد الله'],
    [[' ', ''], ''],
    [['Suharto'], 'Suharto'],
  ] as const) {
    test(parts.join('|'), () => assert.equal(tidyName(parts), name));
  }
});

describe('checkCaseDetails', () => {
  const problems = (draft: Partial<CaseDetailsDraft>, of = plain): unknown =>
    checkCaseDetails({...good, ...draft}, of).map(({code, field, reason}) => [code, field, reason]);

  test('all as it should be', () => {
    assert.deepEqual(problems({}), []);
    assert.deepEqual(problems({}, callBack), []);
    assert.deepEqual(problems({name: ['', 'Anna', '']}), []);
  });
  test('everything that is wrong, at once', () => {
    assert.deepEqual(problems({name: [' '], document: undefined, callBack: '12'}, callBack), [
      ['identifier_malformed', 'name', 'empty'],
      ['document_needed', 'document', 'empty'],
      ['identifier_malformed', 'callBack', 'phone_too_short'],
    ]);
    assert.deepEqual(problems({value: '44051401358'}), [['document_malformed', 'value', 'check_digit']]);
  });
  test('a number to call back only where it is asked for', () => {
    assert.deepEqual(problems({callBack: ''}), []);
  });
});

describe('caseDetailsAction', () => {
  test('in canonical form', () => {
    const action = {type: 'case-details', name: 'Nowak Anna', document: 'pl-pesel', value: '44051401359'};
    assert.deepEqual(caseDetailsAction(good, plain), action);
    assert.deepEqual(caseDetailsAction(good, callBack), {...action, callBack: '+442079460018'});
  });
  test('nothing for a draft with problems', () => {
    assert.equal(caseDetailsAction({...good, value: '1'}, plain), undefined);
    assert.equal(caseDetailsAction({...good, callBack: '1'}, callBack), undefined);
  });
});
