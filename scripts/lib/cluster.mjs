// An empty embedded database for the build, made once per version of its engine: making one takes seconds and 800 MB.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { at } from './root.mjs';
import { runCaptured } from './run-command.mjs';

const PROGRAM = at('src/db/prepare-cluster.ts');

export async function copyCluster(target) {
  const made = fingerprint([
    at('node_modules/@electric-sql/pglite/package.json'),
    PROGRAM,
    at('src/db/tar.ts'),
  ]);
  const file = at(`node_modules/.cache/doorstep/cluster-${made.slice(0, 16)}.tar.gz`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const { code, output } = await runCaptured(process.execPath, ['--import', 'tsx', PROGRAM, file]);
    if (code !== 0) throw new Error(`the embedded database could not be prepared:\n${output}`);
  }
  copyFileSync(file, target);
}
