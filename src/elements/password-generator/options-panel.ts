import {msg, str} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import {entropyBits, type PassphraseOptions, type PasswordOptions, type Recipe} from '../../core/generator/index.js';
import type {GeneratorOptions} from './options.js';
import type {PasswordGenerator} from './password-generator.js';

const groups = ['upper', 'lower', 'digit', 'special'] as const;
type Group = (typeof groups)[number];

function groupName(group: Group): string {
  switch (group) {
    case 'upper':
      return msg('Capital letters (A–Z)', {id: 'latchkey.generator.upper'});
    case 'lower':
      return msg('Small letters (a–z)', {id: 'latchkey.generator.lower'});
    case 'digit':
      return msg('Digits (0–9)', {id: 'latchkey.generator.digit'});
    case 'special':
      return msg('Punctuation (!?#…)', {id: 'latchkey.generator.special'});
  }
}

const number = (label: string, value: number, min: number, max: number, set: (value: number) => void): TemplateResult =>
  html`<label>
    ${label}
    <input
      type="number"
      min=${min}
      max=${max}
      .value=${String(value)}
      @change=${({target}: Event) => {
        const {valueAsNumber} = target instanceof HTMLInputElement ? target : {valueAsNumber: NaN};
        set(Math.min(max, Math.max(min, Math.round(valueAsNumber) || min)));
      }}
    />
  </label>`;

const tick = (label: string, checked: boolean, set: (checked: boolean) => void): TemplateResult =>
  html`<label>
    <input
      type="checkbox"
      .checked=${checked}
      @change=${({target}: Event) => {
        set(target instanceof HTMLInputElement && target.checked);
      }}
    />
    ${label}
  </label>`;

/** The options that a person can change. Each change takes effect with the next secret. */
export function optionsPanel(host: PasswordGenerator): TemplateResult {
  const {options} = host;
  return html`<div class="row">
      <label>
        ${msg('Kind', {id: 'latchkey.generator.kind'})}
        <select
          @change=${(event: Event) => {
            setKind(host, event);
          }}
        >
          <option value="password" ?selected=${options.kind === 'password'}>
            ${msg('Password', {id: 'latchkey.generator.password'})}
          </option>
          <option value="passphrase" ?selected=${options.kind === 'passphrase'}>
            ${msg('Passphrase', {id: 'latchkey.generator.passphrase'})}
          </option>
          <option value="pin" ?selected=${options.kind === 'pin'}>PIN</option>
        </select>
      </label>
    </div>
    <div class="row">${fields(host, options)}</div>
    <p class="status">${entropy(host)}</p>`;
}

function setKind(host: PasswordGenerator, {target}: Event): void {
  const kind = target instanceof HTMLSelectElement ? target.value : '';
  host.options = kind === 'passphrase' || kind === 'pin' ? {kind} : {kind: 'password'};
}

function fields(host: PasswordGenerator, options: GeneratorOptions): TemplateResult {
  switch (options.kind) {
    case 'password':
      return passwordFields(host, options.password ?? {});
    case 'passphrase':
      return passphraseFields(host, options.passphrase ?? {});
    case 'pin':
      return number(msg('Digits', {id: 'latchkey.generator.pin-length'}), options.length ?? 6, 4, 32, length => {
        host.options = {kind: 'pin', length};
      });
  }
}

function passwordFields(host: PasswordGenerator, password: PasswordOptions): TemplateResult {
  const set = (change: PasswordOptions): void => {
    host.options = {kind: 'password', password: {...password, ...change}};
  };
  const {minLength, maxLength = 128} = host.policy;
  const chosen = password.classes ?? groups;
  return html`${number(
    msg('Length', {id: 'latchkey.generator.length'}),
    password.length ?? Math.min(maxLength, Math.max(minLength, 20)),
    Math.max(minLength, 5),
    Math.min(maxLength, 128),
    length => {
      set({length});
    },
  )}
  ${groups.map(group =>
    tick(groupName(group), chosen.includes(group), checked => {
      const classes = groups.filter(name => (name === group ? checked : chosen.includes(name)));
      // The last one stays: a password has to be made of something.
      set({classes: classes.length > 0 ? classes : [group]});
      host.requestUpdate();
    }),
  )}
  ${tick(msg('At least one of each', {id: 'latchkey.generator.every'}), password.everyClass ?? false, everyClass => {
    set({everyClass});
  })}
  ${tick(
    msg('No look-alikes (O 0, I l 1)', {id: 'latchkey.generator.look-alikes'}),
    password.excludeLookAlikes ?? false,
    excludeLookAlikes => {
      set({excludeLookAlikes});
    },
  )}`;
}

function passphraseFields(host: PasswordGenerator, passphrase: PassphraseOptions): TemplateResult {
  const set = (change: PassphraseOptions): void => {
    host.options = {kind: 'passphrase', passphrase: {...passphrase, ...change}};
  };
  return html`${number(msg('Words', {id: 'latchkey.generator.words'}), passphrase.words ?? 6, 3, 20, words => {
      set({words});
    })}
    <label>
      ${msg('Between the words', {id: 'latchkey.generator.separator'})}
      <select
        @change=${({target}: Event) => {
          if (target instanceof HTMLSelectElement) set({separator: target.value});
        }}
      >
        ${['-', '.', '_', ' '].map(
          separator =>
            html`<option value=${separator} ?selected=${separator === (passphrase.separator ?? '-')}>
              ${separator === ' ' ? msg('space', {id: 'latchkey.generator.space'}) : separator}
            </option>`,
        )}
      </select>
    </label>
    ${tick(
      msg('Words begin with a capital', {id: 'latchkey.generator.capitalise'}),
      passphrase.capitalise ?? false,
      capitalise => {
        set({capitalise});
      },
    )}
    ${tick(msg('A digit', {id: 'latchkey.generator.number'}), passphrase.number ?? false, digit => {
      set({number: digit});
    })}`;
}

function entropy({options, policy}: PasswordGenerator): string {
  const recipe: Recipe =
    options.kind === 'password'
      ? {kind: 'password', policy, options: options.password ?? {}}
      : options.kind === 'pin'
        ? {kind: 'pin', length: options.length ?? 6}
        : {kind: 'passphrase', options: options.passphrase ?? {}};
  try {
    return msg(str`Entropy: ${Math.round(entropyBits(recipe))} bits`, {id: 'latchkey.generator.entropy'});
  } catch {
    return msg('No password can meet these rules and options.', {id: 'latchkey.generator.impossible'});
  }
}
