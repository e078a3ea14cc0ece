/** A calm page around a story: the system's font, the colours of the scheme, a line length that can be read. */
export const page = `
  :root {
    color-scheme: light dark;
    background: light-dark(#fff, #101217);
    color: light-dark(#16181d, #f1f3f7);
    font: 1rem/1.5 system-ui, sans-serif;
  }
`;
