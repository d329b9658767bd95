import { describe, expect, it } from 'vitest';
import { sseResponse } from './sse.ts';

describe('an event stream', () => {
  it('asks its source for no more than the reader takes, and goes on when it reads again', async () => {
    let asked = 0;
    const ended = new AbortController();
    let closed = false;
    const response = sseResponse({
      source: async function* () {
        for (;;) yield { id: String((asked += 1)), type: 'x', data: 'y'.repeat(1000) };
      },
      signal: ended.signal,
      heartbeatMs: 60_000,
      onClose: () => (closed = true),
    });
    const reader = response.body?.getReader();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const held = asked;
    expect(held).toBeLessThan(100);
    for (let at = 0; at < 200; at += 1) await reader?.read();
    expect(asked).toBeGreaterThan(held);
    ended.abort();
    await expect.poll(() => closed).toBe(true);
  });

  it('closes its source when the reader leaves', async () => {
    let ended: AbortSignal | undefined;
    const response = sseResponse({
      source: async function* (signal) {
        ended = signal;
        yield { id: '1', type: 'x', data: 1 };
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
      },
      signal: new AbortController().signal,
      heartbeatMs: 60_000,
      onClose: () => undefined,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended?.aborted).toBe(true);
  });
});
