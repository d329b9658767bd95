/**
 * Gives the app a port, and takes it away without cutting anybody off: nothing new is accepted, streams are told to end,
 * what is in flight is finished within the limit, and only then is anything forced.
 */
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import type { AppEnv } from './deps.ts';

export type RunningServer = {
  readonly port: number;
  /**
   * The caller aborts `FrameDeps.stopping` first: open streams then end by themselves. Resolves with whether
   * connections had to be cut after `limitMs`.
   */
  close(limitMs: number): Promise<{ readonly forced: boolean }>;
};

/** Rejects when the address cannot be had (`EADDRINUSE`, `EACCES`). `port` 0: any free one. */
export function serveApp(
  app: Hono<AppEnv>,
  address: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    // A header that takes longer is a client that holds a connection for nothing. Bodies have the route's own time; this
    // is the longest a route has (an upload of a gigabyte).
    serverOptions: { headersTimeout: 15_000, requestTimeout: 3_600_000, keepAliveTimeout: 65_000 },
  }) as Server;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port, close: (limitMs) => close(server, limitMs) });
    });
  });
}

function close(server: Server, limitMs: number): Promise<{ forced: boolean }> {
  return new Promise((resolve) => {
    let forced = false;
    const force = setTimeout(() => {
      forced = true;
      server.closeAllConnections();
    }, limitMs);
    // Keep-alive connections become idle one by one as their requests end; each is closed when it does.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve({ forced });
    });
    server.closeIdleConnections();
  });
}
