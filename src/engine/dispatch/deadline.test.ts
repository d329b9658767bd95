// Guarantee: a hand-over is bounded, also by a sender that ignores its signal; and nothing is left behind by it.
import { describe, expect, test } from 'vitest';
import type { Clock } from '#engine/ports';
import type { Late } from '#engine/ports/channel';
import { Deadline } from './deadline.ts';

/** Sleepers wake when the test passes their time, or when their signal aborts. */
class SteppedClock implements Clock {
  #ms = 0;
  readonly sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();

  now = (): Date => new Date(this.#ms);
  monotonicMs = (): number => this.#ms;

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleeper = { atMs: this.#ms + ms, wake: done };
      const sleepers = this.sleepers;
      function done(): void {
        sleepers.delete(sleeper);
        resolve();
      }
      sleepers.add(sleeper);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  async pass(ms: number): Promise<void> {
    this.#ms += ms;
    for (const sleeper of this.sleepers) if (sleeper.atMs <= this.#ms) sleeper.wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Work that never ends, and the signals it was given. */
function neverEnding(): {
  readonly signals: AbortSignal[];
  readonly work: (late: Late) => Promise<string>;
} {
  const signals: AbortSignal[] = [];
  return {
    signals,
    work: ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  };
}

const aborted = (signals: readonly AbortSignal[]): boolean[] => signals.map((signal) => signal.aborted);

describe('a deadline', () => {
  test('gives what the work comes to, and leaves no timer behind', async () => {
    const clock = new SteppedClock();
    const deadline = new Deadline(clock, 1_000);
    expect(
      await deadline.wait(
        () => Promise.resolve('sent'),
        () => 'unknown',
      ),
    ).toBe('sent');
    await expect(
      deadline.wait(
        () => Promise.reject(new Error('broke')),
        () => 'unknown',
      ),
    ).rejects.toThrow('broke');
    expect(clock.sleepers.size).toBe(1);
    deadline.end();
    await clock.pass(0);
    expect(clock.sleepers.size).toBe(0);
  });

  test('tells the work to stop, and a second later answers for it', async () => {
    const clock = new SteppedClock();
    await clock.pass(400);
    const deadline = new Deadline(clock, 1_000);
    const { signals, work } = neverEnding();
    const answers = Promise.all([deadline.wait(work, () => 'a'), deadline.wait(work, () => 'b')]);
    await clock.pass(599);
    expect(aborted(signals)).toEqual([false, false]);
    await clock.pass(1);
    expect(aborted(signals)).toEqual([true, true]);
    const early = await Promise.race([answers, Promise.resolve('none')]);
    expect(early).toBe('none');
    await clock.pass(1_000);
    expect(await answers).toEqual(['a', 'b']);
  });

  test('work that heeds the signal has its own answer', async () => {
    const clock = new SteppedClock();
    const deadline = new Deadline(clock, 1_000);
    const heeding = ({ signal }: Late): Promise<string> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted')));
    const answer = deadline.wait(heeding, () => 'unknown');
    await clock.pass(1_000);
    expect(await answer).toBe('aborted');
  });

  test('work has a signal of its own, whenever it asks for it', async () => {
    const clock = new SteppedClock();
    const deadline = new Deadline(clock, 1_000);
    const waiting: Late[] = [];
    const silent = (late: Late): Promise<string> => {
      waiting.push(late);
      return new Promise(() => {});
    };
    const answers = [1, 2].map(() => deadline.wait(silent, () => 'unknown'));
    const [first, second] = waiting as [Late, Late];
    const early = first.signal;
    expect(early.aborted).toBe(false);
    await clock.pass(1_000);
    expect(early.aborted).toBe(true);
    expect(first.signal).toBe(early);
    expect(second.signal.aborted).toBe(true);
    expect(second.signal).not.toBe(early);
    await clock.pass(1_000);
    expect(await Promise.all(answers)).toEqual(['unknown', 'unknown']);
  });
});
