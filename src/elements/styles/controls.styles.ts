import {css} from 'lit';

/** The look of controls in a shadow root that the assisted steps and the offices share. */
export const controlStyles = css`
  .tick {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
  }
  .tick input {
    flex: none;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    margin: 0;
    accent-color: var(--lk-accent);
  }
  button.plain {
    border-color: var(--lk-border);
    background: var(--lk-surface);
    color: var(--lk-text);
    font-weight: 400;
  }
  summary {
    min-block-size: 1.75rem;
    color: var(--lk-accent);
    cursor: pointer;
  }
  details {
    margin-block-end: 0.5rem;
  }
`;
