declare global {
  interface Permissions {
    /** A name that not every browser knows: it then rejects. */
    query(descriptor: {readonly name: 'clipboard-read'}): Promise<PermissionStatus>;
  }
}

/** How long a copied secret stays in the clipboard, in milliseconds. */
const stay = 60_000;

/** What tells one text from another, without being one of them. */
const fingerprint = async (text: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).join();

/**
 * Whether the page may look into the clipboard without asking. A question would come out of nowhere a minute later, and
 * Firefox and Safari answer none without a click: nothing is taken out there.
 */
export async function mayLook(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({name: 'clipboard-read'})).state === 'granted';
  } catch {
    return false;
  }
}

/**
 * Takes a text out of the clipboard after a minute, unless something else is there by then. Only a page that has the focus
 * may look, so it waits for that as well. Gives whether the text was taken out.
 *
 * @param signal Ends the wait: the text stays.
 */
export async function clearClipboard(text: string, signal: AbortSignal): Promise<boolean> {
  const copied = await fingerprint(text);
  const until = (start: (done: () => void) => void): Promise<void> =>
    new Promise(resolve => {
      signal.addEventListener('abort', () => {
        resolve();
      });
      start(resolve);
    });
  await until(done => {
    const timer = setTimeout(done, stay);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
  if (!document.hasFocus()) {
    await until(done => {
      window.addEventListener('focus', done, {once: true, signal});
    });
  }
  try {
    const isThere = !signal.aborted && (await fingerprint(await navigator.clipboard.readText())) === copied;
    if (isThere) await navigator.clipboard.writeText('');
    return isThere;
  } catch {
    return false;
  }
}
