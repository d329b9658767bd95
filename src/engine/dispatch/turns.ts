/**
 * How many messages are begun in one turn of the event loop. All at once, the last would be made before the first is on
 * its way; several large ones side by side, and what is half made of them is carried from one collection of garbage to the
 * next. Small ones side by side save turns.
 */
import type { Clock } from '#engine/ports';

const MOST_AT_ONCE = 8;
/** A turn that took longer had large messages, or others to see to: the next begins with one. */
const SHORT_MS = 0.2;

export class Turns {
  readonly #clock: Clock;
  #atOnce = MOST_AT_ONCE;
  #begun = 0;
  #sinceMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sinceMs = clock.monotonicMs();
  }

  /** Counts one that is about to begin; a promise when it has to wait for the next turn. */
  next(): Promise<void> | undefined {
    const wait = this.#begun === this.#atOnce ? this.#turn() : undefined;
    this.#begun += 1;
    return wait;
  }

  async #turn(): Promise<void> {
    this.#begun = 0;
    await this.#clock.sleep(0);
    const nowMs = this.#clock.monotonicMs();
    const short = nowMs - this.#sinceMs <= SHORT_MS;
    this.#atOnce = short ? Math.min(MOST_AT_ONCE, 2 * this.#atOnce) : 1;
    this.#sinceMs = nowMs;
  }
}
