/**
 * A new embedded database comes into its folder whole or not at all: it is made beside it and then moved, so that a start
 * that dies leaves nothing that a later one takes for a database. In a build it is unpacked from one that was made with
 * the build. docs/decisions/0013-memory-of-the-server.md: why.
 */
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { startEngine } from './pglite-engine.ts';
import { entriesBelow, unpackTar } from './tar.ts';

/** In a build it lies beside the programs; where sources run there is none. */
const PREPARED = fileURLToPath(new URL('./cluster.tar.gz', import.meta.url));

/** The caller holds the lock of the data folder. `prepared`: for tests. */
export async function ensureCluster(
  folder: string,
  { fsync = false, prepared = PREPARED }: { readonly fsync?: boolean; readonly prepared?: string } = {},
): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new Error(`DATA_DIR: ${resolve(folder)} holds files and no database; move them away`);
  const parent = dirname(resolve(folder));
  // A hidden name: no backup takes it for data.
  const draft = join(parent, `.${basename(folder)}.new`);
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await (existsSync(prepared) ? unpackCluster(prepared, draft) : initialise(draft));
    if (fsync) await flushBelow(draft);
    await rename(draft, folder);
    if (fsync) await flush(parent);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** A cluster by PGlite's own initdb: a second program, which takes seconds and leaves this process 800 MB larger. */
export async function initialise(folder: string): Promise<void> {
  const engine = await startEngine({ dataDir: folder });
  await engine.close();
}

async function unpackCluster(file: string, into: string): Promise<void> {
  const gunzip = createGunzip();
  await Promise.all([unpackTar(gunzip, into), pipeline(createReadStream(file), gunzip)]);
}

async function flushBelow(folder: string): Promise<void> {
  for await (const { name } of entriesBelow(folder, '')) await flush(join(folder, name));
  await flush(folder);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
