/**
 * First come, first served: at most one holder at a time. The embedded database answers without ever leaving the
 * microtask queue, so a long row of turns would keep timers, sockets and signals waiting until its end: every few
 * milliseconds a turn waits for them first.
 */
import { performance } from 'node:perf_hooks';
import { setImmediate as otherWork } from 'node:timers/promises';

const BREATH_MS = 5;

export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();
  #breathedMs = 0;

  run<T>(work: () => Promise<T>): Promise<T> {
    const begin = (): Promise<T> => this.#begin(work);
    const turn = this.#last.then(begin, begin);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /**
   * Begins once every turn that was asked for before is over, beside others that do the same; later turns do not wait
   * for its end. Only for what is done in the order in which it begins.
   */
  follow<T>(work: () => Promise<T>): Promise<T> {
    return this.#last.then(work);
  }

  /** Resolves with the way to give the turn back. */
  async take(): Promise<() => void> {
    let giveBack = (): void => {};
    const held = new Promise<void>((resolve) => {
      giveBack = resolve;
    });
    await new Promise<void>((started) => {
      void this.run(() => {
        started();
        return held;
      });
    });
    return giveBack;
  }

  #begin<T>(work: () => Promise<T>): Promise<T> {
    if (performance.now() - this.#breathedMs < BREATH_MS) return work();
    return otherWork().then(() => {
      this.#breathedMs = performance.now();
      return work();
    });
  }
}
