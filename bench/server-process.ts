/** The built server, `node dist/main.js`, as a container runs it: started, asked, looked at from outside, ended. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '#db/database';

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const READY_WITHIN_MS = 120_000;

export type ServerDatabase = { readonly dataDir: string } | { readonly databaseUrl: string };
export type Memory = { readonly residentMb: number; readonly peakMb: number };
export type BenchServer = {
  readonly url: string;
  /** From its start to the first 200 of /readyz. */
  readonly readyMs: number;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  /** As the kernel counts it (proc(5)); the peak is of its whole life. */
  memory(): Memory;
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<void>;
};

/** Of every server of this run: a second start finds what the first one made. */
export const API_KEY = randomBytes(24).toString('hex');
const PASSWORD = randomBytes(12).toString('hex');
const SECRET_KEY = randomBytes(24).toString('hex');

export async function startBenchServer(
  database: ServerDatabase,
  role: 'all' | 'web' = 'all',
): Promise<BenchServer> {
  if (!existsSync(PROGRAM)) throw new Error('dist/main.js is missing: npm run build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedMs = performance.now();
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      ROLE: role,
      LOG_LEVEL: 'warn',
      BOOTSTRAP_EMAIL: 'owner@example.com',
      BOOTSTRAP_PASSWORD: PASSWORD,
      BOOTSTRAP_API_KEY: API_KEY,
      ...('dataDir' in database
        ? { DATA_DIR: database.dataDir }
        : { DATABASE_URL: database.databaseUrl, SECRET_KEY }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!(await isReady(url))) {
    if (isOver() || performance.now() - startedMs > READY_WITHIN_MS) {
      child.kill('SIGKILL');
      throw new Error(`the server did not become ready (exit ${String(child.exitCode)})`);
    }
    await sleep(5);
  }
  return {
    url,
    readyMs: performance.now() - startedMs,
    get: (path) => asked(url, path),
    post: (path, body) =>
      asked(url, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      if (!isOver()) child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Throws unless it is answered with a 2xx. */
export async function asked(url: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(new URL(`/api/v1${path}`, url), {
    ...init,
    headers: { authorization: `Bearer ${API_KEY}`, ...(init.headers as Record<string, string> | undefined) },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  return text === '' ? null : JSON.parse(text);
}

/** The one that the bootstrap made. */
export async function bootstrappedWorkspace(db: Database): Promise<string> {
  const [workspace] = await db.query<{ id: string }>('select workspace_id as id from workspaces');
  if (!workspace) throw new Error('the first start made no workspace');
  return workspace.id;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
  return { residentMb: mb('VmRSS'), peakMb: mb('VmHWM') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
