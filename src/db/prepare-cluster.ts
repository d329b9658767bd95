/** Part of the build: `prepare-cluster.ts <file>` writes an embedded database that nothing was put into, packed. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { initialise } from './cluster.ts';
import { entriesBelow, packTar } from './tar.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which file?');
const folder = await mkdtemp(join(tmpdir(), 'doorstep-cluster-'));
try {
  await initialise(folder);
  // Several builds may do this at once: each writes its own file, the last name wins.
  const draft = `${file}.${process.pid}`;
  await pipeline(packTar(entriesBelow(folder, '')), createGzip(), createWriteStream(draft));
  await rename(draft, file);
} finally {
  await rm(folder, { recursive: true, force: true });
}
