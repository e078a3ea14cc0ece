/** A number that tells texts apart without keeping what was typed (FNV-1a over code units, 32 bits). */
export function digest(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return hash;
}
