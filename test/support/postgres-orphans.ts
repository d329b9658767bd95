/**
 * Ends PostgreSQL servers that a killed test run left behind: SIGKILL gives their owner no chance to do it.
 * Each run has a folder `run-*` with the owner's pid; the server's own pid is in its data folder.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A folder without an owner's name is being made just now, unless it is older than this. */
const UNOWNED_FOR_MS = 60_000;
const END_WITHIN_MS = 5_000;

/** Returns the folders that were swept. */
export async function sweepOrphans(base: string): Promise<string[]> {
  const folders = readdirSync(base)
    .filter((name) => name.startsWith('run-'))
    .map((name) => join(base, name));
  const orphans = folders.filter(isOrphan);
  for (const folder of orphans) {
    const pid = serverPid(folder);
    if (pid !== undefined) await endProcess(pid);
    rmSync(folder, { recursive: true, force: true });
  }
  return orphans;
}

function isOrphan(folder: string): boolean {
  const owner = numberIn(join(folder, 'owner'));
  if (owner !== undefined) return !processIsAlive(owner);
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > UNOWNED_FOR_MS;
}

/** The pid may long belong to someone else: only a process that works in this very folder is the server. */
function serverPid(folder: string): number | undefined {
  const pid = numberIn(join(folder, 'data', 'postmaster.pid'));
  if (pid === undefined || !processIsAlive(pid)) return undefined;
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) {
    return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(folder) ? pid : undefined;
  }
  return pid;
}

/** SIGQUIT makes the server drop its sessions and leave at once; its data is thrown away anyway. */
async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT');
  const giveUpAt = performance.now() + END_WITHIN_MS;
  while (processIsAlive(pid) && performance.now() < giveUpAt) await sleep(20);
  if (processIsAlive(pid)) process.kill(pid, 'SIGKILL');
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The number on the first line of a file, if there is one. */
function numberIn(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const number = Number.parseInt(readFileSync(path, 'utf8'), 10);
  return Number.isNaN(number) ? undefined : number;
}
