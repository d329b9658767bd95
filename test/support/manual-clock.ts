/** Time that moves only when a test moves it, in the application and in the database alike (PGlite: one session). */
import type { Database } from '#db/database';
import type { Clock } from '#engine/ports';

export class ManualClock implements Clock {
  #ms: number;
  readonly #db: Database;

  constructor(db: Database, start: string) {
    this.#db = db;
    this.#ms = Date.parse(start);
  }

  async set(instant: Date): Promise<void> {
    this.#ms = instant.getTime();
    await this.#db.query("select set_config('doorstep.now', $1, false)", [instant.toISOString()]);
  }

  async advance(ms: number): Promise<void> {
    await this.set(new Date(this.#ms + ms));
  }

  now(): Date {
    return new Date(this.#ms);
  }

  monotonicMs(): number {
    return this.#ms;
  }

  /** A manual clock has no sleepers to wake: whoever sleeps waits for its signal, or is let through at once. */
  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    if (!signal) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
}
