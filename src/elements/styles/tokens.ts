import {css} from 'lit';

/**
 * The tokens. A host sets `--latchkey-…`; the sheets read the short private names. Light and dark follow the page's
 * `color-scheme`.
 */
export const tokens = css`
  :host {
    --lk-accent: var(--latchkey-accent, light-dark(#1d4fd7, #9db8ff));
    --lk-on-accent: var(--latchkey-on-accent, light-dark(#fff, #0b1533));
    --lk-text: var(--latchkey-text, light-dark(#16181d, #f1f3f7));
    --lk-muted: var(--latchkey-muted, light-dark(#545b69, #b0b7c5));
    --lk-surface: var(--latchkey-surface, light-dark(#fff, #181b22));
    --lk-border: var(--latchkey-border, light-dark(#767d8c, #8a92a3));
    --lk-danger: var(--latchkey-danger, light-dark(#b3161f, #ff9d9d));
    --lk-success: var(--latchkey-success, light-dark(#12703a, #77dba0));
    --lk-radius: var(--latchkey-radius, 0.5rem);
    --lk-space: var(--latchkey-space, 1rem);
    --lk-font: var(--latchkey-font, inherit);
  }
`;
