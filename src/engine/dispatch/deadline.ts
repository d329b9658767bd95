/**
 * The end of the time in which the touches of one claim may be handed over: one timer and one signal for all of them.
 * Whoever waits here gets an answer, a second after that end at the latest, even from work that ignores the signal.
 */
import type { Clock } from '#engine/ports';

const GRACE_MS = 1_000;

export class Deadline {
  readonly #clock: Clock;
  readonly #byMs: number;
  readonly #passed = new AbortController();
  readonly #over = new AbortController();
  readonly #open = new Set<() => void>();
  #armed = false;

  /** `byMs`: on the clock's monotonic scale. */
  constructor(clock: Clock, byMs: number) {
    this.#clock = clock;
    this.#byMs = byMs;
  }

  leftMs(): number {
    return this.#byMs - this.#clock.monotonicMs();
  }

  /** Aborts at the deadline. */
  get signal(): AbortSignal {
    return this.#passed.signal;
  }

  /** What `work` comes to; `otherwise` when it has come to nothing by the deadline and its grace. */
  wait<T>(work: Promise<T>, otherwise: () => T): Promise<T> {
    if (!this.#armed) void this.#arm();
    return new Promise((resolve, reject) => {
      const giveUp = (): void => resolve(otherwise());
      const follow = async (): Promise<void> => {
        try {
          resolve(await work);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        } finally {
          this.#open.delete(giveUp);
        }
      };
      this.#open.add(giveUp);
      void follow();
    });
  }

  /** Nobody will wait any more. */
  end(): void {
    // A reason given saves making an exception that nobody looks at.
    this.#over.abort('over');
  }

  async #arm(): Promise<void> {
    this.#armed = true;
    const { signal } = this.#over;
    await this.#clock.sleep(Math.max(0, this.leftMs()), signal);
    if (signal.aborted) return;
    this.#passed.abort();
    await this.#clock.sleep(GRACE_MS, signal);
    for (const giveUp of this.#open) giveUp();
  }
}
