import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Takes a picture for the docs, where `LATCHKEY_PICTURES` names the folder for it. */
export async function picture(name: string, take: () => Promise<Uint8Array>): Promise<void> {
  const folder = process.env.LATCHKEY_PICTURES;
  if (folder) await writeFile(join(folder, name), await take());
}
