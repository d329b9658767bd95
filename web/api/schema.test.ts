// Guarantee: the pages' idea of the API is the API: the committed types are what the routes say today.
import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/generate-api-types.mjs', import.meta.url));
const COMMITTED = fileURLToPath(new URL('./schema.gen.ts', import.meta.url));

function check(file: string): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, '--check', '--file', file], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

it('schema.gen.ts is current, and a file that is not is found', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-schema-'));
  try {
    const stale = join(folder, 'schema.gen.ts');
    await copyFile(COMMITTED, stale);
    await appendFile(stale, 'export type Gone = string;\n');
    const [committed, planted] = await Promise.all([check(COMMITTED), check(stale)]);
    expect(committed).toEqual({ code: 0, said: '' });
    expect(planted.code).toBe(1);
    expect(planted.said).toContain('node scripts/generate-api-types.mjs');
  } finally {
    await rm(folder, { recursive: true });
  }
});
