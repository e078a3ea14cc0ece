/** Adopts a sheet on a document or a shadow root, once. Any other node has no sheets. */
export function adopt(root: Node | null, sheet: CSSStyleSheet | undefined): void {
  if (!sheet || !(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
