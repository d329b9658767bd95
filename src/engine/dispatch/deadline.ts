/**
 * The end of the time in which the touches of one claim may be handed over: one timer for all of them. Whoever waits here
 * gets an answer, a second after that end at the latest, even from work that ignores its signal.
 */
import type { Clock } from '#engine/ports';
import type { Late } from '#engine/ports/channel';

const GRACE_MS = 1_000;

/** One that is waited for. A signal costs more than all the rest of a hand-over in memory, and few senders look at it. */
class Open implements Late {
  readonly giveUp: () => void;
  #over = false;
  #controller: AbortController | undefined;

  constructor(giveUp: () => void) {
    this.giveUp = giveUp;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#over) this.#controller.abort();
    return this.#controller.signal;
  }

  abort(): void {
    this.#over = true;
    this.#controller?.abort();
  }
}

export class Deadline {
  readonly #clock: Clock;
  readonly #byMs: number;
  readonly #over = new AbortController();
  readonly #open = new Set<Open>();
  #armed = false;

  /** `byMs`: on the clock's monotonic scale. */
  constructor(clock: Clock, byMs: number) {
    this.#clock = clock;
    this.#byMs = byMs;
  }

  leftMs(): number {
    return this.#byMs - this.#clock.monotonicMs();
  }

  /**
   * What `work` comes to; `otherwise` when it has come to nothing by the deadline and its grace. Its signal aborts at the
   * deadline. Each has its own: a sender listens to it, and so many listeners of one signal would look like a leak.
   */
  wait<T>(work: (late: Late) => Promise<T>, otherwise: () => T): Promise<T> {
    if (!this.#armed) void this.#arm();
    return new Promise((resolve, reject) => {
      const open = new Open(() => resolve(otherwise()));
      this.#open.add(open);
      this.#follow(work, open).then(resolve, reject);
    });
  }

  async #follow<T>(work: (late: Late) => Promise<T>, open: Open): Promise<T> {
    try {
      return await work(open);
    } finally {
      this.#open.delete(open);
    }
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
    for (const open of this.#open) open.abort();
    await this.#clock.sleep(GRACE_MS, signal);
    for (const { giveUp } of this.#open) giveUp();
  }
}
