import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {expect} from 'storybook/test';
import {eventually, knowsPasskeys} from '../support/person.js';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Passkey', component: 'recover-access'} satisfies Meta;

export const Asked = storyOf(step.passkey());

export const OtherProofs = storyOf(
  step.passkey({methods: ['code', 'recovery-code'], actions: ['method', 'restart', 'cancel']}),
);

/** Such options are no use to any browser. */
export const Unusable = storyOf(step.passkey({passkey: {}}), {
  async then(person) {
    // Without passkeys there is nothing to send.
    if (!knowsPasskeys()) return;
    await person.goOn();
    await eventually(() => expect(person.get('.lk-error')).toBeVisible());
  },
});
