// After this, dist/ is what src/ and web/ say. Does nothing when it already is.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { at, say } from './root.mjs';

const DIST = at('dist');
const STAMP = join(DIST, '.built');

/** `force` builds also what is not stale. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isStamped(wantedStamp())) return;
  await withLock(
    join(DIST, '.build.lock'),
    async () => {
      const wanted = wantedStamp();
      if (!force && isStamped(wanted)) return;
      await rebuild(wanted);
    },
    () => say('waiting for another process that builds'),
  );
}

/** For commands: a build that fails has printed why, and a stack of ours would only hide it. */
export async function ensureBuiltOrExit(options) {
  try {
    await ensureBuilt(options);
  } catch (error) {
    say(`the build failed: ${error.message.split('\n', 1)[0].replace(/:$/, '')}`);
    process.exit(1);
  }
}

async function rebuild(stamp) {
  const startedAt = Date.now();
  say('dist/ is missing or out of date: building');
  // Loaded here: esbuild and Vite cost half a second that an up-to-date start need not pay.
  const { buildInto } = await import('./build.mjs');
  const fresh = join(DIST, '.next');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await buildInto(fresh);
  replaceWith(fresh);
  writeFileSync(STAMP, stamp);
  say(`built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/**
 * File by file, each by one rename, so that a reader never sees half a file. The stamp is away meanwhile: a
 * process killed in between leaves a stale folder, which the next one rebuilds.
 */
function replaceWith(fresh) {
  rmSync(STAMP, { force: true });
  const names = readdirSync(fresh);
  for (const name of names) {
    const old = join(DIST, '.old');
    rmSync(old, { recursive: true, force: true });
    // A folder cannot be renamed onto a folder.
    if (isFolder(join(DIST, name))) renameSync(join(DIST, name), old);
    renameSync(join(fresh, name), join(DIST, name));
    rmSync(old, { recursive: true, force: true });
  }
  for (const name of readdirSync(DIST)) {
    if (!names.includes(name) && !name.startsWith('.'))
      rmSync(join(DIST, name), { recursive: true, force: true });
  }
  rmSync(fresh, { recursive: true, force: true });
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isStamped(wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/** What goes into the build. Tests do not. */
function wantedStamp() {
  const isTest = (path) => /\.test\.tsx?$/.test(path);
  const inputs = [
    'src',
    'web',
    'package-lock.json',
    'package.json',
    'scripts/lib/build.mjs',
    'scripts/lib/cluster.mjs',
  ].map((name) => at(name));
  return fingerprint(inputs, isTest);
}
