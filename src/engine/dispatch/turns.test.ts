// Guarantee: small messages begin eight in a turn, large ones one by one, and after a long turn small ones side by side again.
import { expect, test } from 'vitest';
import type { Clock } from '#engine/ports';
import { Turns } from './turns.ts';

/** Every turn takes as long as the test says. */
function clockOfTurns(turnMs: () => number): Clock & { turns: number } {
  let ms = 0;
  return {
    turns: 0,
    now: () => new Date(ms),
    monotonicMs: () => ms,
    sleep() {
      this.turns += 1;
      ms += turnMs();
      return Promise.resolve();
    },
  };
}

async function turnsFor(messages: number, turnMs: (begun: number) => number): Promise<number> {
  let begun = 0;
  const clock = clockOfTurns(() => turnMs(begun));
  const turns = new Turns(clock);
  for (; begun < messages; begun += 1) await turns.next();
  return clock.turns;
}

test.each([
  { messages: 8, ms: 0.05, turns: 0 },
  { messages: 9, ms: 0.05, turns: 1 },
  { messages: 80, ms: 0.05, turns: 9 },
  // Eight before anything is known.
  { messages: 80, ms: 2, turns: 72 },
])('$messages messages in turns of $ms ms: $turns turns between them', async ({ messages, ms, turns }) => {
  expect(await turnsFor(messages, () => ms)).toBe(turns);
});

test('one long turn: 1, 2, 4 and then 8 at a time again', async () => {
  // 8 | 1, 2, 4, 8, 8: the turn after the first eight was long.
  expect(await turnsFor(31, (begun) => (begun === 8 ? 5 : 0.05))).toBe(5);
});
