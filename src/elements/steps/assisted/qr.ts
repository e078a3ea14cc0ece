import {svg, type TemplateResult} from 'lit';

/** A QR code (ISO/IEC 18004) as a picture: a path of dark modules, with the quiet zone of four around them. */
export async function qrCode(text: string): Promise<{size: number; path: TemplateResult}> {
  const {encode} = await import('uqr');
  const {size, data} = encode(text, {ecc: 'M', border: 4});
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return {size, path: svg`<path d=${rows.join('')} />`};
}
