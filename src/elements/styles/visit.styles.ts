import {css} from 'lit';
import type {ViewHost} from '../view-host.js';
import {adopt} from './adopt.js';
import {adoptAssistedStyles} from './assisted.styles.js';
import {formSheet} from './form.styles.js';
import {officeStyles} from './office.styles.js';

/** The look of a visit around the form: what was chosen, and the ticket. */
const chrome = css`
  .list {
    margin: 0 0 var(--lk-space);
    padding-inline-start: 1.25rem;
  }
  .ticket {
    margin-block-end: var(--lk-space);
    padding: var(--lk-space);
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
  }
  .ticket > :last-child {
    margin-block-end: 0;
  }
  .qr {
    display: block;
    inline-size: min(12rem, 100%);
    margin-block: 0.5rem;
    background: #fff;
    color: #000;
    fill: currentColor;
    forced-color-adjust: none;
  }
  .actions {
    margin-block-end: var(--lk-space);
  }
  .actions > a {
    min-block-size: 1.75rem;
  }
  .name:focus,
  .question:focus {
    outline: 3px solid var(--lk-accent);
    outline-offset: 2px;
  }
  @media print {
    .ticket {
      border-color: #000;
      background: #fff;
    }
    .ticket,
    .ticket a {
      color: #000;
    }
    .ticket button {
      display: none;
    }
  }
`;

/** The look of the times to choose from, in the form. */
const form = css`
  .latchkey .lk-slots {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .latchkey .lk-slot {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    box-sizing: border-box;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
    background: var(--lk-surface);
    color: var(--lk-text);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .latchkey .lk-slot:has(:checked) {
    outline: 2px solid var(--lk-accent);
    outline-offset: -2px;
  }
  .latchkey .lk-slot input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--lk-accent);
  }
`.cssText;

let slots: CSSStyleSheet | undefined;

/** Adopts the look of a visit, with the first step of one: on the element's shadow root and on the root around it. */
export function adoptVisitStyles(host: ViewHost): void {
  if (!(host instanceof HTMLElement)) return;
  adoptAssistedStyles(host);
  for (const {styleSheet} of [officeStyles, chrome]) adopt(host.shadowRoot, styleSheet);
  slots ??= formSheet(form);
  adopt(host.getRootNode(), slots);
}
