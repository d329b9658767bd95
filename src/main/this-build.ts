/** What this build is made of, found from where it lies: dist/ when built, src/main/ when run from the sources. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const MIGRATIONS = [join(HERE, 'migrations'), join(HERE, '..', 'db', 'migrations')];

export function migrationsFolder(): string {
  const found = MIGRATIONS.find((folder) => existsSync(join(folder, '0001_core.sql')));
  if (found === undefined) throw new Error('the migrations are missing from this build: run npm run build');
  return found;
}

export function packageVersion(): string {
  for (const up of ['..', join('..', '..')]) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(HERE, up, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      if (name === 'doorstep' && version) return version;
    } catch {
      // The other place, then.
    }
  }
  return 'unknown';
}
