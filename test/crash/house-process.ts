/** One process of Doorstep that can be killed, stopped, woken and started again on the same address. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type ProcessRole = 'all' | 'web' | 'worker';

const READY_WITHIN_MS = 60_000;
const KEPT_LINES = 40;

export class HouseProcess {
  readonly name: string;
  readonly role: ProcessRole;
  readonly url: URL;
  readonly #program: string;
  readonly #leaseMs: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #lines: string[] = [];

  private constructor(
    name: string,
    role: ProcessRole,
    port: number,
    program: string,
    leaseMs: number,
    env: Record<string, string>,
  ) {
    this.name = name;
    this.role = role;
    this.url = new URL(`http://127.0.0.1:${port}`);
    this.#program = program;
    this.#leaseMs = leaseMs;
    this.#env = { ...env, ROLE: role, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' };
  }

  static async on(
    name: string,
    role: ProcessRole,
    options: { readonly program: string; readonly leaseMs: number; readonly env: Record<string, string> },
  ): Promise<HouseProcess> {
    return new HouseProcess(name, role, await freePort(), options.program, options.leaseMs, options.env);
  }

  /** Resolves when it serves and, if it is a worker, dispatches. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', this.#program, String(this.#leaseMs)], {
      env: { PATH: process.env['PATH'] ?? '', ...this.#env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    const ready = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(this.#fault('was not ready in time')), READY_WITHIN_MS);
      const hear = (text: string): void => {
        this.#lines = [...this.#lines, ...text.split('\n').filter(Boolean)].slice(-KEPT_LINES);
        if (!/^ready /m.test(text)) return;
        clearTimeout(late);
        resolve();
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        reject(this.#fault(`ended with ${code ?? signal ?? '?'} before it was ready`));
      });
    });
    await ready;
  }

  async kill(): Promise<void> {
    const child = this.#running();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  suspend(): void {
    this.#running().kill('SIGSTOP');
  }

  wake(): void {
    this.#running().kill('SIGCONT');
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#running();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    return code;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it wrote last: warnings and worse. */
  get lastLines(): readonly string[] {
    return this.#lines;
  }

  /** Touches that this very process has claimed since it started; undefined while it does not answer. */
  async claimed(): Promise<number | undefined> {
    try {
      const answer = await fetch(new URL('/metrics', this.url), { signal: AbortSignal.timeout(1_000) });
      const text = await answer.text();
      const found = [...text.matchAll(/^doorstep_touches_claimed_total\{[^}]*\} (\d+)/gm)];
      return found.reduce((sum, [, value]) => sum + Number(value), 0);
    } catch {
      return undefined;
    }
  }

  /**
   * How long that of its threads which waited longest was ready to run and was given no processor (proc(5), schedstat);
   * 0 where unknown. Never more than has passed.
   */
  starvedMs(): number {
    const tasks = `/proc/${this.#running().pid}/task`;
    try {
      const waits = readdirSync(tasks).map((task) =>
        Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[1]),
      );
      return Math.round(Math.max(...waits) / 1e6);
    } catch {
      return 0;
    }
  }

  #running(): ChildProcess {
    if (!this.#child || !this.isRunning) throw this.#fault('does not run');
    return this.#child;
  }

  #fault(what: string): Error {
    return new Error(`${this.name} ${what}\n${this.#lines.join('\n')}`);
  }
}

/** Waits until `holds`, looking every `everyMs`; false when the time is up. */
export async function until(holds: () => Promise<boolean>, withinMs: number, everyMs = 50): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() >= end) return false;
    await sleep(everyMs);
  }
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
