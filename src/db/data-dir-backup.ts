/**
 * A data folder at rest as one file, and back. At rest: the caller holds the folder's lock and the database is closed, so
 * what lies on the disk is one consistent state (with its write-ahead log, like a base backup of PostgreSQL). Streamed, so
 * that the size of a database is no matter; compressed, so that a damaged or cut-off file is seen by its checksum.
 */
import { Buffer } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { entriesBelow, packTar, TarFault, unpackTar, type TarEntry } from './tar.ts';

export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}

export type Manifest = {
  readonly format: 'doorstep-backup-1';
  readonly madeAt: string;
  /** Version of the program. */
  readonly madeBy: string;
  readonly migration: number;
  /** False: SECRET_KEY was set in the environment and is not in the file. */
  readonly holdsKey: boolean;
};

const MANIFEST = 'manifest.json';
const DATA = 'data';
export const RESTORE_FOLDER = '.restore';
/** Locks, drafts and half-done restores say nothing about the data. */
const LEFT_OUT = /^(?:doorstep\.lock.*|\..*)$/;

/** Returns the size of the file. What stood under its name is replaced only by a complete backup. */
export async function packDataDir(dataDir: string, file: string, manifest: Manifest): Promise<number> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    const gzip = createGzip({ level: 6 });
    await pipeline(
      packTar(backupEntries(dataDir, manifest)),
      gzip,
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    await syncPath(draft);
    await rename(draft, file);
    await syncPath(dirname(file));
    return (await stat(file)).size;
  } catch (error) {
    throw asFault(error, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function* backupEntries(dataDir: string, manifest: Manifest): AsyncGenerator<TarEntry, void> {
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  // First, so that a reader knows what it has before it unpacks a gigabyte.
  yield { kind: 'file', name: MANIFEST, from: { bytes } };
  yield { kind: 'folder', name: DATA };
  for await (const entry of entriesBelow(dataDir, `${DATA}/`)) {
    const [, top = ''] = entry.name.split('/');
    if (!LEFT_OUT.test(top)) yield entry;
  }
}

/** Unpacks into `into`/data, which must not exist. Throws BackupFault for a file that is no whole backup. */
export async function unpackBackup(
  file: string,
  into: string,
): Promise<{ readonly manifest: Manifest; readonly dataDir: string }> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  try {
    const gunzip = createGunzip();
    const unpacking = unpackTar(gunzip, into);
    await Promise.all([unpacking, pipeline(createReadStream(file), gunzip)]);
    return { manifest: await readManifest(join(into, MANIFEST)), dataDir: join(into, DATA) };
  } catch (error) {
    throw asFault(error, file);
  }
}

async function readManifest(path: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Partial<Manifest>;
  if (manifest.format !== 'doorstep-backup-1')
    throw new BackupFault('it was made by another program or another version');
  return manifest as Manifest;
}

/** Moves what was unpacked to where it belongs; the database last, so that a folder with one is complete. */
export async function moveIntoPlace(from: string, dataDir: string): Promise<void> {
  const names = (await readdir(from)).filter((name) => !LEFT_OUT.test(name));
  const last = 'database';
  for (const name of [...names.filter((one) => one !== last), last])
    await rename(join(from, name), join(dataDir, name));
  await syncPath(dataDir);
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asFault(error: unknown, file: string): unknown {
  if (error instanceof BackupFault || error instanceof TarFault)
    return new BackupFault(`${file}: ${error.message}`);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupFault(`${file}: there is no such file or folder`);
  if (code?.startsWith('Z_') || error instanceof SyntaxError)
    return new BackupFault(`${file}: the file is damaged, or no backup`);
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return new BackupFault(`${file}: ${message}`);
  return error;
}
