import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {checkRecoveryCode, groupRecoveryCode, recoveryCodeAction} from '../../../src/core/flow/steps/recovery-code.js';

describe('recovery-code', () => {
  for (const [typed, reason] of [
    ['7KQ2 M9XR 4TB3 C8WD', undefined],
    ['oOiIlL00-1111-2222', undefined],
    ['', 'empty'],
    [' - ', 'empty'],
    ['7KQ2 M9XR 4TB3 C8W', 'length'],
    ['7KQ2 M9XR 4TB3 C8WD 0', 'length'],
    ['7KQ2 M9XR 4TB3 C8WU', 'bad_character'],
  ] as const) {
    test(`${JSON.stringify(typed)}: ${reason ?? 'good'}`, () =>
      assert.deepEqual(
        checkRecoveryCode({code: typed}, {length: 16}).map(problem => problem.reason),
        reason === undefined ? [] : [reason],
      ));
  }

  test('is sent as it was made, and shown in groups of four', () => {
    assert.deepEqual(recoveryCodeAction({code: '7kq2-m9xr 4tb3–c8wl'}), {
      type: 'recovery-code',
      code: '7KQ2M9XR4TB3C8W1',
    });
    assert.equal(groupRecoveryCode('7KQ2M9XR4TB3C8WD'), '7KQ2 M9XR 4TB3 C8WD');
  });
});
