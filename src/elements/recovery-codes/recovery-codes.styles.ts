import {css} from 'lit';

/** The look of recovery codes, in the shadow root and on paper. */
export const recoveryCodesStyles = css`
  .codes {
    margin-block-end: var(--lk-space);
    padding: var(--lk-space);
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
  }
  .codes > :last-child {
    margin-block-end: 0;
  }
  .name {
    margin: 0 0 0.25rem;
    font-size: 1.125em;
    font-weight: 700;
  }
  .name:focus {
    outline: 3px solid var(--lk-accent);
    outline-offset: 2px;
  }
  .codes ul {
    columns: 13em;
    margin: 0 0 var(--lk-space);
    padding: 0;
    /* Not none, with which Safari no longer tells that it is a list. */
    list-style-type: '';
    font-family: ui-monospace, monospace;
    line-height: 2;
    text-align: left;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1.25rem;
  }
  .actions > a {
    min-block-size: 1.75rem;
  }
  @media print {
    .codes {
      border-color: #000;
      background: #fff;
      color: #000;
    }
  }
`;
