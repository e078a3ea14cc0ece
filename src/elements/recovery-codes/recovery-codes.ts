import {msg} from '@lit/localize';
import {html, nothing, type TemplateResult} from 'lit';
import {createRef, ref} from 'lit/directives/ref.js';
import {groupRecoveryCode} from '../../core/flow/steps/recovery-code.js';
import type {DoneStep} from '../../core/protocol/step.js';
import {PrintOnly} from '../print-only.js';
import {adopt} from '../styles/adopt.js';
import {controlStyles} from '../styles/controls.styles.js';
import type {ViewHost} from '../view-host.js';
import {recoveryCodesStyles} from './recovery-codes.styles.js';

/** The offer of recovery codes at the end of a flow; and, once, the codes: to print, to save and to copy. */
export class RecoveryCodesView {
  private codes: readonly string[] = [];
  /** They have been asked for. Until they are here, they can be asked for again. */
  private asked = false;
  /** The address of the text file. */
  private file: string | undefined;
  private readonly paper = createRef();
  private readonly printOnly = new PrintOnly(() => this.paper.value);

  constructor(
    private readonly host: ViewHost,
    private step: DoneStep,
  ) {
    const root = host instanceof HTMLElement ? host.shadowRoot : null;
    for (const {styleSheet} of [controlStyles, recoveryCodesStyles]) adopt(root, styleSheet);
    this.update(step);
  }

  /** Takes over what the server has answered. */
  update(step: DoneStep): void {
    this.step = step;
    const {recoveryCodes} = step;
    if (!recoveryCodes?.length) return;
    this.forget();
    this.codes = recoveryCodes.map(groupRecoveryCode);
    this.file = URL.createObjectURL(new Blob([this.text()], {type: 'text/plain;charset=utf-8'}));
  }

  /** Leaves no file, no listener and no code behind. */
  dispose(): void {
    this.forget();
    this.codes = [];
    this.printOnly.stop();
  }

  /** The offer, or the codes. */
  render(): TemplateResult | typeof nothing {
    if (this.codes.length > 0) return this.renderCodes();
    return this.asked || this.step.offersRecoveryCodes ? this.renderOffer() : nothing;
  }

  private renderOffer(): TemplateResult {
    return html`<div class="codes">
      <p class="name">${msg('Recovery codes', {id: 'latchkey.recovery-codes.heading'})}</p>
      <p>
        ${msg('A recovery code gets you back in when no text message and no e-mail reaches you. Each of them works once.', {id: 'latchkey.recovery-codes.what'})}
        ${
          this.step.hasRecoveryCodes
            ? msg('You have some already. New ones make them void.', {id: 'latchkey.recovery-codes.again'})
            : nothing
        }
      </p>
      <p>
        <button
          type="button"
          class="plain"
          part="button"
          @click=${() => {
            this.asked = true;
            this.host.send({type: 'issue-recovery-codes'});
          }}
        >
          ${msg('Get recovery codes', {id: 'latchkey.recovery-codes.issue'})}
        </button>
      </p>
    </div>`;
  }

  private renderCodes(): TemplateResult {
    return html`<div class="codes" ${ref(this.paper)}>
        <p class="name" tabindex="-1" ${ref(this.onShown)}>${this.heading()}</p>
        <ul dir="ltr" translate="no">
          ${this.codes.map(code => html`<li>${code}</li>`)}
        </ul>
        <p>${this.note()}</p>
      </div>
      <div class="actions">
        ${this.button(msg('Print', {id: 'latchkey.recovery-codes.print'}), () => {
          window.print();
        })}
        ${this.button(msg('Copy', {id: 'latchkey.recovery-codes.copy'}), () => {
          void this.copy();
        })}
        <a part="link" href=${this.file ?? nothing} download="recovery-codes.txt"
          >${msg('Save as a text file', {id: 'latchkey.recovery-codes.save'})}</a
        >
      </div>`;
  }

  private button(text: string, onClick: () => void): TemplateResult {
    return html`<button type="button" class="plain" part="button" @click=${onClick}>${text}</button>`;
  }

  private heading(): string {
    return msg('Your recovery codes', {id: 'latchkey.recovery-codes.yours'});
  }

  private note(): string {
    return msg(
      'They are shown this once. Print or save them, and keep them where nobody else finds them. Each of them works once. Earlier ones no longer work.',
      {id: 'latchkey.recovery-codes.note'},
    );
  }

  private text(): string {
    return [this.heading(), location.host, '', ...this.codes, '', this.note(), ''].join('\n');
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.codes.join('\n'));
      this.host.announce(msg('Copied.', {id: 'latchkey.reference.copied'}));
    } catch {
      this.host.announce(
        msg('Copying is not possible here. Print the codes or save them as a text file.', {
          id: 'latchkey.recovery-codes.not-copied',
        }),
      );
    }
  }

  private forget(): void {
    if (this.file !== undefined) URL.revokeObjectURL(this.file);
    this.file = undefined;
  }

  /** The codes have the focus: the button that was pressed is gone. */
  private readonly onShown = (heading: Element | undefined): void => {
    queueMicrotask(() => {
      if (heading instanceof HTMLElement) heading.focus();
    });
  };
}
