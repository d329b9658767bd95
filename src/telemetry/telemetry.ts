/** The port's one implementation: an event becomes a log line and metrics by the table in `events.ts`. */
import type { Logger } from 'pino';
import type { Telemetry, TelemetryEvent } from '#engine/ports/telemetry';
import { EVENTS, type Level } from './events.ts';
import { createMetrics, type Metrics } from './metrics.ts';

export type RunningTelemetry = Telemetry & {
  readonly metrics: Metrics;
  /** For `GET /metrics`. */
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
};

export function createTelemetry(log: Logger): RunningTelemetry {
  const metrics = createMetrics();
  return {
    emit: (event) => emit(log, metrics, event),
    metrics,
    render: async () => ({
      contentType: metrics.registry.contentType,
      body: await metrics.registry.metrics(),
    }),
  };
}

type AnyRule = {
  readonly level: Level | ((event: TelemetryEvent) => Level);
  readonly measure?: (metrics: Metrics, event: TelemetryEvent) => void;
};

function emit(log: Logger, metrics: Metrics, event: TelemetryEvent): void {
  // The table is typed per name; only here, where name and rule meet, is it read as one shape.
  const rule = EVENTS[event.name] as AnyRule;
  const { name, ...fields } = event;
  try {
    rule.measure?.(metrics, event);
    const level = typeof rule.level === 'function' ? rule.level(event) : rule.level;
    log[level](fields, name);
  } catch (error) {
    // Telling must never break what is told about.
    log.error({ error, event: name }, 'telemetry_failed');
  }
}

/** For tests and tools that want silence, or to look at what was said. */
export function createMemoryTelemetry(): Telemetry & { readonly events: readonly TelemetryEvent[] } {
  const events: TelemetryEvent[] = [];
  return { emit: (event) => void events.push(event), events };
}
