import {css} from 'lit';

/** What stands around the form: heading, notices, footer. In the shadow root. */
export const chromeStyles = css`
  :host {
    display: block;
    max-inline-size: 30rem;
    color: var(--lk-text);
    font-family: var(--lk-font);
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  .heading {
    margin: 0 0 var(--lk-space);
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
  }
  p {
    margin: 0 0 var(--lk-space);
  }
  a {
    display: inline-block;
    color: var(--lk-accent);
  }
  .notice {
    margin: 0 0 var(--lk-space);
    padding: var(--lk-space);
    border: 1px solid;
    border-inline-start-width: 4px;
    border-radius: var(--lk-radius);
  }
  .notice > :last-child {
    margin: 0;
  }
  .error {
    border-color: var(--lk-danger);
  }
  .success {
    border-color: var(--lk-success);
  }
  button {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--lk-accent);
    border-radius: var(--lk-radius);
    background: var(--lk-accent);
    color: var(--lk-on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button.lk-link {
    margin-inline-end: 1.25rem;
    padding-inline: 0;
    border-color: transparent;
    background: none;
    color: var(--lk-accent);
    font-weight: inherit;
    text-decoration: underline;
  }
  :focus-visible {
    outline: 3px solid var(--lk-accent);
    outline-offset: 2px;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  footer {
    margin-block-start: var(--lk-space);
  }
`;
