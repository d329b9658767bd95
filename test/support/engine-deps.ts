/** The engine's clock, chance and telemetry for tests that run it against a real database. */
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#db/uuid';
import type { Clock, Random } from '#engine/ports';
import type { Telemetry, TelemetryEvent } from '#engine/ports/telemetry';

export const realClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};

export const realRandom: Random = { uuid: () => uuidv7(), fraction: () => Math.random() };

export function recordingTelemetry(): Telemetry & { readonly events: TelemetryEvent[] } {
  const events: TelemetryEvent[] = [];
  return { events, emit: (event) => void events.push(event) };
}
