import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttempt, RETRY_FOR_MS } from './retry-policy.ts';

const FIRST = new Date('2025-03-05T16:00:00Z');
const ID = '01957000-0000-7000-8000-000000000001-3';
const after = (ms: number) => new Date(FIRST.getTime() + ms);

/** All attempts after the first, as long as the provider keeps deferring. */
function attempts(touchId: string): readonly number[] {
  const times: number[] = [];
  let now = FIRST;
  for (let deferrals = 1; ; deferrals += 1) {
    const decision = nextAttempt({ touchId, deferrals, firstAttemptAt: FIRST, now, providerRetryAt: null });
    if (decision.kind === 'gave_up') return times;
    times.push(decision.at.getTime() - FIRST.getTime());
    now = decision.at;
  }
}

describe('a deferred touch', () => {
  it('is tried again within 60 s, ever more slowly, for 24 hours, and then gives up', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const times = attempts(`${uuid}-1`);
        expect(times[0]).toBeGreaterThan(10_000);
        expect(times[0]).toBeLessThanOrEqual(60_000);
        expect(times.at(-1)).toBe(RETRY_FOR_MS);
        expect(times.length).toBeGreaterThan(15);
        expect(times.length).toBeLessThan(60);
        times.forEach((time, index) => {
          const wait = time - (times[index - 1] ?? 0);
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(1.25 * 3_600_000);
        });
      }),
    );
  });

  it('has the same times whenever it is asked, and others than its neighbour', () => {
    expect(attempts(ID)).toEqual(attempts(ID));
    const firsts = Array.from({ length: 1_000 }, (_, index) => attempts(`${ID}${index}`)[0] ?? 0);
    expect(new Set(firsts).size).toBeGreaterThan(900);
    const mean = firsts.reduce((sum, time) => sum + time, 0) / firsts.length;
    expect(Math.abs(mean - 30_000)).toBeLessThan(1_000);
  });

  const ask = (now: Date, providerRetryAt: Date) =>
    nextAttempt({ touchId: ID, deferrals: 4, firstAttemptAt: FIRST, now, providerRetryAt });

  it('comes when the provider asked it to, within limits', () => {
    expect(ask(after(0), after(300_000))).toEqual({ kind: 'retry', at: after(300_000) });
    expect(ask(after(5_000), after(-1))).toEqual({ kind: 'retry', at: after(6_000) });
    expect(ask(after(0), after(3 * RETRY_FOR_MS))).toEqual({ kind: 'retry', at: after(RETRY_FOR_MS) });
    expect(ask(after(RETRY_FOR_MS), after(RETRY_FOR_MS + 1))).toEqual({ kind: 'gave_up' });
  });
});
