import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecretKey, SECRET_KEY_FILE } from './secret-key.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'doorstep-key-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('the generated key', () => {
  it('is made once, for its owner only, and is the same at the next start', async () => {
    const data = path.join(dir, 'new', 'data');
    const key = await loadSecretKey(data);
    expect(key.length).toBeGreaterThanOrEqual(43);
    expect((await stat(path.join(data, SECRET_KEY_FILE))).mode & 0o777).toBe(0o600);
    expect(await loadSecretKey(data)).toBe(key);
    expect(await readdir(data)).toEqual([SECRET_KEY_FILE]);
  });

  it('is one key for many that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey(dir)));
    expect(new Set(keys).size).toBe(1);
  });

  it('is never replaced, not even when what is there is broken', async () => {
    await writeFile(path.join(dir, SECRET_KEY_FILE), 'half');
    await expect(loadSecretKey(dir)).rejects.toThrow('restore it from a backup');
  });
});
