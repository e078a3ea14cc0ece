import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {checkTicket, ticketAction} from '../../../src/core/flow/steps/ticket.js';

describe('ticket', () => {
  test('sends a copy to an e-mail address', () => {
    assert.deepEqual(checkTicket({email: ' anna@Example.org '}), []);
    assert.deepEqual(ticketAction({email: ' anna@Example.org '}), {type: 'copy-ticket', email: 'anna@example.org'});
  });

  for (const [email, reason] of [
    ['', 'empty'],
    ['anna@', 'email_malformed'],
    ['+48 601 234 567', 'email_malformed'],
  ] as const) {
    test(`sends none to “${email}”`, () => {
      assert.deepEqual(checkTicket({email}), [{code: 'identifier_malformed', field: 'email', reason}]);
      assert.equal(ticketAction({email}), undefined);
    });
  }
});
