import {createHash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';
import {Hono} from 'hono';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file as it is sent. */
interface Asset {
  readonly changedAt: number;
  readonly tag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
}

const compress = promisify(gzip);

/** Reads files under one folder and keeps them for as long as they don't change. */
function createReader(folder: string): (path: string) => Promise<Asset | undefined> {
  const known = new Map<string, Asset>();
  return async path => {
    const file = join(folder, path);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const kept = known.get(path);
    if (kept?.changedAt === found.mtimeMs) return kept;
    const plain = new Uint8Array(await readFile(file));
    const asset = {
      changedAt: found.mtimeMs,
      tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
      plain,
      zipped: new Uint8Array(await compress(plain)),
    };
    known.set(path, asset);
    return asset;
  };
}

/** A path of plain names: nothing that leads out of the folder, nothing hidden. */
const plainPath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * Serves the files of some folders, one under each prefix. Names with a hash in them (`chunks/`) never change; anything
 * else is asked about each time, and answered with 304 while it's the same.
 *
 * @param folders Absolute paths of folders by prefix, the longest prefix first; `''` is the rest.
 */
export function assetRoutes(folders: Readonly<Record<string, string>>): Hono {
  const readers = Object.entries(folders).map(([prefix, folder]) => ({prefix, read: createReader(folder)}));
  const app = new Hono();
  app.get('/:path{.+}', async c => {
    const path = c.req.param('path');
    const type = types[extname(path)];
    const from = readers.find(({prefix}) => path.startsWith(prefix));
    const name = path.slice(from?.prefix.length ?? 0);
    const asset = type !== undefined && plainPath.test(name) ? await from?.read(name) : undefined;
    if (!asset || type === undefined) return c.notFound();
    const zip = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
    const tag = `"${asset.tag}${zip ? '-gzip' : ''}"`;
    c.header('ETag', tag);
    c.header('Vary', 'Accept-Encoding');
    c.header('Cache-Control', /(^|\/)chunks\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    const seen = (c.req.header('If-None-Match') ?? '').split(',').map(each => each.trim().replace(/^W\//, ''));
    if (seen.includes(tag)) return c.body(null, 304);
    c.header('Content-Type', type);
    if (zip) c.header('Content-Encoding', 'gzip');
    return c.body(zip ? asset.zipped : asset.plain);
  });
  return app;
}
