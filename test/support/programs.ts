/** The programs as they are built, from the sources as they are now, run as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { buildPrograms } from '../../scripts/lib/build.mjs';

export type Ended = {
  /** Null: a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = { readonly env?: Readonly<Record<string, string>>; readonly input?: string };

export type Started = {
  readonly child: ChildProcess;
  /** Everything it has said until now, on both outputs. */
  said(): string;
  /** Resolves with the first match; rejects when the program ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
};

export type Programs = {
  /** With nothing of this machine's settings; a program that hangs is the test's time limit. */
  run(name: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
  start(name: string, args: readonly string[], options?: RunOptions): Started;
  /** Path of something in the build. */
  file(name: string): string;
  remove(): void;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** About a second. Lies like the clone does: dist/ beside samples/ and package.json. */
export async function preparePrograms(): Promise<Programs> {
  // Inside the clone: packages that stay packages are found from there.
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'doorstep-programs-'));
  for (const name of ['samples', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
  await buildPrograms(join(folder, 'dist'));
  const start = (name: string, args: readonly string[], options: RunOptions = {}): Started =>
    startProgram(join(folder, 'dist', `${name}.js`), args, options);
  return {
    start,
    run: (name, args, options) => start(name, args, options).ended,
    file: (name) => join(folder, 'dist', name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function startProgram(path: string, args: readonly string[], { env = {}, input }: RunOptions): Started {
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'pipe',
  });
  let [stdout, stderr] = ['', ''];
  const listeners = new Set<() => void>();
  const heard = (): void => listeners.forEach((listener) => listener());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  // A program that ends without reading is no fault of its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    ended,
    said: () => stdout + stderr,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stdout + stderr);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then(({ code }) =>
          reject(new Error(`ended with ${code} before it said ${pattern}:\n${stdout}${stderr}`)),
        );
      }),
  };
}

/** How a program ended, with what it said there. */
export function expectEnd(ended: Ended, code: number, output: 'stdout' | 'stderr', said: RegExp): void {
  expect(ended[output]).toMatch(said);
  expect(ended.code).toBe(code);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
