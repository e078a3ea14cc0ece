import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {expect, fireEvent} from 'storybook/test';
import type {Person} from '../support/person.js';
import {storyOf, type Story} from '../support/story.js';

export default {title: 'Fields/Password', component: 'change-password'} satisfies Meta;

const input = (person: Person) => person.get('input[name=password]');

export const Hidden = storyOf(step.newPassword(), {
  async then(person) {
    await person.fill({password: 'seven green bottles'});
    await expect(input(person)).toHaveAttribute('type', 'password');
  },
});

export const Shown = storyOf(step.newPassword(), {
  async then(person) {
    await person.fill({password: 'seven green bottles'});
    await person.press('.lk-row > button');
    await expect(input(person)).toHaveAttribute('type', 'text');
  },
});

export const HiddenAgainWhenSent = storyOf(step.newPassword(), {
  async then(person) {
    await person.fill({password: 'short'});
    await person.press('.lk-row > button');
    await person.goOn();
    await expect(input(person)).toHaveAttribute('type', 'password');
  },
});

export const CapsLock = storyOf(step.newPassword(), {
  async then(person) {
    input(person).focus();
    await fireEvent.keyDown(input(person), {key: 'S', modifierCapsLock: true});
    await expect(person.get('[id$=-caps]')).toBeVisible();
  },
});

export const NotLatin = storyOf(step.newPassword(), {
  then: person => person.fill({password: 'семь зелёных бутылок'}),
});

export const VeryLong = storyOf(step.newPassword(), {
  async then(person) {
    await person.press('.lk-row > button');
    await person.fill({password: 'seven green bottles '.repeat(4)});
  },
});

/** The strength meter at a score. */
const strength = (score: number, password: string): Story =>
  storyOf(step.newPassword({policy: {minLength: 1, required: []}}), {
    async then(person) {
      await person.fill({password});
      await person.seesStrength(score);
    },
  });

export const VeryWeak = strength(0, 'password');

export const Weak = strength(1, 'kitchen2');

export const Fair = strength(2, 'pinkzebra');

export const Good = strength(3, 'green bottle');

export const Strong = strength(4, 'seven green bottles on a wall');
