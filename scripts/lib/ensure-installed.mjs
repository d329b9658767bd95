// After this, node_modules is what package-lock.json says. Does nothing when it already is.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { withLock } from './lock.mjs';
import { at, say } from './root.mjs';
import { runThrough } from './run-command.mjs';

const STAMP = at('node_modules', '.doorstep-installed');
const OLDEST_NODE = [20, 19];

export async function ensureInstalled() {
  refuseOldNode();
  const wanted = wantedStamp();
  if (isStamped(wanted)) return;
  await withLock(
    at('dist', '.install.lock'),
    async () => {
      if (isStamped(wanted)) return;
      if (agreesWithLock()) {
        writeFileSync(STAMP, wanted);
        return;
      }
      say('packages are missing or out of date: npm ci (about 15 s)');
      await install();
      writeFileSync(STAMP, wanted);
      say('packages installed');
    },
    () => say('waiting for another process that installs packages'),
  );
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}`);
  process.exit(1);
}

async function install() {
  rmSync(STAMP, { force: true });
  // --include=dev: the build needs them, also where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await runThrough(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : await runThrough('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (code === 0) return;
  say('npm ci failed; its message is above');
  process.exit(1);
}

/** What the installation depends on. Scripts and descriptions in package.json do not change it. */
function wantedStamp() {
  const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides }))
    .update(readFileSync(at('package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function isStamped(wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/**
 * npm writes its own account of a finished installation. If that names every package of the lock in the
 * locked version, somebody has just run npm themselves, and there is nothing to do.
 */
function agreesWithLock() {
  const account = at('node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const sameVersion = ([path, entry]) => installed[path]?.version === entry.version;
  const needed = ([path, entry]) => path !== '' && !entry.optional && !entry.peer;
  const locks = Object.entries(locked);
  const noStranger = Object.entries(installed).every(
    ([path, entry]) => locked[path]?.version === entry.version,
  );
  return noStranger && locks.filter(needed).every(sameVersion);
}
