import {css} from 'lit';
import type {ViewHost} from '../view-host.js';
import {adopt} from './adopt.js';
import {controlStyles} from './controls.styles.js';

/** The look of what stands around the form in the steps with support, and in those that lead there. */
const styles = css`
  fieldset {
    margin: 0 0 var(--lk-space);
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .choices {
    margin: 0 0 var(--lk-space);
    padding: 0;
    /* Not none, with which Safari no longer tells that it is a list. */
    list-style-type: '';
  }
  .choices > li {
    padding-block: var(--lk-space);
    border-block-start: 1px solid var(--lk-border);
  }
  .choices > li > :last-child {
    margin-block-end: 0;
  }
  .name {
    margin: 0 0 0.25rem;
    font-size: 1.125em;
    font-weight: 700;
  }
  .missing {
    color: var(--lk-danger);
  }
  .hint {
    color: var(--lk-muted);
  }
  dl {
    margin: 0 0 var(--lk-space);
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0 0 0.75rem;
  }
  .reference {
    display: inline-block;
    font-family: ui-monospace, monospace;
    font-size: 1.375em;
    font-weight: 700;
    user-select: all;
  }
  .word {
    font-size: 1.25em;
    font-weight: 700;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1.25rem;
  }
  .hours {
    margin: 0 0 0.25rem;
    padding: 0;
    /* Not none, with which Safari no longer tells that it is a list. */
    list-style-type: '';
  }
`;

/** Adopts the look on the shadow root of the element that shows such a step, with the first one. */
export function adoptAssistedStyles(host: ViewHost): void {
  const root = host instanceof HTMLElement ? host.shadowRoot : null;
  for (const {styleSheet} of [controlStyles, styles]) adopt(root, styleSheet);
}
