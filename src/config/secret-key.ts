/**
 * The generated SECRET_KEY of an embedded server: made once, readable by its owner only, and the same for every start.
 * Losing the file signs everybody out and makes stored sender credentials unreadable, so it is part of every backup.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

export const SECRET_KEY_FILE = 'secret.key';

/** Throws when the file is there but is not a key: making a new one would destroy what the old one sealed. */
export async function loadSecretKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, SECRET_KEY_FILE);
  const existing = await read(file);
  if (existing !== undefined) return existing;
  await create(dataDir, file);
  const made = await read(file);
  if (made === undefined) throw new Error(`${file} could not be made`);
  return made;
}

async function read(file: string): Promise<string | undefined> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  const key = content.trim();
  if (key.length < 32)
    throw new Error(`${file} holds no key of 32 characters or more; restore it from a backup`);
  return key;
}

/** Written whole under another name and then linked: nobody, not even after a crash, sees half a key. */
async function create(dataDir: string, file: string): Promise<void> {
  const draft = path.join(dataDir, `.${SECRET_KEY_FILE}.${process.pid}.${randomBytes(4).toString('hex')}`);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
    await handle.close();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      // Another process was quicker: its key is the key.
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}
