// Guarantee: turns come one after the other in order, and a database that is busy for long leaves time for everything else.
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

/** As the embedded database works: all at once, answered by a promise that is settled already. */
function work(forMs: number): Promise<void> {
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs);
  return Promise.resolve();
}

describe('turns', () => {
  it('come in order, one at a time, whatever became of those before', async () => {
    const turns = new Turnstile();
    const seen: string[] = [];
    const giveBack = await turns.take();
    const first = turns.run(async () => void seen.push('first'));
    const broken = turns.run(async () => {
      seen.push('broken');
      throw new Error('planted');
    });
    const last = turns.run(async () => void seen.push('last'));
    await Promise.resolve();
    expect(seen).toEqual([]);
    giveBack();
    await first;
    await expect(broken).rejects.toThrow('planted');
    await last;
    expect(seen).toEqual(['first', 'broken', 'last']);
  });

  it('leave time for timers while one follows the other without a pause', async () => {
    const turns = new Turnstile();
    let fired = 0;
    const timer = setInterval(() => (fired += 1), 1);
    for (let turn = 0; turn < 100; turn += 1) await turns.run(() => work(1));
    clearInterval(timer);
    expect(fired).toBeGreaterThanOrEqual(5);
  });
});
