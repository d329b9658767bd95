/**
 * The built web application: files under their own names, `index.html` for every other page, a nonce in it for the
 * Content-Security-Policy, so that nothing inline runs but what we wrote. Works, and says so, when nothing was built.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { AppEnv } from './deps.ts';

/** In `index.html`, replaced at each answer: `<script nonce="%NONCE%" …>`, `<meta name="csp-nonce" content="%NONCE%">`. */
const NONCE_MARK = /%NONCE%/g;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
};

export const newNonce = (): string => randomBytes(16).toString('base64');

/** The answer for any GET that is not API, or undefined: no such file. */
export async function staticAnswer(
  webRoot: string | undefined,
  c: Context<AppEnv>,
): Promise<Response | undefined> {
  const wanted = wantedFile(c.req.path);
  if (wanted === undefined) return undefined;
  if (webRoot === undefined) return wanted === 'index.html' ? notBuilt() : undefined;
  if (wanted !== 'index.html') {
    const file = await fileAnswer(path.join(webRoot, wanted), wanted, c);
    // What looks like a file and is none is missing; anything else is a page of the application.
    if (file !== undefined || path.extname(wanted) !== '') return file;
  }
  return page(path.join(webRoot, 'index.html'), c);
}

/** A relative path that cannot leave the folder; undefined for one that tries. */
function wantedFile(requestPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const normal = path.posix.normalize(decoded);
  if (normal.split('/').some((part) => part.startsWith('.'))) return undefined;
  return normal === '/' ? 'index.html' : normal.slice(1);
}

async function fileAnswer(file: string, name: string, c: Context<AppEnv>): Promise<Response | undefined> {
  const plain = await sizeOf(file);
  if (plain === undefined) return undefined;
  const { size, mtimeMs, path: found, encoding } = (await compressed(file, c)) ?? plain;
  const etag = `"${createHash('sha256').update(`${encoding} ${size} ${mtimeMs}`).digest('base64url').slice(0, 16)}"`;
  const headers = {
    'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    // Vite puts a hash of the content into the names under assets/: such a file never changes.
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    etag,
  };
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const body =
    c.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(found)) as unknown as ReadableStream);
  return new Response(body, { headers: { ...headers, 'content-length': String(size) } });
}

type Found = {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly encoding?: string;
};

async function sizeOf(file: string, encoding?: string): Promise<Found | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) return undefined;
  const { size, mtimeMs } = found;
  return { path: file, size, mtimeMs, ...(encoding === undefined ? {} : { encoding }) };
}

/** The build lays them beside the file, the smaller first (scripts/lib/compress-files.mjs). */
async function compressed(file: string, c: Context<AppEnv>): Promise<Found | undefined> {
  const accepted = c.req.header('accept-encoding') ?? '';
  for (const [encoding, ending] of ENCODINGS) {
    if (!accepts(accepted, encoding)) continue;
    const found = await sizeOf(`${file}${ending}`, encoding);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** `gzip;q=0` is a refusal. */
const accepts = (header: string, encoding: string): boolean =>
  header.split(',').some((part) => {
    const [name, weight] = part.split(';').map((one) => one.trim());
    return name === encoding && !/^q=0(?:\.0*)?$/.test(weight ?? '');
  });

const zipped = promisify(gzip);

async function page(file: string, c: Context<AppEnv>): Promise<Response> {
  const html = await readFile(file, 'utf8').catch(() => undefined);
  if (html === undefined) return notBuilt();
  const body = html.replace(NONCE_MARK, c.get('nonce') ?? '');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
  };
  // It differs in each answer, so the build could not do it. Nothing in it is the asker's: it gives nothing away.
  if (!accepts(c.req.header('accept-encoding') ?? '', 'gzip')) return new Response(body, { headers });
  return new Response(await zipped(body), { headers: { ...headers, 'content-encoding': 'gzip' } });
}

const notBuilt = (): Response =>
  new Response('The web application is not built. The API is here: /api/docs\n', {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
