import type {PageContext} from './view.js';

/** The members of what a script has sent; none of a body that is no object of JSON. */
export async function jsonOf(c: PageContext): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? Object.fromEntries<unknown>(Object.entries(body)) : {};
}
