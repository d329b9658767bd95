/** Protects the stop: nothing waits long behind what a slow provider queues, and no provider is slowed down by it. */
import { describe, expect, test } from 'vitest';
import { AdaptiveLimit } from './adaptive-limit.ts';

type Provider = {
  /** Taken one after the other, each this long; 0: as many at a time as come. */
  readonly queueMs: number;
  /** Every message takes so long, however many there are. */
  readonly ownMs: number;
};
type Run = { readonly waits: number[]; readonly perSecond: number; readonly limit: number };

/** Always more to send than slots; a claim fills up what is free every 5 ms. `change`: another provider from then on. */
function run(
  limit: AdaptiveLimit,
  provider: Provider,
  forMs: number,
  {
    slots = 50,
    fromMs = 0,
    backlog = Infinity,
    unused = 0,
  }: { slots?: number; fromMs?: number; backlog?: number; unused?: number } = {},
): Run {
  const waits: number[] = [];
  let open: { readonly claimedAt: number; readonly endsAt: number }[] = [];
  let freeAt = fromMs;
  let left = backlog;
  for (let now = fromMs; now < fromMs + forMs; now += 1) {
    for (const { claimedAt } of open.filter(({ endsAt }) => endsAt <= now)) {
      waits.push(now - claimedAt);
      limit.ended(now, now - claimedAt, open.length);
    }
    open = open.filter(({ endsAt }) => endsAt > now);
    if (now % 5 !== 0) continue;
    const free = Math.min(left, Math.min(slots - unused, limit.current(now, open.length)) - open.length);
    for (let n = 0; n < free; n += 1) {
      freeAt = Math.max(freeAt, now) + provider.queueMs;
      open.push({ claimedAt: now, endsAt: Math.max(now + 1, freeAt + provider.ownMs) });
      left -= 1;
    }
    if (free > 0) limit.took(now, open.length);
  }
  return {
    waits,
    perSecond: (waits.length * 1_000) / forMs,
    limit: limit.current(fromMs + forMs, open.length),
  };
}

/** So many processes at one provider, each with a limit and slots of its own and as much to send as it likes. */
function runTogether(
  processes: number,
  providerAt: Provider | ((now: number) => Provider),
  forMs: number,
  slots: number,
): Run {
  const all = Array.from({ length: processes }, () => {
    const limit = new AdaptiveLimit();
    limit.shared(processes);
    return { limit, open: [] as { claimedAt: number; endsAt: number }[] };
  });
  const waits: number[] = [];
  let freeAt = 0;
  for (let now = 0; now < forMs; now += 1) {
    const provider = typeof providerAt === 'function' ? providerAt(now) : providerAt;
    for (const [index, one] of all.entries()) {
      for (const { claimedAt } of one.open.filter(({ endsAt }) => endsAt <= now)) {
        waits.push(now - claimedAt);
        one.limit.ended(now, now - claimedAt, one.open.length);
      }
      one.open = one.open.filter(({ endsAt }) => endsAt > now);
      if ((now + index) % 5 !== 0) continue;
      const free = Math.min(slots, one.limit.current(now, one.open.length)) - one.open.length;
      for (let n = 0; n < free; n += 1) {
        freeAt = Math.max(freeAt, now) + provider.queueMs;
        one.open.push({ claimedAt: now, endsAt: Math.max(now + 1, freeAt + provider.ownMs) });
      }
      if (free > 0) one.limit.took(now, one.open.length);
    }
  }
  const limits = all.map(({ limit, open }) => limit.current(forMs, open.length));
  return { waits, perSecond: (waits.length * 1_000) / forMs, limit: Math.min(...limits) };
}

function share(waits: readonly number[], part: number): number {
  return waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * part) - 1] ?? 0;
}

