import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {maskContact, readContact} from '../../../demo/server/flows/contact.js';

describe('maskContact', () => {
  it('shows the country and the last three digits of a phone', () => {
    assert.equal(maskContact({kind: 'phone', value: '+48123456789'}), '+48 ••• ••• 789');
    assert.equal(maskContact({kind: 'phone', value: '+12025550130'}), '+1 ••• ••• 130');
    assert.equal(maskContact({kind: 'phone', value: '+37212345678'}).includes('12345'), false);
  });

  it('shows the first letter and the domain of an e-mail, whatever its length', () => {
    assert.equal(maskContact({kind: 'email', value: 'zofia@example.com'}), 'z•••@example.com');
    assert.equal(maskContact({kind: 'email', value: 'z@example.com'}), 'z•••@example.com');
  });
});

describe('readContact', () => {
  it('gives the form that accounts have', () => {
    assert.deepEqual(readContact('phone', ' +48 123-456-789 '), {kind: 'phone', value: '+48123456789'});
    assert.deepEqual(readContact('email', 'Zofia@Example.COM'), {kind: 'email', value: 'zofia@example.com'});
  });

  it('does not take one kind for the other', () => {
    assert.deepEqual(readContact('email', '+48123456789'), {
      code: 'identifier_malformed',
      field: 'identifier',
      reason: 'email_malformed',
    });
  });
});
