/** How much was settled since somebody asked last, and the longest time in which nothing was. */
import { performance } from 'node:perf_hooks';

export type SettleCount = {
  readonly settled: number;
  readonly seconds: number;
  readonly longestGapMs: number;
};

export class SettleWatch {
  #sinceMs = performance.now();
  #lastMs = performance.now();
  #settled = 0;
  #longestGapMs = 0;

  add(count: number): void {
    this.#gapEnds();
    this.#settled += count;
  }

  /** Counts from zero again. */
  read(): SettleCount {
    this.#gapEnds();
    const nowMs = this.#lastMs;
    const count = {
      settled: this.#settled,
      seconds: (nowMs - this.#sinceMs) / 1_000,
      longestGapMs: this.#longestGapMs,
    };
    this.#sinceMs = nowMs;
    this.#settled = 0;
    this.#longestGapMs = 0;
    return count;
  }

  #gapEnds(): void {
    const nowMs = performance.now();
    this.#longestGapMs = Math.max(this.#longestGapMs, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
  }
}
