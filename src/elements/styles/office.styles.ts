import {css} from 'lit';

/** The look of offices, one or many, in a shadow root that has the tokens and the chrome. */
export const officeStyles = css`
  .search label,
  .search legend {
    display: block;
    margin: 0 0 0.25rem;
    padding: 0;
    font-weight: 600;
  }
  .search {
    margin-block-end: var(--lk-space);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    margin: 0.5rem 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .search .tick {
    display: flex;
    margin: 0;
    font-weight: 400;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-end: 0.5rem;
  }
  input[type='search'],
  select {
    flex: 1 1 10rem;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
    background: var(--lk-surface);
    color: var(--lk-text);
    font: inherit;
    appearance: auto;
  }
  [aria-disabled='true'] {
    opacity: 0.65;
    cursor: default;
  }
  .warning {
    color: var(--lk-danger);
    font-weight: 600;
  }
  .offices {
    margin: 0 0 var(--lk-space);
    padding: 0;
    list-style: '';
  }
  .offices > li {
    padding-block: var(--lk-space);
    border-block-start: 1px solid var(--lk-border);
  }
  .name {
    margin: 0;
    font-size: 1.125em;
    font-weight: 700;
  }
  li p,
  .office p {
    margin: 0 0 0.5rem;
  }
  .address > span {
    display: block;
  }
  .open {
    color: var(--lk-success);
  }
  .fact::before {
    content: '·';
    margin-inline-end: 0.375rem;
  }
  .features {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin: 0 0 0.5rem;
    padding: 0;
    list-style: none;
    font-size: 0.9375em;
  }
  .features li {
    padding: 0 0.5rem;
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
  }
  .links a {
    min-block-size: 1.75rem;
  }
  table {
    margin-block: 0.25rem 0.5rem;
    border-collapse: collapse;
  }
  caption,
  th,
  td {
    padding-block: 0.125rem;
    padding-inline: 0 1rem;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  caption {
    font-weight: 600;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  ::slotted([slot='map']) {
    margin-block-end: var(--lk-space);
  }
`;
