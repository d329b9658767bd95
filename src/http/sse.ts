/**
 * Server-sent events: `id`, `event` and `data` for each event, a comment as heartbeat so that proxies keep the line open
 * and a dead reader is noticed, and an end as soon as the reader leaves or the process stops. Readers resume with
 * `Last-Event-ID` (WHATWG HTML §9.2).
 */
import type { FeedEvent } from '#engine/ports/event-feed';

export type SseOptions = {
  /** Called with the signal that ends the stream; not asked for more than the reader takes. */
  readonly source: (signal: AbortSignal) => AsyncIterable<FeedEvent>;
  readonly signal: AbortSignal;
  readonly heartbeatMs: number;
  readonly onClose: () => void;
};

/** Milliseconds before a reader that lost the line comes back. */
const RETRY_MS = 1000;
/** Events held for a reader that does not keep up; then the source waits for it. */
const HELD = 64;
const encoder = new TextEncoder();

export function sseResponse(options: SseOptions): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  let readOn = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const room = async (): Promise<void> => {
          if (signal.aborted || (controller.desiredSize ?? 0) > 0) return;
          await new Promise<void>((resolve) => {
            readOn = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
        };
        void pump(controller, options, signal, room);
      },
      pull: () => readOn(),
      cancel: () => left.abort(),
    },
    { highWaterMark: HELD },
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

async function pump(
  controller: ReadableStreamDefaultController<Uint8Array>,
  options: SseOptions,
  signal: AbortSignal,
  room: () => Promise<void>,
): Promise<void> {
  const write = (text: string): void => {
    if (!signal.aborted) controller.enqueue(encoder.encode(text));
  };
  const heartbeat = setInterval(() => {
    // A reader with a full line gets no beats on top: they would pile up for as long as it hangs.
    if ((controller.desiredSize ?? 0) > 0) write(':\n\n');
  }, options.heartbeatMs);
  try {
    write(`retry: ${RETRY_MS}\n\n`);
    for await (const event of options.source(signal)) {
      if (signal.aborted) break;
      write(frame(event));
      await room();
    }
  } catch {
    // The line is cut: the reader comes back with its Last-Event-ID and misses nothing.
  } finally {
    clearInterval(heartbeat);
    options.onClose();
    try {
      controller.close();
    } catch {
      // The reader had closed it.
    }
  }
}

/** JSON has no raw line breaks, so one `data:` line is enough; ids and types are our own words. */
const frame = ({ id, type, data }: FeedEvent): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