describe('a provider that takes 20 messages a second', () => {
  test('has 99 of 100 within a second from the very first, and takes its 20', () => {
    const { waits, perSecond } = run(new AdaptiveLimit(), { queueMs: 50, ownMs: 0 }, 60_000);
    expect(share(waits, 0.99)).toBeLessThan(700);
    expect(Math.max(...waits)).toBeLessThan(1_000);
    expect(perSecond).toBeGreaterThan(19.5);
  });

  test('is recognised when it was fast before', () => {
    const limit = new AdaptiveLimit();
    run(limit, { queueMs: 0, ownMs: 5 }, 5_000);
    const { waits } = run(limit, { queueMs: 50, ownMs: 0 }, 60_000, { fromMs: 5_000 });
    // What was claimed before it could be noticed waits: about twice the slots.
    expect(waits.filter((wait) => wait > 1_000).length).toBeLessThan(100);
    expect(share(waits.slice(150), 0.99)).toBeLessThan(700);
  });

  test('also when each message takes a quarter of a second besides', () => {
    const { waits, perSecond } = run(new AdaptiveLimit(), { queueMs: 50, ownMs: 250 }, 60_000);
    expect(share(waits, 0.99)).toBeLessThan(900);
    expect(perSecond).toBeGreaterThan(19);
  });

  test('one message a second: one is held at a time', () => {
    const { limit, perSecond } = run(new AdaptiveLimit(), { queueMs: 1_000, ownMs: 0 }, 60_000);
    expect(limit).toBeLessThanOrEqual(2);
    expect(perSecond).toBeGreaterThan(0.9);
  });
});

describe('a provider that does not queue', () => {
  test.each([1, 20, 200])('answers after %i ms: all slots are used within a second', (ownMs) => {
    const limit = new AdaptiveLimit();
    expect(run(limit, { queueMs: 0, ownMs }, 1_200).limit).toBeGreaterThanOrEqual(50);
    expect(run(limit, { queueMs: 0, ownMs }, 10_000, { fromMs: 1_200 }).limit).toBeGreaterThanOrEqual(50);
  });

  test.each([800, 2_000, 5_000])('takes %i ms for each: that is its own, and all slots are used', (ownMs) => {
    const limit = new AdaptiveLimit();
    run(limit, { queueMs: 0, ownMs }, ownMs * 12);
    const { perSecond } = run(limit, { queueMs: 0, ownMs }, 120_000, { fromMs: ownMs * 12 });
    expect(perSecond).toBeGreaterThan((0.8 * 50 * 1_000) / ownMs);
  });

  test('recovers when a slow spell is over', () => {
    const limit = new AdaptiveLimit();
    run(limit, { queueMs: 200, ownMs: 0 }, 20_000);
    expect(run(limit, { queueMs: 0, ownMs: 5 }, 1_500, { fromMs: 20_000 }).limit).toBeGreaterThanOrEqual(50);
  });
});

describe('several processes at one provider', () => {
  test.each([2, 3, 4])('%i of them hold no more together than one would, for minutes', (processes) => {
    const { waits, perSecond } = runTogether(processes, { queueMs: 50, ownMs: 0 }, 300_000, 50);
    expect(share(waits, 0.99)).toBeLessThan(1_000);
    // The first few come before anybody can know.
    expect(Math.max(...waits)).toBeLessThan(1_200);
    expect(perSecond).toBeGreaterThan(19.5);
  });

  test.each([3, 4])('%i of them take a queue of all for a queue, also a fast one', (processes) => {
    const { waits, perSecond } = runTogether(processes, { queueMs: 10, ownMs: 0 }, 300_000, 50);
    expect(share(waits, 0.99)).toBeLessThan(700);
    expect(perSecond).toBeGreaterThan(95);
  });

  test('two that had come down to one each find out that the queue is gone', () => {
    const slow = { queueMs: 400, ownMs: 0 };
    const { limit } = runTogether(
      2,
      (now) => (now < 60_000 ? slow : { queueMs: 0, ownMs: 800 }),
      180_000,
      25,
    );
    expect(limit).toBeGreaterThanOrEqual(25);
  });

  test.each([2, 4])('%i of them use their slots where each message takes long by itself', (processes) => {
    const { perSecond } = runTogether(processes, { queueMs: 0, ownMs: 800 }, 240_000, 50 / processes);
    expect(perSecond).toBeGreaterThan((0.8 * 50 * 1_000) / 800);
  });
});

test('does not grow by what it never used', () => {
  const { limit } = run(new AdaptiveLimit(), { queueMs: 0, ownMs: 5 }, 5_000, { unused: 48 });
  expect(limit).toBeLessThanOrEqual(10);
});

test('starts again after an idle time: the provider may have changed', () => {
  const limit = new AdaptiveLimit();
  run(limit, { queueMs: 0, ownMs: 5 }, 2_000, { backlog: 2_000 });
  expect(limit.current(8_000, 0)).toBeGreaterThanOrEqual(50);
  expect(limit.current(13_000, 0)).toBe(4);
});
