/**
 * A dump of a migrated PGlite on the disk, made once per state of the migrations: loading it takes a fifth of the
 * time of a new cluster.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectPglite } from '#db/connect-pglite';
import { migrate, readMigrations } from '#db/migrate';
import { migrationsFolder } from './migrations-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'doorstep');

/** Path of the dump. */
export async function preparePglite(): Promise<string> {
  const migrations = await readMigrations(migrationsFolder);
  const engine = await readFile(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');
  const code = await readFile(join(root, 'src/db/connect-pglite.ts'), 'utf8');
  const hash = createHash('sha256')
    .update(engine)
    .update(code)
    .update(JSON.stringify(migrations))
    .digest('hex');
  const path = join(cache, `pglite-${hash.slice(0, 16)}.tar`);
  if (!existsSync(path)) {
    await mkdir(dirname(path), { recursive: true });
    for (const name of await readdir(cache)) {
      if (name.startsWith('pglite-')) await rm(join(cache, name), { force: true });
    }
    await writeDump(path);
  }
  return path;
}

async function writeDump(path: string): Promise<void> {
  const database = await connectPglite({});
  try {
    await migrate(database, await readMigrations(migrationsFolder));
    const dump = await database.dump();
    // Several runs may do this at once: each writes its own file, the last name wins.
    const fresh = `${path}.${process.pid}`;
    await writeFile(fresh, Buffer.from(await dump.arrayBuffer()));
    await rename(fresh, path);
  } finally {
    await database.close();
  }
}
