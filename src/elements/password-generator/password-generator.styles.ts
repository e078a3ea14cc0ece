import {css} from 'lit';

/** The look of the generator. */
export const generatorStyles = css`
  :host {
    display: block;
    max-inline-size: 30rem;
    color: var(--lk-text);
    font-family: var(--lk-font);
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block: 0.5rem;
  }
  textarea,
  input:not([type='checkbox']),
  select,
  button {
    box-sizing: border-box;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
    background: var(--lk-surface);
    color: inherit;
    font: inherit;
  }
  textarea {
    inline-size: 100%;
    field-sizing: content;
    resize: none;
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .row label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    font-weight: 400;
  }
  [type='number'] {
    inline-size: 5.5rem;
  }
  [type='checkbox'] {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    accent-color: var(--lk-accent);
  }
  button:first-child {
    border-color: var(--lk-accent);
    background: var(--lk-accent);
    color: var(--lk-on-accent);
    font-weight: 600;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  summary {
    min-block-size: 1.75rem;
    color: var(--lk-accent);
    cursor: pointer;
  }
  :disabled {
    opacity: 0.65;
  }
  :focus-visible {
    outline: 3px solid var(--lk-accent);
    outline-offset: 2px;
  }
  .status {
    margin: 0;
    color: var(--lk-muted);
    min-block-size: 1.5em;
  }
`;
