/** The application's idea of now: the database's clock, asked once a second, carried on by the monotonic one. */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import type { Clock } from '#engine/ports';

const RESYNC_MS = 1_000;

export class DatabaseClock implements Clock {
  readonly #db: Database;
  #base = { wallMs: Date.now(), monotonicMs: performance.now() };
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  async start(): Promise<void> {
    await this.#sync();
    this.#timer = setInterval(() => void this.#sync().catch(() => undefined), RESYNC_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  now(): Date {
    return new Date(Math.round(this.#base.wallMs + performance.now() - this.#base.monotonicMs));
  }

  monotonicMs(): number {
    return performance.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    if (ms === 0) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  async #sync(): Promise<void> {
    const before = performance.now();
    const [row] = await this.#db.query<{ at: Date }>('select doorstep_now() as at');
    const after = performance.now();
    if (!row) return;
    // The answer is from somewhere between; half the way is the best guess. A slow answer says little.
    if (after - before < RESYNC_MS)
      this.#base = { wallMs: row.at.getTime(), monotonicMs: (before + after) / 2 };
  }
}
