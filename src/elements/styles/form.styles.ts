import {css} from 'lit';
import {adopt} from './adopt.js';

/** The form, in the light DOM, in a cascade layer of its own on the containing root. */
const sheet = css`
  .latchkey {
    color: var(--lk-text);
    font-family: var(--lk-font);
    line-height: 1.5;
    text-align: start;
  }
  .latchkey [hidden] {
    display: none;
  }
  .latchkey .lk-field,
  .latchkey .lk-summary,
  .latchkey .lk-actions {
    margin: 0 0 calc(1.25 * var(--lk-space));
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .latchkey label,
  .latchkey legend {
    display: block;
    margin: 0 0 0.25rem;
    padding: 0;
    font-weight: 600;
  }
  .latchkey .lk-hint {
    margin: 0 0 0.375rem;
    color: var(--lk-muted);
    font-size: 0.9375em;
  }
  .latchkey .lk-error {
    margin: 0 0 0.375rem;
    color: var(--lk-danger);
    font-weight: 600;
  }
  .latchkey .lk-row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .latchkey input[type='text'],
  .latchkey input[type='password'] {
    flex: 1 1 12rem;
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
  }
  .latchkey input[aria-invalid='true'] {
    border: 2px solid var(--lk-danger);
  }
  .latchkey .lk-code {
    max-inline-size: 12rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.25em;
  }
  .latchkey .lk-choice {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
    margin: 0;
    font-weight: 400;
  }
  .latchkey .lk-choice input {
    flex: none;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    margin: 0;
    accent-color: var(--lk-accent);
  }
  .latchkey button {
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--lk-border);
    border-radius: var(--lk-radius);
    background: var(--lk-surface);
    color: var(--lk-text);
    font: inherit;
    cursor: pointer;
  }
  .latchkey .lk-primary {
    border-color: var(--lk-accent);
    background: var(--lk-accent);
    color: var(--lk-on-accent);
    font-weight: 600;
  }
  .latchkey .lk-link {
    min-block-size: 1.75rem;
    padding: 0.125rem 0;
    border: 0;
    background: none;
    color: var(--lk-accent);
    text-decoration: underline;
    text-align: start;
  }
  .latchkey [aria-disabled='true'] {
    opacity: 0.65;
    cursor: default;
  }
  .latchkey .lk-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1.25rem;
  }
  .latchkey .lk-summary {
    padding: var(--lk-space);
    border: 2px solid var(--lk-danger);
    border-radius: var(--lk-radius);
  }
  .latchkey .lk-summary p {
    margin: 0 0 0.25rem;
    font-weight: 700;
  }
  .latchkey ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .latchkey a {
    display: inline-block;
    color: var(--lk-accent);
    text-decoration: underline;
  }
  .latchkey .lk-summary a {
    color: var(--lk-danger);
  }
  .latchkey .lk-rules {
    margin-block-start: 0.5rem;
    font-size: 0.9375em;
  }
  .latchkey .lk-rules li {
    display: flex;
    gap: 0.5rem;
    color: var(--lk-muted);
  }
  .latchkey .lk-rules .lk-met {
    color: var(--lk-success);
  }
  .latchkey .lk-meter {
    display: flex;
    gap: 0.25rem;
    margin-block-start: 0.5rem;
  }
  .latchkey .lk-meter i {
    flex: 1;
    block-size: 0.375rem;
    border: 1px solid var(--lk-border);
    border-radius: 1rem;
  }
  .latchkey .lk-meter .lk-on {
    background: var(--lk-accent);
    forced-color-adjust: none;
  }
  .latchkey :focus-visible {
    outline: 3px solid var(--lk-accent);
    outline-offset: 2px;
  }
  .latchkey .lk-hidden.lk-hidden {
    position: absolute !important;
    inline-size: 1px !important;
    block-size: 1px !important;
    min-block-size: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    overflow: hidden !important;
    clip-path: inset(50%) !important;
    white-space: nowrap !important;
  }
`.cssText;

/**
 * A sheet for the form, in its layer. `!important` inside a layer goes before whatever the page says outside of one: the
 * guard against the host's CSS.
 */
export function formSheet(text: string, guard = ''): CSSStyleSheet {
  const made = new CSSStyleSheet();
  const guarded = text.replaceAll('.latchkey', '.lk-guarded').replace(/(:[^{};!]+)(;|(?=\}))/g, '$1!important$2');
  made.replaceSync(`@layer latchkey{${text}${guard}${guarded}}`);
  return made;
}

let forms: CSSStyleSheet | undefined;

/** Adopts the form's sheet on the root that contains an element: the document or a host's shadow root. */
export function adoptFormStyles(root: Node): void {
  forms ??= formSheet(sheet, ':where(.lk-guarded,.lk-guarded *){all:revert!important}');
  adopt(root, forms);
}
