/** Starts one process in its role, and takes it down in order: streams, claims, what is in flight, the database. */
import { performance } from 'node:perf_hooks';
import { defaultPublicUrl, type Config } from '#config/config';
import { serveApp } from '#http/server';
import { createHealthApp } from '#http/health';
import { createApp } from '#http/app';
import { buildSystem } from './build-system.ts';
import { openWorld } from './open-world.ts';

export type RunningServer = {
  readonly url: URL;
  /** What a person at a terminal is told. */
  readonly greeting: readonly string[];
  stop(reason: string): Promise<void>;
};

const STOP_LIMIT_MS = 30_000;

/** `leaseMs`: for the crash test, which has no time to wait for leases of a minute. No setting reaches it. */
export async function startServer(
  config: Config,
  { leaseMs }: { readonly leaseMs?: number } = {},
): Promise<RunningServer> {
  const startedMs = performance.now();
  const world = await openWorld({ config });
  const stopping = new AbortController();
  let port = config.port;
  const publicUrl = (): URL => config.publicUrl ?? defaultPublicUrl(config.host, port);
  try {
    const system = await buildSystem({ world, publicUrl, stopping: stopping.signal, leaseMs });
    const app = config.role === 'worker' ? createHealthApp(system.http) : createApp(system.http);
    const server = await serveApp(app, { host: config.host, port: config.port });
    port = server.port;
    if (config.role !== 'web') await system.startWorker();
    const setUp = await system.setUpUrl();
    world.telemetry.emit({
      name: 'process_started',
      role: config.role,
      durationMs: performance.now() - startedMs,
    });
    return {
      url: publicUrl(),
      greeting: [
        `Doorstep is ready: ${publicUrl().href}`,
        ...(setUp === undefined ? [] : [`Set it up here (the link works once): ${setUp}`]),
      ],
      async stop(reason) {
        const stopMs = performance.now();
        world.telemetry.emit({ name: 'process_stopping', reason });
        stopping.abort();
        // No new claims from here on; what is in flight is handed over and settled.
        const [closed] = await Promise.all([
          server.close(STOP_LIMIT_MS),
          within(system.stopWorker(), STOP_LIMIT_MS),
        ]);
        await system.close();
        world.telemetry.emit({
          name: 'process_stopped',
          durationMs: performance.now() - stopMs,
          forced: closed.forced,
        });
        await world.close();
      },
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}

async function within(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
