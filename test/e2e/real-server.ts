/** The built server itself, as a person starts it: a process of its own, a fresh data folder, any free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export const OWNER = { email: 'owner@example.com', password: 'a password for tests only' };
const API_KEY = 'an-api-key-for-tests-only-0123456789abcdef';

export type RealServer = {
  readonly url: string;
  /** What the server printed for the first run; undefined once there is a user. */
  readonly setUpUrl: string | undefined;
  /** The API as the owner, by key. Throws what the server said when it refuses. */
  api<Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Body>;
  stop(): Promise<void>;
};

/** `owned`: with the first owner (OWNER) and an API key; otherwise as on a first run. */
export async function startRealServer({ owned }: { readonly owned: boolean }): Promise<RealServer> {
  if (!existsSync(PROGRAM)) throw new Error('dist/main.js is not built: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-e2e-'));
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'warn',
      ...(owned
        ? { BOOTSTRAP_EMAIL: OWNER.email, BOOTSTRAP_PASSWORD: OWNER.password, BOOTSTRAP_API_KEY: API_KEY }
        : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  let url: string | undefined;
  let setUpUrl: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    url ??= /is ready: (\S+)/.exec(line)?.[1];
    setUpUrl ??= /(http\S+\/setup\?token=\S+)/.exec(line)?.[1];
    if (url !== undefined && (owned || setUpUrl !== undefined)) break;
  }
  if (url === undefined) throw new Error(`the server ended before it was ready:\n${lines.join('\n')}`);
  child.stdout.resume();
  const base = url;
  return {
    url: base,
    setUpUrl,
    async api(method, path, body) {
      const response = await fetch(new URL(`/api/v1${path}`, base), {
        method,
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as never;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
