// One at a time, between processes of one machine: a lock file that survives nothing but its holder.
// Released by the holder; taken over when the holder is dead, or on another host and silent for STALE_MS.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
const STALE_MS = 20_000;
const RETRY_MS = 50;

/** Runs `work` while holding `path`; `onWait` is told once if somebody else holds it. */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  const content = JSON.stringify({ host: hostname(), pid: process.pid, token: randomUUID() });
  let told = false;
  while (!tryTake(path, content)) {
    if (!told) onWait();
    told = true;
    takeOverIfStale(path);
    await sleep(RETRY_MS);
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (read(path) === content) rmSync(path, { force: true });
  }
}

function tryTake(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two waiters may judge the same dead lock: the second must not remove what the first has just taken. So the
 * removal itself is guarded by a file that lives for a few instructions, and looks again under it.
 */
function takeOverIfStale(path) {
  if (!isStale(path)) return;
  const guard = `${path}.taking`;
  if (!tryTake(guard, '')) {
    if (ageMs(guard) > STALE_MS) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function isStale(path) {
  const content = read(path);
  if (content === undefined) return false;
  const silentMs = ageMs(path);
  const holder = parse(content);
  // Half-written by someone who is just taking it, or who died doing so.
  if (holder === undefined) return silentMs > STALE_MS;
  if (holder.host === hostname()) return !isAlive(holder.pid) || silentMs > 10 * STALE_MS;
  return silentMs > STALE_MS;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(path) {
  const now = new Date();
  if (existsSync(path)) utimesSync(path, now, now);
}
