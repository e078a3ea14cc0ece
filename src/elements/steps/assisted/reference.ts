import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {ViewHost} from '../../view-host.js';

/** A reference as it is shown and read out: in groups of four. */
export const grouped = (reference: string): string => reference.match(/.{1,4}/gu)?.join(' ') ?? reference;

async function copy(host: ViewHost, reference: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(reference);
    host.announce(msg('Copied.', {id: 'latchkey.reference.copied'}));
  } catch {
    host.announce(
      msg('Copying is not possible here. Select the reference and copy it with the keyboard.', {
        id: 'latchkey.reference.not-copied',
      }),
    );
  }
}

/** A reference with a button that copies it. */
export const referenceView = (host: ViewHost, reference: string): TemplateResult =>
  html`<p>
      <span>${msg('Reference:', {id: 'latchkey.reference.label'})}</span>
      <bdi class="reference" dir="ltr" translate="no">${grouped(reference)}</bdi>
    </p>
    <p class="actions">
      <button
        type="button"
        class="plain"
        part="button"
        @click=${() => {
          void copy(host, reference);
        }}
      >
        ${msg('Copy the reference', {id: 'latchkey.reference.copy'})}
      </button>
    </p>`;
